"""The mark of a hyphen at which no line ends is in nothing that leaves the program."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from jarchy.build.pipeline import make
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN
from jarchy.problems import HELD_HYPHEN, Location, problem
from tests.conftest import FROZEN, Run, Site
from tests.exchange import export
from tests.extended import NAMED, extended_site
from tests.samples import BY_NAME, Sample, write
from tests.test_leaks import OPEN, text_of

HELD = "2018-го"
MARKS = (NO_BREAK_HYPHEN, "\\ufdd0", "&#64976;", "&#xfdd0;", "%EF%B7%90", "=EF=B7=90")  # also as programs write it
PACKED = """
import io
import json
from zipfile import ZipFile

from jarchy.api import File, OfDocument


def packed(version, edition):
    if version.ref.kind == "tender":
        path = edition.path(version.ref)
        for name in ("words.txt", "words.json", "words.zip"):
            yield File(path + name, "", (name, {"title": version.fields.headline}), version.ref)


def write(view):
    name, said = view
    if name == "words.txt":
        return said["title"].encode()
    text = json.dumps(said)
    if name == "words.json":
        return text.encode()
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("words.txt", said["title"])
    return file.getvalue()


OUTPUTS = (OfDocument("packed", packed, write=write),)
"""


UNDATED = {  # words, whose speaker is named in a message
    "content/people/ann.ru.md": f"---\nname: Ким {HELD}\nroles: {{head: {{title: глава, from: 2018-01-01}}}}\n---\n",
    "content/quotes/ann.ru.md": "---\nspeaker: ann\n---\nСказано.\n",
    "content/releases/ann.ru.md": "---\ntitle: Раз\ndate: 2017-01-01\n---\n[[quote: ann]]\n",
}


class Held(Sample):
    """A document whose words all have such a hyphen."""

    def words(self, *path: str) -> str:
        return f"{HELD} {self.marker(*path)}"

    @property
    def body(self) -> str:
        heading = "" if self.kind.name == "quote" else f"## {HELD}\n\n"
        return f"{heading}В {HELD} {self.marker('body')}, +996 312 62-00-00.\n\n- {HELD}\n"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = extended_site(tmp_path_factory.mktemp("held")).write("extensions/packed.py", PACKED)
    tags = set[str]()
    for kind in BY_NAME.values():
        for one in (Held(kind, "open", year=2016), Held(kind, "open", lang="ky", year=2016)):
            state = "withdrawn" if "withdrawn" in one.facts() else "published"
            facts = one.facts(**OPEN, status=state)
            write(site, one, facts)
            tags |= {*facts.get("tags", ())}
    for path, text in UNDATED.items():
        site.write(path, text)
    words = "".join(f"      {tag}: {HELD}\n" for tag in sorted(tags))
    site.replace("content/site.yaml", "      forum: Форум\n", words)
    site.replace("content/site.yaml", NAMED, NAMED.replace("]", ", packed]") + "with: [pdf, docx]\napprovals: yes\n")
    for title in ("Жарчы", "Вестник"):
        site.replace("content/site.yaml", title, f"{HELD} {title}\n    description: {HELD}")
    return site.with_all()


def marked(files: dict[str, bytes]) -> list[str]:
    texts = {name: f"{name}\n{text_of(name, data)}" for name, data in files.items()}
    return [name for name, text in texts.items() if any(mark.casefold() in text.casefold() for mark in MARKS)]


def test_no_file_of_the_output_has_the_mark(held: Site) -> None:
    """Of any kind, in any format; nor what an extension writes, packs and escapes."""
    files = make(held.order()).files
    formats = {Path(name).suffix for name in files}

    assert formats > {".html", ".xml", ".json", ".txt", ".ics", ".eml", ".pdf", ".docx", ".zip", ".png"}
    assert len([name for name, data in files.items() if HELD in text_of(name, data)]) > 2 * len(BY_NAME)
    assert marked(files) == []


def test_no_message_to_editors_has_the_mark(held: Site, run: Run) -> None:
    told = run(held, "check", "--format", "json")
    said = json.loads(told.stdout)

    assert any(HELD in one["message"] for one in said)
    for arguments in (("check",), ("check", "--format", "json"), ("status",), ("explain", "/ru/releases/")):
        told = run(held, *arguments)

        assert [mark for mark in MARKS if mark in told.stdout + told.stderr] == []


@pytest.mark.parametrize("form", ["docx", "po", "xliff"])
def test_no_file_for_translators_has_the_mark(held: Site, run: Run, form: str) -> None:
    files = {file.name: file.read_bytes() for file in export(held, run, form)}

    assert files
    assert marked(files) == []


def test_a_file_that_is_copied_stays_as_it_is(site: Site) -> None:
    """Whatever its bytes are: other programs may have the character, too."""
    data = f"[{NO_BREAK_HYPHEN}]".encode()

    assert site.write("content/root/letters.js", data).build().files["letters.js"] == data


def test_the_forum_has_no_mark(tmp_path: Path) -> None:
    site = Site(copytree(FROZEN, tmp_path / "content").parent)

    assert marked(make(site.order()).files) == []


def test_messages_know_the_mark_of_typography() -> None:
    """Their room lies above that of languages, so it has the mark a second time."""
    assert HELD_HYPHEN == NO_BREAK_HYPHEN
    assert NO_BREAK_HYPHEN not in problem(Location(""), "value", value=f"2018{NO_BREAK_HYPHEN}го", expected="").message
