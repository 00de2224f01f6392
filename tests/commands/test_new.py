"""`new` begins a document that passes a check once its blanks are filled, and explains each key."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jarchy.core.slugs import LONGEST, refused_slug
from jarchy.i18n.romanisation import proposed_slug
from jarchy.kinds import BY_NAME, KINDS
from jarchy.model import Translation
from jarchy.scaffold.manual import MANUAL
from jarchy.schema.keys import described
from tests.conftest import Run, Site

NOW = datetime.now(UTC)
DAY = NOW.astimezone(ZoneInfo("Asia/Bishkek")).date()
ADDRESS = ("--base-url", "https://osh.example/")
FILLED = {"speaker:": "speaker: press-contact", "start:": "start: 2018-07-03"}
ADDED = {"# contacts: [asanova]": "contacts: [press-contact]"}  # what a warning asks for


@pytest.fixture
def news(tmp_path: Path, run: Run) -> Site:
    run(Site(tmp_path), "init", "news", "--language", "ru", *ADDRESS)
    return Site(tmp_path / "news")


def begun(site: Site, run: Run, *arguments: str) -> Path:
    done = run(site, "new", *arguments)

    assert (done.returncode, done.stderr) == (0, "")

    return site.folder / done.stdout.strip()


@pytest.mark.parametrize("kind", BY_NAME)
@pytest.mark.parametrize("speak", ["en", "ky", "ru"])
def test_it_passes_a_check_once_its_blanks_are_filled(news: Site, run: Run, kind: str, speak: str) -> None:
    file = begun(news, run, kind, "budget", "--title", 'Бюджет: "план"', "--speak", speak)
    lines = file.read_text(encoding="utf-8").splitlines()
    blanks = [line for line in lines if line.endswith(":") and not line.startswith("#")]
    codes = {problem.code for problem in news.problems(NOW)}
    filled = FILLED | ADDED
    file.write_text("\n".join(filled.get(line, line) for line in lines) + "\nТекст.\n", encoding="utf-8")

    assert codes - {"no-contact"} == ({"unfinished"} if blanks else set())
    assert set(blanks) <= FILLED.keys()
    assert news.problems(NOW) == []
    assert "\nstatus: draft\n" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", BY_NAME)
def test_every_key_is_there_under_a_line_that_explains_it(news: Site, run: Run, kind: str) -> None:
    lines = begun(news, run, kind, "x", "--title", "Х", "--speak", "en").read_text(encoding="utf-8").splitlines()
    explained = [
        (above.strip("# "), line.strip("# ").partition(":")[0])
        for above, line in pairwise(lines)
        if line != "---" and (above.lstrip("# ")[:1].isupper() or above.lstrip("# ").startswith("“"))
    ]

    assert sorted(key for _, key in explained) == sorted(key.path[-1] for key in described(BY_NAME[kind].schema))
    assert {text for text, _ in explained} <= {text for part in (kind, "") for text in MANUAL[part].values()}


@pytest.mark.parametrize("kind", BY_NAME)
def test_what_may_be_added_is_right_as_soon_as_it_is_no_comment(news: Site, run: Run, kind: str) -> None:
    """But for what the examples name, and the words that are left to be written."""
    file = begun(news, run, kind, "x", "--title", "Х")
    text = file.read_text(encoding="utf-8")
    head, body = text.removeprefix("---\n").split("---\n")
    head = re.sub(r"^# (?=[a-z_]+:|  )", "", head, flags=re.MULTILINE)
    file.write_text(f"---\n{head}---\n{body}", encoding="utf-8")
    codes = {problem.code for problem in news.problems(NOW)}

    assert "# " in head
    assert codes == {"unfinished"}


def test_a_release_is_of_today_and_has_the_title(news: Site, run: Run) -> None:
    file = begun(news, run, "release", "--title", "Открыта школа № 5", "--lang", "ru")
    text = file.read_text(encoding="utf-8")

    assert file.name == f"{DAY}-otkryta-shkola-5.ru.md"
    assert "\ntitle: Открыта школа № 5\n" in text
    assert f"\ndate: {DAY}\n" in text


@pytest.mark.parametrize(
    ("title", "lang", "slug"),
    [
        ("Бюджет принят", "ru", "byudzhet-prinyat"),
        ("Жогорку Кеңештин өкүлдөрү", "ky", "jogorku-kengeshtin-okuldoru"),
        ("Железная дорога", "ru", "zheleznaya-doroga"),
        ("Ещё один подъезд: объём", "ru", "eshchyo-odin-podezd-obyom"),
        ("Élections à Osh — 2027!", "fr", "elections-a-osh-2027"),
        ("a" * 200, "en", "a" * 60),
        ("слово " * 40, "ru", "-".join(["slovo"] * 10)),
        ("新聞", "zh", ""),
    ],
)
def test_a_slug_is_made_from_the_title(title: str, lang: str, slug: str) -> None:
    assert proposed_slug(title, lang) == slug
    assert not slug or refused_slug(slug) is None
    assert len(slug) <= LONGEST


@pytest.mark.parametrize("kind", BY_NAME)
def test_the_text_has_its_place_below_the_keys_and_can_not_get_lost_in_a_remark(
    news: Site, run: Run, kind: str
) -> None:
    file = begun(news, run, kind, "x", "--title", "Х")
    *_, remark, fence, empty, end = file.read_text(encoding="utf-8").split("\n")

    assert remark.startswith("# ")
    assert (fence, empty, end) == ("---", "", "")


class TestTranslations:
    @pytest.fixture
    def town(self, tmp_path: Path, run: Run) -> Site:
        run(Site(tmp_path), "init", "town", "--language", "ru", "--language", "ky", "--language", "en", *ADDRESS)
        return Site(tmp_path / "town")

    def paths(self, site: Site, run: Run, *arguments: str) -> list[str]:
        return run(site, "new", *arguments).stdout.split()

    @pytest.mark.parametrize("kind", BY_NAME)
    def test_they_are_begun_with_the_original_and_stop_nothing(self, town: Site, run: Run, kind: str) -> None:
        folder = f"content/{BY_NAME[kind].folder}"
        paths = self.paths(town, run, kind, "budget", "--title", "Бюджет")

        assert paths == [f"{folder}/budget.{lang}.md" for lang in ("ru", "ky", "en")]
        assert {problem.code for problem in town.problems(NOW)} <= {"unfinished", "no-contact", "undated-translation"}
        assert "budget" not in str(town.build(NOW).files)

    def test_the_language_that_is_named_is_that_of_the_original(self, town: Site, run: Run) -> None:
        self.paths(town, run, "page", "budget", "--title", "Бюджет", "--lang", "ky")

        assert "translation:" not in (town.folder / "content/pages/budget.ky.md").read_text(encoding="utf-8")
        assert "translation:" in (town.folder / "content/pages/budget.ru.md").read_text(encoding="utf-8")

    def test_a_document_may_begin_alone(self, town: Site, run: Run) -> None:
        assert self.paths(town, run, "page", "budget", "--title", "Бюджет", "--no-translations") == [
            "content/pages/budget.ru.md"
        ]

    def test_one_that_lacks_a_language_gets_it_with_what_its_original_has(self, town: Site, run: Run) -> None:
        town.write(
            "content/people/asanova.ky.md",
            """\
            ---
            name: Айгүл Асанова
            roles:
              mayor:
                title: мэр
              deputy:
                title: депутат
            ---
            """,
        )
        paths = self.paths(town, run, "person", "asanova", "--lang", "ru")
        text = (town.folder / "content/people/asanova.ru.md").read_text(encoding="utf-8")
        keys = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
        of = next(line for line in keys if line.startswith("  of: "))

        assert paths == ["content/people/asanova.ru.md"]
        assert keys[:13] == [
            "---",
            "name:",
            "translation:",
            "  reviewed: no",
            of,
            "  status: draft",
            "roles:",
            "  mayor:",
            "    title:",
            "  deputy:",
            "    title:",
            "---",
            "",
        ]

        filled = text.replace("name:\n", "name: Асанова\n", 1).replace("title:\n", "title: мэр\n")
        town.write("content/people/asanova.ru.md", filled.replace("  status: draft\n", ""))

        assert town.errors() == []
        assert not [one for one in town.problems(NOW) if one.code in ("undated-translation", "stale-translation")]
        assert "мэр" in town.build(NOW).page("/ru/people/asanova/")

    def test_what_is_there_stays_and_the_way_on_is_said(self, town: Site, run: Run) -> None:
        town.write("content/pages/budget.ky.md", "---\ntitle: Бюджет\n---\nТекст.\n")

        assert "or begin its translation: --lang en." in run(town, "new", "page", "budget").stderr
        assert "or begin its translation: --lang en." in run(town, "new", "page", "budget", "--lang", "ky").stderr
        assert [file.name for file in (town.folder / "content/pages").glob("budget*")] == ["budget.ky.md"]


def test_a_slug_is_proposed_on_a_terminal(news: Site, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", lambda question, default, value_proc: f"{default}-1")

    assert begun(news, run, "page", "--title", "Контакты").name == "kontakty-1.ru.md"


def test_nothing_is_ever_overwritten(news: Site, run: Run) -> None:
    before = (news.folder / "content/pages/about.ru.md").read_bytes()
    done = run(news, "new", "page", "about")

    assert done.returncode == 2
    assert "content/pages/about.ru.md is there already" in done.stderr
    assert (news.folder / "content/pages/about.ru.md").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("page", "a", "--lang", "de"), "has no language “de”: choose from ru"),
        (("page",), "Give a slug, or a --title"),
        (("page", "О нас"), "cannot be part of an address: it has other characters"),
        (("page", "con"), "cannot be part of an address: Windows reserves this name"),
        (("page", "a", "--title", "О\x01нас"), "characters that can be seen"),
        (("page", "a", "--title", "О" * 501), "characters that can be seen"),
        (("news", "a"), "The site has no kind “news”: choose from release, event,"),
    ],
)
def test_what_can_not_be_is_said_and_nothing_is_written(
    news: Site, run: Run, arguments: tuple[str, ...], said: str
) -> None:
    before = sorted(news.folder.rglob("*"))
    done = run(news, "new", *arguments)

    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert sorted(news.folder.rglob("*")) == before


def test_without_a_site_the_problem_is_named(tmp_path: Path, run: Run) -> None:
    done = run(Site(tmp_path), "new", "page", "about")

    assert done.returncode == 1
    assert "[missing-site-file]" in done.stderr


def test_the_manual_explains_every_key_and_no_other() -> None:
    explained = {kind.name: {": ".join(key.path) for key in described(kind.schema)} for kind in KINDS}
    common = {path for paths in explained.values() for path in paths}
    common |= {"translation", *(": ".join(("translation", *key.path)) for key in described(Translation))}
    for kind, paths in explained.items():
        assert set(MANUAL[kind]) <= paths
        assert paths <= set(MANUAL[kind]) | set(MANUAL[""])
    assert set(MANUAL[""]) <= common


def test_a_page_in_the_place_of_a_list_is_refused_at_once(news: Site, run: Run) -> None:
    for arguments in (("page", "releases"), ("page", "search"), ("release", "2018")):
        done = run(news, "new", *arguments, "--title", "Слова")

        assert done.returncode == 2
        assert "A list of the site has the address /ru/" in done.stderr


def test_a_title_without_letters_asks_for_a_slug_in_the_language_of_the_user(
    news: Site, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()

    def prompt(question: str, default: str | None = None, value_proc: Callable[[str], str] = str) -> str:
        asked.append(question)
        return value_proc("???" if question == "Заголовок" else "budget")

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", prompt)
    done = run(news, "new", "page", "--speak", "ru")

    assert (done.stdout, asked) == ("content/pages/budget.ru.md\n", ["Заголовок", "Слаг (часть адреса)"])


def test_a_title_in_place_of_a_slug_is_told_how_to_be_given(news: Site, run: Run) -> None:
    refused = run(news, "new", "release", "Ош переходит на зиму")

    assert (refused.returncode, '--title "Ош переходит на зиму"' in refused.stderr) == (2, True)
    assert "write osh-zima." in run(news, "new", "release", "Osh_Zima").stderr
