"""`init` begins a site that can be seen with the next command."""

import json
import re
import shlex
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import click
import pytest
import yaml

from jarchy import __version__
from jarchy.commands.speech import language_of_system
from jarchy.i18n.interface import languages
from tests.conftest import PROJECT, Run, Site

ADDRESS = ("--base-url", "https://news.osh.kg/")
CHOICES = [choice for number in (1, 2, 3) for choice in permutations(languages(), number)]


@pytest.fixture
def begun(tmp_path: Path, run: Run) -> Site:
    """A site in Kyrgyz and Russian that nobody has changed."""
    run(Site(tmp_path), "init", "news", "--language", "ky", "--language", "ru", *ADDRESS)
    return Site(tmp_path / "news")


@pytest.mark.parametrize("choice", CHOICES, ids="-".join)
def test_the_samples_pass_check_without_a_problem(tmp_path: Path, run: Run, choice: tuple[str, ...]) -> None:
    options = [option for lang in choice for option in ("--language", lang)]
    done = run(Site(tmp_path), "init", "news", *options, *ADDRESS)
    checked = run(Site(tmp_path / "news"), "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("The site can be built.\nHeld back: 6 drafts")


def test_there_is_a_sample_of_each_kind_in_each_language(begun: Site) -> None:
    built = begun.build(datetime.now(UTC) + timedelta(days=1), drafts=True)
    pages = {file.removesuffix("index.html") for file in built.files if file.endswith("/index.html")}
    for lang in ("ky", "ru"):
        for kind in ("releases", "quotes", "people", "organisations", "events"):
            assert len([page for page in pages if page.startswith(f"{lang}/{kind}/") and page.count("/") == 3]) == 1
        assert f"{lang}/about/" in pages

    assert "Новый сайт открыт" in built.page("/ru/")
    assert "Жаңы сайт ачылды" in built.page("/ky/")


def test_no_sample_is_published_by_mistake(begun: Site) -> None:
    built = begun.build(datetime.now(UTC) + timedelta(days=30))

    assert not any(built.says(slug) for slug in ("newsroom", "press-contact", "press-conference", "welcome", "about/"))


def test_the_samples_may_be_published_and_may_be_deleted(begun: Site) -> None:
    """Each of them says by which line; without them the site is complete."""
    documents = [*begun.folder.glob("content/*/*.md")]
    texts = {file: file.read_text(encoding="utf-8") for file in documents}
    for file, text in texts.items():
        file.write_text(re.sub(r"^status: draft  # .+\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    now = datetime.now(UTC) + timedelta(days=1)
    published = begun.build(now)

    assert "Новый сайт открыт" in published.page("/ru/")
    assert set(published.warnings) == {"placeholder", "sample"}

    for file in documents:
        file.unlink()

    assert set(begun.build(now).warnings) == {"lost-address"}
    assert begun.build(now).warnings == []


@pytest.mark.parametrize("lang", languages())
def test_samples_that_nobody_has_replaced_are_said(tmp_path: Path, run: Run, lang: str) -> None:
    """Each of them in each language, once its document is public, and in a translation, too."""
    other = "ru" if lang != "ru" else "ky"
    run(Site(tmp_path), "init", "news", "--language", lang, "--language", other, *ADDRESS)
    site = Site(tmp_path / "news")
    for file in (site.folder / "content").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"^status: draft  # .+\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    said = [problem.where.path for problem in site.problems(datetime.now(UTC)) if problem.code == "sample"]

    for code in (lang, other):
        kinds = sorted(path.split("/")[1] for path in said if path.endswith(f".{code}.md"))
        assert kinds == ["events", "organisations", "organisations", "pages", "people", "quotes", "releases"]


def test_an_address_that_nobody_has_replaced_is_said(tmp_path: Path, run: Run) -> None:
    run(Site(tmp_path), "init", "news", "--language", "ru")
    site = Site(tmp_path / "news")

    assert [problem.code for problem in site.problems(datetime.now(UTC))] == ["placeholder"]
    assert site.build(datetime.now(UTC), base_url="https://osh.example/").warnings == []
    assert site.replace("content/site.yaml", "news.example", "osh.example").problems(datetime.now(UTC)) == []


def test_what_is_said_is_what_there_is(tmp_path: Path, run: Run) -> None:
    titles = ("--title", "Мэрия: жаңылыктар", "--title", "Town Hall")
    run(Site(tmp_path), "init", "a", "--language", "ky", "--language", "en", *titles, "--timezone", "Asia/Almaty")
    site = yaml.safe_load((tmp_path / "a/content/site.yaml").read_text(encoding="utf-8"))

    assert {code: entry["title"] for code, entry in site["languages"].items()} == {
        "ky": "Мэрия: жаңылыктар",
        "en": "Town Hall",
    }
    assert site["timezone"] == "Asia/Almaty"
    assert __version__.startswith(str(site["jarchy"]))
    assert "# Town Hall\n" in (tmp_path / "a/README.md").read_text(encoding="utf-8")
    assert (tmp_path / "a/requirements.txt").read_text() == f"jarchy=={__version__}\n"


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What somebody at a terminal types, line by line; then nothing but Enter."""

    def type_in(*typed: str) -> None:
        lines = iter(typed)

        def read(prompt: str) -> str:
            click.echo(prompt)
            return next(lines, "")

        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("click.termui.visible_prompt_func", read)

    return type_in


def test_what_is_not_given_is_asked_for_at_a_terminal(tmp_path: Path, run: Run, type_in: Callable[..., None]) -> None:
    """In the language of the one who types."""
    type_in("ru, ky", "Вести")
    said = run(Site(tmp_path), "init", "a", "--speak", "ru").stdout

    for question in (
        "Языки сайта, главный первым (en, ky, ru) [ru]",
        "Название сайта (Русский)",
        "Название сайта (Кыргызча)",
        "Адрес сайта [https://news.example/]",
        "Часовой пояс [Asia/Bishkek]",
    ):
        assert question in said

    assert "title: Вести\n" in (tmp_path / "a/content/site.yaml").read_text(encoding="utf-8")
    assert said.endswith("jarchy serve --project a\n")


def test_comments_in_the_files_are_in_the_language_of_the_one_who_types(tmp_path: Path, run: Run) -> None:
    run(
        Site(tmp_path),
        "init",
        "a",
        "--language",
        "ky",
        "--language",
        "ru",
        "--title",
        "К",
        "--title",
        "Р",
        "--speak",
        "ru",
    )
    texts = [file.read_text(encoding="utf-8") for file in (tmp_path / "a/content").rglob("*.*")]
    remarks = "\n".join(re.findall(r"(?m)# (.*\s.*)$", "\n".join(texts)))

    assert "удалите строку, чтобы опубликовать" in remarks
    assert not re.search("[ңөү]", remarks)


@pytest.mark.parametrize(
    ("found", "program"), [("/usr/bin/jarchy", "jarchy"), (None, f"{shlex.quote(sys.executable)} -m jarchy")]
)
def test_the_next_command_works_where_it_is_said(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, found: str | None, program: str
) -> None:
    monkeypatch.setattr("jarchy.commands.init.which", lambda _: found)

    assert run(Site(tmp_path), "init", "a").stdout.endswith(f"\n  {program} serve --project a\n")


def test_a_wrong_answer_is_asked_again(tmp_path: Path, run: Run, type_in: Callable[..., None]) -> None:
    type_in("ru, de", "ru", "\t", "Вести", "osh", "https://osh.example", "Bishkek", "Asia/Almaty")
    said = run(Site(tmp_path), "init", "a").stdout
    site = yaml.safe_load((tmp_path / "a/content/site.yaml").read_text(encoding="utf-8"))

    for mistake in ("Choose from en, ky, ru", "A title has 1 to 500", "write it as in https://", "“Asia/Bishkek”"):
        assert mistake in said

    assert list(site["languages"]) == ["ru"]
    assert (site["base_url"], site["timezone"]) == ("https://osh.example", "Asia/Almaty")


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "ky_KG.UTF-8"}, "ky"),
        ({"LANG": "ky_KG.UTF-8", "LC_ALL": "ru_RU"}, "ru"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({}, "en"),
    ],
)
def test_the_program_speaks_the_language_of_the_system(environment: dict[str, str], code: str) -> None:
    assert language_of_system(environment) == code


def test_nothing_is_ever_overwritten(begun: Site, run: Run) -> None:
    before = {path: path.read_bytes() for path in begun.folder.rglob("*") if path.is_file()}
    done = run(begun, "init", ".")

    assert done.returncode == 2
    assert ". has content: name a folder that does not exist yet" in done.stderr
    assert {path: path.read_bytes() for path in begun.folder.rglob("*") if path.is_file()} == before


def test_a_site_begins_in_the_clone_that_a_forge_has_made(tmp_path: Path, run: Run) -> None:
    """What is there stays, and what that means is said."""
    clone = Site(tmp_path / "clone")
    theirs = {".git/HEAD": "ref", "README.md": "# Вести\n", "LICENSE": "MIT", ".gitignore": "*.pyc\noutput/\n"}
    for path, text in (theirs | {".venv/pyvenv.cfg": "", "env/pyvenv.cfg": ""}).items():
        clone.write(path, text)
    done = run(clone, "init", ".", "--language", "ru", "--speak", "en")

    assert done.returncode == 0
    assert "Left as they are: .gitignore, README.md\n" in done.stdout
    assert "These lines are missing in .gitignore: .venv/ .cache/ public/\n" in done.stdout
    assert {path: (clone.folder / path).read_text(encoding="utf-8") for path in theirs} == theirs
    assert clone.errors() == []


@pytest.mark.parametrize("path", ["content/site.yaml", "notes.txt", "output/index.html", "readme/a.txt"])
def test_a_folder_of_something_else_is_refused(tmp_path: Path, run: Run, path: str) -> None:
    folder = Site(tmp_path / "folder").write(path, "x")

    assert run(folder, "init", ".", "--language", "ru").returncode == 2
    assert [*folder.folder.rglob("*.md")] == []


def test_a_newcomer_is_told_how_to_begin_on_each_system(begun: Site) -> None:
    text = (begun.folder / "README.md").read_text(encoding="utf-8")

    for command in (".venv/bin/jarchy serve", r".venv\Scripts\jarchy serve", "`status: draft`", "`base_url`"):
        assert text.count(command) == 2  # in two languages


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--language", "de"), "'de' is not one of 'en', 'ky', 'ru'"),
        (("--language", "ru", "--title", "А", "--title", "Б"), "Give --title once for each --language"),
        (("--timezone", "Bishkek"), "There is no time zone “Bishkek”: did you mean “Asia/Bishkek”? "),
        (("--base-url", "example"), "write it as in https://"),
    ],
)
def test_what_can_not_be_is_said_and_nothing_is_written(
    tmp_path: Path, run: Run, options: tuple[str, ...], said: str
) -> None:
    done = run(Site(tmp_path), "init", "a", *options)

    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("name", [".github/workflows/publish.yml", ".gitlab-ci.yml"])
def test_the_workflows_are_those_of_this_repository(begun: Site, name: str) -> None:
    """With the program that is installed, in the version that the site was begun with."""
    ours = (PROJECT / name).read_text(encoding="utf-8")
    theirs = (begun.folder / name).read_text(encoding="utf-8")

    assert theirs == ours.replace(".venv/bin/python build.py", ".venv/bin/jarchy").replace("--require-hashes ", "")


def test_editors_find_the_place_of_a_problem(begun: Site, run: Run) -> None:
    tasks = json.loads((begun.folder / ".vscode/tasks.json").read_text(encoding="utf-8"))
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]["regexp"]
    begun.replace("content/pages/about.ky.md", "title:", "titel:")
    said = run(begun, "check").stderr.splitlines()[0]
    match = re.fullmatch(pattern, said)

    assert match
    assert match.groups()[:4] == ("content/pages/about.ky.md", "2", "1", "error")


def test_a_language_that_is_given_twice_is_refused(tmp_path: Path, run: Run) -> None:
    done = run(Site(tmp_path), "init", "news", "--language", "ky", "--language", "ky")

    assert (done.returncode, "--language ky is given twice" in done.stderr) == (2, True)
    assert not (tmp_path / "news").exists()
