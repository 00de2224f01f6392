"""Nothing that is withheld is anywhere in the output: every field of every kind, behind every gate, in every byte.

The site has a kind and an output of an extension, too: what an extension adds passes the same gate.
"""

import gzip
import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from shutil import rmtree
from typing import Any, NamedTuple, get_args, get_origin
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields
from PIL import Image
from pypdf import PdfReader

from jarchy.build.engine import build
from jarchy.build.pipeline import make
from jarchy.core.dates import DateOrTime
from jarchy.model import Kind, Stated
from jarchy.schema.words import translation_of, words_in
from tests.conftest import SITE_YAML, Site
from tests.extended import NAMED, extended_site
from tests.samples import BEHIND, BY_NAME, Sample, put_behind, strings, write

KINDS = tuple(BY_NAME.values())  # of Jarchy, and one of an extension
PRIVATE = {"private@example.org", "0777 333 979", "0777333979"}  # in each sample that may have them, public or not
PAST, FUTURE = "2018-06-01", "2077-01-01"
AFTER_ALL = datetime(2100, 1, 1, tzinfo=UTC)

# The moments that a document may state: of a gate, when it is public; ahead, when some words of it are; facts.
GATES, AHEAD, FACTS = (
    {"embargo", "expires", "date"},
    {"withdrawn"},
    {"start", "end", "deadline", "accreditation_until", "pinned_until"},
)
SAID_THEN = {"withdrawn": "reason"}  # the words that belong to a moment
TABLES_AHEAD = {"updates": "date", "roles": "from", "changes": "date"}  # whose items have a moment, and its key
FORMER = {"until", "was", "was_end", "was_place"}  # what an item says of the time before its moment: no secret
DATED = [kind.name for kind in KINDS if vars(kind.schema).get("public_from")]  # that are public from their date on

# Of each gate, the keys that close it.
CLOSED: dict[str, dict[str, Any]] = {
    "draft": {"status": "draft", "withdrawn": None, "reason": None},
    "embargo": {"embargo": FUTURE, "expires": None, "pinned_until": None, "withdrawn": BEHIND},
    "expired": {"embargo": None, "expires": PAST},
    "language": {"embargo": None, "expires": None, "publish": "together"},  # and its translation is not reviewed
}
ENDLESS: dict[str, Any] = {"embargo": None, "expires": None}
WAITING: dict[str, Any] = {"status": None, "event": "waiting-event", "date": "2016-05-06 09:00"}  # of the role
OPEN: dict[str, Any] = {"embargo": None, "expires": None, "withdrawn": FUTURE}
QUIET: dict[str, Any] = {"status": "published", "withdrawn": None, "reason": None, "updates": None}


def test_every_moment_of_every_kind_is_looked_at() -> None:
    """Whoever adds one to a schema says here what it decides, and words that belong to it are tried below."""
    for kind in KINDS:
        moments = {one.encode_name for one in fields(kind.schema) if _is_moment(one.type)}
        tables = {
            one.encode_name
            for one in fields(kind.schema)
            for item in get_args(one.type)[1:]
            if hasattr(item, "__struct_fields__") and {"date", "from"} & {inner.encode_name for inner in fields(item)}
        }

        assert moments <= GATES | AHEAD | FACTS
        assert tables <= TABLES_AHEAD.keys()


def _is_moment(annotation: Any) -> bool:
    return annotation is DateOrTime or (
        get_origin(annotation) is not dict and any(map(_is_moment, get_args(annotation)))
    )


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> "Secrets":
    """A site with a document of each kind behind each gate, and public ones that name them wherever they can."""
    made = Secrets(extended_site(tmp_path_factory.mktemp("site")))
    for kind in KINDS:
        for number, gate in enumerate(CLOSED):
            has_it = gate != "language" or kind.schema.is_news
            made.withhold(Sample(kind, gate), CLOSED[gate if has_it else "draft"])
            made.refer(Sample(kind, f"beside{number}", year=2016, names=gate))
        if kind.name in DATED:
            made.withhold(Sample(kind, "ahead", year=2077, names="embargo"), ENDLESS)
        if vars(kind.schema).get("follows"):
            made.withhold(Sample(kind, "waiting", names="open"), ENDLESS | WAITING)
        made.publish(Sample(kind, "open", year=2016))
        made.translate_in_secret(Sample(kind, "half", year=2016))
    waiting = [kind.name for kind in KINDS if vars(kind.schema).get("follows")]
    links = " ".join(f"[x]({name}:waiting-{name})" for name in waiting)
    draft = Sample(BY_NAME["release"], "draft")
    write(made.site, draft, draft.facts(**CLOSED["draft"]), links)
    tags = "".join(f"      {tag}: {tag}label\n" for tag in sorted(made.tags))
    made.site.replace("content/site.yaml", "      forum: Форум\n", tags)
    made.site.with_all()
    return made


