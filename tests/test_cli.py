"""The program as its users meet it: what it prints, what it leaves, and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from jarchy import __version__
from jarchy.build.request import BuildRequest
from tests.conftest import PROJECT, Run, Site


def start(site: Site, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, as its users start it."""
    command = [sys.executable, str(PROJECT / "build.py"), *arguments]
    return subprocess.run(command, cwd=site.folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_an_instant_that_is_none_is_refused_by_an_example(forum: Site) -> None:
    done = start(forum, "check", "--as-of", "tomorrow")

    assert done.returncode == 2
    assert "“tomorrow” is not written as in 2018-07-03 or 2018-07-03T09:00" in done.stderr


def test_without_a_command_it_builds_and_says_what_when_and_what_next(forum: Site) -> None:
    done = start(forum, "--as-of", "2018-07-01")

    assert done.returncode == 0
    assert "files in ky, ru in " in done.stdout
    assert "Next change of the site: 2018-07-02 00:00." in done.stdout
    assert (forum.output / "ru/index.html").exists()
    assert not (forum.output / "ru/releases").exists()


def test_a_day_is_a_day_in_the_zone_of_the_site(forum: Site, run: Run) -> None:
    run(forum, "--as-of", "2018-07-02")

    assert (forum.output / "ru/releases/2018-07-03-forum/index.html").exists()

    run(forum, "--as-of", "2018-07-01T23:59+06:00")

    assert not (forum.output / "ru/releases/2018-07-03-forum/index.html").exists()


def test_problems_end_with_1_and_name_the_place_and_nothing_is_written(forum: Site) -> None:
    forum.replace("content/events/forum-2018.ru.md", "start: 2018-07-03", "start: 3 июля")
    done = start(forum, "build")

    assert done.returncode == 1
    assert "content/events/forum-2018.ru.md:4:8: error: “3 июля” is not a date" in done.stderr
    assert "Nothing was written." in done.stdout
    assert not forum.output.exists()


def test_problems_can_be_had_as_json_and_as_annotations(forum: Site, run: Run) -> None:
    forum.replace("content/events/forum-2018.ru.md", "venue:", "venu:")
    rows = json.loads(run(forum, "check", "--format=json").stdout)
    annotations = run(forum, "check", "--format", "github").stdout

    assert [row["code"] for row in rows if row["severity"] == "error"] == ["unknown-key"]
    assert rows[0]["line"] == 5
    assert "::error file=content/events/forum-2018.ru.md,line=5,col=1,title=unknown-key::" in annotations


def test_json_without_problems_is_an_empty_list(site: Site, run: Run) -> None:
    assert json.loads(run(site, "check", "--format", "json").stdout) == []


def test_check_writes_nothing(forum: Site, run: Run) -> None:
    done = run(forum, "check")

    assert done.returncode == 0
    assert "The site can be built." in done.stdout
    assert sorted(path.name for path in forum.folder.iterdir()) == ["content"]


def test_clean_removes_what_was_made_and_no_more(forum: Site, run: Run) -> None:
    run(forum, "build")
    forum.write("output/CNAME", "forum.example").write(".cache/precious", "x")
    done = run(forum, "clean")

    assert done.returncode == 0
    assert [path.name for path in forum.output.rglob("*")] == ["CNAME"]
    assert {path.name for path in (forum.folder / ".cache").iterdir()} == {
        "precious",
        "lock",
        "builder",
        "published.txt",
    }


def test_an_address_and_a_folder_can_be_given(forum: Site, run: Run, tmp_path: Path) -> None:
    done = run(forum, "build", "--base-url", "https://user.example/site", "--output", str(tmp_path / "public"))
    page = (tmp_path / "public/ru/index.html").read_text(encoding="utf-8")

    assert done.returncode == 0
    assert '<link rel="canonical" href="https://user.example/site/ru/">' in page
    assert 'href="/site/ru/about/"' in page


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--as-of", "yesterday"],
        ["--as-of", "0001-01-01"],
        ["--as-of", "9999-12-31"],
        ["build", "--base-url", "forum.example"],
        ["publish-now"],
        ["build", "--nope"],
    ],
)
def test_wrong_usage_ends_with_2(site: Site, run: Run, arguments: list[str]) -> None:
    assert run(site, *arguments).returncode == 2


def test_a_folder_that_is_no_site_is_a_problem_with_a_remedy(site: Site, run: Run) -> None:
    elsewhere = Site(site.folder / "empty")
    elsewhere.folder.mkdir()
    done = run(elsewhere)

    assert done.returncode == 1
    assert "there is no folder content/" in done.stderr


def test_help_names_every_command(site: Site, run: Run) -> None:
    helped = run(site, "--help").stdout

    assert all(f"  {name} " in helped for name in ("build", "check", "serve", "clean"))


def test_a_bug_of_ours_is_called_one_and_ends_with_70(site: Site, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(order: BuildRequest, *, drawn: bool) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("jarchy.commands.check.make", broken)
    done = run(site, "check")

    assert done.returncode == 70
    assert "a bug in Jarchy, not in your site" in done.stderr


def test_what_the_system_refuses_is_a_problem_with_its_file(site: Site, run: Run) -> None:
    """A list of what builds made that is no file; for programs, too."""
    (site.folder / "output/.made-by-jarchy").mkdir(parents=True)
    ended = run(site, "build", "--format", "json")
    (row,) = json.loads(ended.stdout)

    assert ended.returncode == 1
    assert (row["path"], row["code"]) == ("output/.made-by-jarchy", "refused")
    assert "check the permissions of this place" in row["hint"]


def test_an_address_on_the_command_line_may_be_in_other_letters(site: Site, run: Run) -> None:
    assert run(site, "--base-url", "https://пресса.рф/новости/").returncode == 0
    assert "https://xn--80aj3aega.xn--p1ai/%D0%BD" in (site.output / "ru/index.html").read_text(encoding="utf-8")


def test_it_calls_itself_as_it_was_started(site: Site) -> None:
    module = [sys.executable, "-m", "jarchy", "check", "--help"]

    assert "Usage: build.py check " in start(site, "check", "--help").stdout
    assert (
        "Usage: jarchy check " in subprocess.run(module, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    )


def test_it_says_its_version(site: Site, run: Run) -> None:
    assert run(site, "--version").stdout == f"Jarchy {__version__}\n"
