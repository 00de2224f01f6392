"""`init` begins a site that can be seen with the next command."""

import json
import re
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
import yaml

from jarchy import __version__
from jarchy.commands.speech import language_of_system
from jarchy.i18n.interface import languages
from tests.conftest import PROJECT, Run, Site

CHOICES = [choice for number in (1, 2, 3) for choice in permutations(languages(), number)]


@pytest.fixture
def begun(tmp_path: Path, run: Run) -> Site:
    """A site in Kyrgyz and Russian that nobody has changed."""
    run(Site(tmp_path), "init", "news", "--language", "ky", "--language", "ru")
    return Site(tmp_path / "news")


@pytest.mark.parametrize("choice", CHOICES, ids="-".join)
def test_the_samples_pass_check_without_a_problem(tmp_path: Path, run: Run, choice: tuple[str, ...]) -> None:
    options = [option for lang in choice for option in ("--language", lang)]
    done = run(Site(tmp_path), "init", "news", *options)
    checked = run(Site(tmp_path / "news"), "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout == "The site can be built.\n"


def test_there_is_a_sample_of_each_kind_in_each_language(begun: Site) -> None:
    built = begun.build(datetime.now(UTC) + timedelta(days=1))
    pages = {file.removesuffix("index.html") for file in built.files if file.endswith("/index.html")}
    for lang in ("ky", "ru"):
        for kind in ("releases", "quotes", "people", "organisations", "events"):
            assert len([page for page in pages if page.startswith(f"{lang}/{kind}/") and page.count("/") == 3]) == 1
        assert f"{lang}/about/" in pages

    assert "Новый сайт открыт" in built.page("/ru/")
    assert "Жаңы сайт ачылды" in built.page("/ky/")


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


def test_what_is_not_given_is_asked_for_at_a_terminal(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language of the one who types."""
    asked = []

    def prompt(question: str, default: str) -> str:
        asked.append(question)
        return {0: "ru, ky", 1: "Вести"}.get(len(asked) - 1, default)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", prompt)
    done = run(Site(tmp_path), "init", "a", "--speak", "ru")

    assert asked[0] == "Языки сайта, главный первым (en, ky, ru)"
    assert asked[1:] == ["Название сайта (Русский)", "Название сайта (Кыргызча)", "Адрес сайта", "Часовой пояс"]
    assert "title: Вести\n" in (tmp_path / "a/content/site.yaml").read_text(encoding="utf-8")
    assert "jarchy serve" in done.stdout


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
    assert "is not empty: name a folder that does not exist yet" in done.stderr
    assert {path: path.read_bytes() for path in begun.folder.rglob("*") if path.is_file()} == before


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