class Secrets:
    """A site, the words in it that no reader may see, and some that every reader sees."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.hidden: set[str] = set()
        self.ahead: set[str] = set()
        self.shown: set[str] = set()
        self.tags: set[str] = set()

    def write(self, sample: Sample, facts: dict[str, Any], more: str = "") -> None:
        write(self.site, sample, facts, more)
        self.tags.update(facts.get("tags", ()))

    def withhold(self, sample: Sample, closed: dict[str, Any]) -> None:
        """An original and its translation, of which nothing may be seen."""
        for one in (sample, sample._replace(lang="ky")):
            facts = one.facts(**closed, translation={"reviewed": "no"})
            if closed.get("embargo"):
                put_behind(facts)
            self.write(one, facts)
            self.hidden |= {*strings(facts), one.body}
        self.hidden = {word for word in self.hidden | {sample.slug} if "open" not in word}

    def publish(self, sample: Sample) -> None:
        """An original and its translation, of which all words are seen but those that lie ahead."""
        for one in (sample, sample._replace(lang="ky")):
            facts = one.facts(**OPEN, status="withdrawn" if "withdrawn" in sample.facts() else "published")
            for table in TABLES_AHEAD.keys() & facts.keys():
                ahead = _ahead(facts[table], table)
                facts[table] |= ahead
                self.ahead |= strings(ahead)
            self.ahead |= strings([facts[words] for words in SAID_THEN.values() if words in facts])
            self.write(one, facts)
            self.shown |= {*strings([facts[key] for key in words_in(sample.kind.schema) if key in facts]), one.body}
        self.shown -= self.ahead

    def translate_in_secret(self, sample: Sample) -> None:
        """A public original whose translation is a draft."""
        facts = sample.facts(**(OPEN | QUIET))
        self.write(sample, facts)
        draft = sample._replace(lang="ky")
        words = draft.facts(**QUIET, translation={"reviewed": "no", "status": "draft"})
        self.write(draft, words)
        self.hidden |= {*strings(words), draft.body} - strings(facts)

    def refer(self, sample: Sample) -> None:
        """A public document that names withheld ones wherever it can."""
        facts = sample.facts(**(OPEN | QUIET), speaker="open-person")
        links = " ".join(f"[x]({kind.name}:{sample.names}-{kind.name})" for kind in KINDS)
        folders = {kind.name: f"{kind.folder}/" if kind.in_url else "" for kind in KINDS}
        links += "".join(f" [x](/ru/{folder}{sample.names}-{name}/)" for name, folder in folders.items())
        pages = [f"{kind.folder if kind.in_url else ''}/{sample.names}-{kind.name}/".lstrip("/") for kind in KINDS]
        links += "".join(f" [x](/ru/{page}) [x](https://forum.example/ky/{page}?x=1)" for page in pages)
        links += f" [x](/ru/releases/{sample.names}-release/release.txt)"
        placed = "" if sample.kind.is_spoken else f"\n\n[[quote: {sample.names}-quote]]\n"
        self.write(sample, facts, links + placed)
        self.shown.add(sample.body)


def _ahead(table: dict[str, dict[str, Any]], name: str) -> dict[str, dict[str, Any]]:
    """The items of a table again, with words of their own, and told later. Translations state no moment."""
    return {
        f"{key}-ahead": {
            one: f"{said}ahead" if "zq" in said else FUTURE if one == TABLES_AHEAD[name] else said
            for one, said in (item | ({"status": "cancelled"} if name == "changes" else {})).items()
            if one not in FORMER
        }
        for key, item in table.items()
    }


def seen(files: dict[str, bytes], words: Iterable[str]) -> dict[str, list[str]]:
    """The words that stand in some file, or in its name, and where."""
    texts = {name: f"{name}\n{text_of(name, data)}".casefold() for name, data in files.items()}
    where = {word: [name for name, text in texts.items() if word.casefold() in text] for word in words}
    return {word: names for word, names in where.items() if names}


def text_of(name: str, data: bytes) -> str:
    """All that a program could read in a file: unpacked, and of a picture also what stands beside it."""
    if "/index/" in name and data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    if name.endswith((".png", ".jpg", ".webp")):
        data += repr(Image.open(io.BytesIO(data)).info).encode()
    if name.endswith((".docx", ".zip")):
        with ZipFile(io.BytesIO(data)) as packed:
            members = [f"{one}\n{text_of(one.filename, packed.read(one))}" for one in packed.infolist()]
        return "\n".join(members)
    if name.endswith(".eml"):
        message = message_from_bytes(data, policy=default)
        texts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
        return "\n".join([str(message.items()), *texts])
    if name.endswith(".pdf"):
        pdf = PdfReader(io.BytesIO(data))
        return "\n".join([str(pdf.metadata), *(page.extract_text() for page in pdf.pages)])
    return data.decode("utf-8", "replace")


def test_nothing_that_is_withheld_is_in_any_byte(secrets: Secrets) -> None:
    build(secrets.site.order(), secrets.site.output)
    files = {
        path.relative_to(secrets.site.output).as_posix(): path.read_bytes()
        for path in secrets.site.output.rglob("*")
        if path.is_file()
    }
    years = [
        name for name, data in files.items() if re.search(r"(?<![\da-f])(1977|2077)(?![\da-f])", text_of(name, data))
    ]

    assert seen(files, secrets.hidden | secrets.ahead | {"zqcamera", *PRIVATE}) == {}
    assert years == []
    assert secrets.shown - seen(files, secrets.shown).keys() == set()


def test_it_is_there_when_its_time_has_come(secrets: Secrets) -> None:
    """Or the test above would look for words that are nowhere."""
    files = make(secrets.site.order(AFTER_ALL)).files
    embargoed = {word for word in secrets.hidden if word.startswith(("zqembargo", "zqahead"))}
    titles = {word for word in embargoed if word.endswith(("title", "name", "body", "caption"))}
    titles = {word for word in titles if not word.endswith("firstname")}  # which only programs get, of some kinds

    assert len(titles) > 2 * len(KINDS)
    assert titles - seen(files, titles).keys() == set()
    assert {word for word in secrets.ahead if word.endswith(("reason", "noteahead", "titleahead"))} <= seen(
        files, secrets.ahead
    ).keys()
    never = tuple(f"zq{gate}" for gate in (*CLOSED, "waiting") if gate != "embargo")
    assert seen(files, [word for word in secrets.hidden if word.startswith(never)]) == {}


class Drawn(NamedTuple):
    """A document of a random site: what closes it, which documents it speaks of, by their numbers, what its translation
    says of itself (None: there is none), and which languages wait for which.
    """

    kind: Kind[Stated]
    facts: dict[str, str]
    speaks_of: set[int]
    translated: dict[str, str] | None
    publish: str

    def policy(self, of_site: str) -> str:
        """What holds for it. The kinds of the tests that are no news have no policy."""
        return self.publish or of_site if self.kind.schema.is_news else "any"


INSTANTS = [f"20{year}-07-01" for year in range(10, 27, 4)]
UNFINISHED = {"status": "draft", "aliases": ""}
GATE = st.just(UNFINISHED) | st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["draft", "published"]),
        "embargo": st.sampled_from(INSTANTS),
        "expires": st.sampled_from(INSTANTS),
    },
)
POLICY = st.sampled_from(["any", "together", "ru-first", "ky-first"])
READY = {"reviewed": "yes"}
TRANSLATED = st.sampled_from(
    [None, {"reviewed": "no"}, READY, READY, READY | {"status": "draft"}, {"reviewed": "no", "status": "published"}]
)
DRAWN = st.lists(
    st.builds(
        Drawn,
        st.sampled_from([*KINDS, BY_NAME["release"]]),
        GATE,
        st.sets(st.integers(0, 9), max_size=4),
        TRANSLATED,
        POLICY | st.just(""),
    ),
    max_size=10,
)


@pytest.fixture(scope="module")
def random_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return extended_site(tmp_path_factory.mktemp("site")).with_all("search", "feeds", "sitemap", "ninjs", "text")


@given(DRAWN, POLICY, st.sampled_from(INSTANTS), st.sampled_from(INSTANTS))
@settings(max_examples=20, deadline=None, database=None, derandomize=True)
def test_nothing_leaks_from_random_sites(
    random_site: Site, drawn: list[Drawn], policy: str, date: str, now: str
) -> None:
    """Whoever speaks of whom, and whoever waits for whom: the site is, byte for byte, the one that there would be
    without what is withheld.
    """
    random_site.write(
        "content/site.yaml", NAMED + SITE_YAML.replace("languages:\n", f"publish: {policy}\nlanguages:\n", 1)
    )
    random_site.with_all("search", "feeds", "sitemap", "ninjs", "text")
    samples = [Sample(one.kind, f"n{number}x") for number, one in enumerate(drawn)]
    hidden = set(_withheld(drawn, policy, date, now))
    files = _made(random_site, drawn, date, now, without=set())
    without = {number for number, sample in enumerate(samples) if sample.slug not in str(files.keys())}

    assert hidden <= without
    assert seen(files, [samples[number].body for number in without]) == {}
    assert _made(random_site, drawn, date, now, without=without) == files


def _made(site: Site, drawn: list[Drawn], date: str, now: str, without: set[int]) -> dict[str, bytes]:
    """The site's files; `without` some of the documents, where a link to one of them is the words that readers see."""
    for kind in KINDS:
        rmtree(site.folder / "content" / kind.folder, ignore_errors=True)
    write(site, SPEAKER, {"name": "А", "status": "published"})
    links = {number: f"[x]({one.kind.name}:n{number}x-{one.kind.name})" for number, one in enumerate(drawn)}
    for number, one in enumerate(drawn):
        sample = Sample(one.kind, f"n{number}x")
        filled = sample.facts(speaker=SPEAKER.slug, date=date, deadline="2100-01-01", role=None)
        needed = {field.encode_name: filled[field.encode_name] for field in fields(one.kind.schema) if field.required}
        said = ("x" if to in without else links[to] for to in sorted(one.speaks_of) if to in links)
        news = {"publish": one.publish} if one.publish and one.kind.schema.is_news else {}
        if number not in without:
            write(site, sample, needed | one.facts | news, " ".join(said))
            _translate(site, one, sample._replace(lang="ky"), is_whole=not without)
    return make(site.order(datetime.fromisoformat(f"{now}T00:00+06:00"))).files


def _translate(site: Site, drawn: Drawn, sample: Sample, *, is_whole: bool) -> None:
    """Writes its translation; if the site is not `is_whole`, only one that readers see."""
    said = drawn.translated
    if said is not None and (is_whole or said.get("status") != "draft"):
        schema = translation_of(drawn.kind.schema)
        needed = {field.encode_name for field in fields(schema) if field.required}
        write(site, sample, {key: value for key, value in sample.facts(translation=said).items() if key in needed})


SPEAKER = Sample(BY_NAME["person"], "speaker")


def _lacks_a_language(one: Drawn, drawn: list[Drawn], of_site: str) -> bool:
    """Whether a release waits for Kyrgyz, its own or that of what it speaks of."""
    policy = one.policy(of_site)
    if policy == "ky-first":
        return one.translated is None or one.translated.get("status") == "draft"
    others = [drawn[number] for number in one.speaks_of if number < len(drawn) and drawn[number] is not one]
    parts = [it for it in others if it.kind.schema.follows and it.facts.get("status") != "draft"]
    ready = (READY, {"reviewed": "no", "status": "published"})
    return policy == "together" and any(it.translated not in ready for it in (one, *parts))


def _withheld(drawn: list[Drawn], policy: str, date: str, now: str) -> Iterator[int]:
    """The numbers of the documents that are surely withheld, found in another way than the gate finds them."""
    hidden: set[int] = set()
    for _ in drawn:  # those that wait for others that wait
        for number, one in enumerate(drawn):
            spoken_of_by = {by for by, other in enumerate(drawn) if number in other.speaks_of and by != number}
            begins = [one.facts.get("embargo", ""), date if one.kind.name in DATED else ""]
            waits = (
                vars(one.kind.schema).get("follows")
                and "status" not in one.facts
                and spoken_of_by
                and spoken_of_by <= hidden
            )
            is_closed = one.facts.get("status") == "draft" or max(begins) > now or one.facts.get("expires", "9") <= now
            if is_closed or waits or _lacks_a_language(one, drawn, policy):
                hidden.add(number)
    yield from hidden


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("status: withdrawn\nwithdrawn: 2018-09-01\nreason: Ошибка «в сумме».\n", "reason: Суммада ката.\n"),
        ("updates:\n  sum:\n    date: 2018-09-01\n    note: Сумма.\n", "updates:\n  sum:\n    note: Сумма эмес.\n"),
    ],
)
def test_a_change_that_lies_ahead_changes_no_byte(site: Site, facts: str, words: str) -> None:
    """Nor is a translation called out of date because of it."""
    original, translation = "content/releases/budget.ru.md", "content/releases/budget.ky.md"
    front = "---\ntitle: Бюджет\ndate: 2018-07-01\n{}---\nТекст\n"
    translated = "---\ntitle: Бюджет\ntranslation:\n  reviewed: yes\n  of: {}\n{}---\nТекст\n"
    site.with_all("search", "feeds", "sitemap", "ninjs", "text").write(original, front.format(""))
    site.write(translation, translated.format("0" * 12, ""))
    (stale,) = (one for one in site.problems() if one.code == "stale-translation")
    site.write(translation, translated.format(stale.words["fingerprint"], ""))
    before = make(site.order()).files
    site.write(original, front.format(facts))
    site.write(translation, translated.format(stale.words["fingerprint"], words))

    assert make(site.order()).files == before
    assert make(site.order(AFTER_ALL)).files != before


@pytest.mark.parametrize(
    ("change", "start", "venue", "words"),
    [
        ("status: cancelled\n    reason: Зал затопило.\n", "2018-07-20 10:00", "Клуб", "reason: Залды суу басты.\n"),
        (
            "status: moved\n    was: 2018-07-20 10:00\n    was_place: Клуб\n    reason: Мост закрыт.\n",
            *("2018-08-21 11:00", "Мэрия", "was_place: Клубда\n    reason: Көпүрө жабык.\n"),
        ),
    ],
)
def test_what_becomes_of_an_event_later_changes_no_byte(
    site: Site, change: str, start: str, venue: str, words: str
) -> None:
    """It is the event of before, in all that is made of it."""
    front = "---\ntitle: Сессия\nstart: {}\nvenue: {}\n{}---\nТекст\n"
    translated = "---\ntitle: Жыйын\nvenue: {}\n{}translation:\n  reviewed: yes\n---\nТекст\n"
    original, translation = "content/events/session.ru.md", "content/events/session.ky.md"
    site.with_all("search", "feeds", "sitemap", "ninjs", "text", "calendar", "all-events", "cards")
    site.write(original, front.format("2018-07-20 10:00", "Клуб", ""))
    site.write(translation, translated.format("Клубда", ""))
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\nevent: session\n---\nТекст\n")
    before = make(site.order()).files
    changes = "changes:\n  one:\n    "
    site.write(original, front.format(start, venue, f"{changes}date: 2018-09-01\n    {change}"))
    site.write(translation, translated.format("Мэрияда" if venue == "Мэрия" else "Клубда", f"{changes}{words}"))

    assert make(site.order()).files == before
    assert make(site.order(AFTER_ALL)).files != before


@pytest.mark.parametrize("folder", ["templates", "assets", "content/media"])
def test_a_link_in_the_place_of_a_folder_is_not_followed(site: Site, tmp_path: Path, folder: str) -> None:
    """It may lead to drafts, to `.git`, or to anything on the machine; a proposed change may bring it."""
    (tmp_path / "secret").mkdir(exist_ok=True)
    (tmp_path / "secret/zqsecret.txt").write_text("zqsecret", encoding="utf-8")
    rmtree(site.folder / folder, ignore_errors=True)
    (site.folder / folder).symlink_to(tmp_path / "secret")

    assert (folder, "not-a-file") in {(one.where.path, one.code) for one in site.errors()}


def test_a_role_that_lies_ahead_is_no_reason_to_call_a_translation_old(site: Site) -> None:
    """Also when the same words stand in the file twice: who leads one office leads another one later."""
    original, translation = "content/people/ann.ru.md", "content/people/ann.ky.md"
    role = "  {}:\n    title: директор\n{}"
    front = f"---\nname: Анна\nroles:\n{role.format('now', '')}"
    words = "---\nname: Анна\ntranslation:\n  reviewed: yes\n  of: {}\nroles:\n" + role.format("now", "") + "{}---\n"
    site.write(original, f"{front}---\n").write(translation, words.format("0" * 12, ""))
    (stale,) = (one for one in site.problems() if one.code == "stale-translation")
    site.write(translation, words.format(stale.words["fingerprint"], ""))
    before = make(site.order()).files
    site.write(original, f"{front}{role.format('next', f'    from: {FUTURE}{chr(10)}')}---\n")

    assert make(site.order()).files == before
