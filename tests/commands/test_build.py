"""`build` on the command line: anew, verified, by how many processes."""

import json
import os
import sys

import pytest

from jarchy.build.request import BuildResult
from jarchy.build.workers import Report, Workers
from jarchy.cli import main
from jarchy.core.lazy import LazyHtml
from jarchy.model import Prose
from jarchy.schema.entries import read_entries
from tests.conftest import Run, Site

PAGE = "content/pages/about.ru.md"


def run(site: Site, *arguments: str) -> int:
    """The program's exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["build", "--project", str(site.folder), "--as-of", "2018-07-04", "--jobs", "1", *arguments])
    return int(ended.value.code or 0)


def test_a_verified_build_says_that_the_site_is_what_its_sources_make(
    forum: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(forum, "--verify") == 0
    assert "The site is the same, byte for byte, as one made from the sources alone.\n" in capsys.readouterr().out


def test_drafts_are_not_built_into_the_folder_that_is_published(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.write(PAGE, "---\ntitle: О сайте\nstatus: draft\n---\nТекст\n")

    assert run(site, "--drafts") == 2
    assert "name a folder for it, as in --output preview" in capsys.readouterr().err
    assert not site.output.exists()
    assert run(site, "--drafts", "--output", str(site.folder / "preview")) == 0
    assert (site.folder / "preview/ru/about/index.html").is_file()


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_page_that_is_not_what_its_sources_make_is_named(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """With a memory that notices nothing, as a bug of ours would have it."""
    site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n")
    run(site)
    for rule in ("reason", "reason_by_keys"):
        monkeypatch.setattr(f"jarchy.build.staleness.{rule}", lambda *arguments, **more: "")
    site.write(PAGE, "---\ntitle: О сайте\n---\nДругой текст\n")
    code = run(site, "--verify", "--format", form)
    said = capsys.readouterr()

    assert code == 70
    assert "ru/about/index.html differs\n" in said.err
    assert "This is a bug in Jarchy" in said.err


@pytest.mark.parametrize(
    ("shortcut", "slip"),
    [
        ("jarchy.markdown.prose.read_plain", lambda body, kinds: Prose(LazyHtml.of("<p>Не то</p>"))),
        (
            "jarchy.schema.frontmatter.read_entries",
            lambda source: read_entries(source.replace("О сайте", "Не то")),
        ),
    ],
)
def test_a_slip_in_a_shortcut_is_seen_when_a_build_is_verified(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shortcut: str, slip: object
) -> None:
    """The site that a build is compared with is made without shortcuts."""
    site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n")
    monkeypatch.setattr(shortcut, slip)

    assert run(site, "--verify") == 70
    assert "ru/about/index.html differs\n" in capsys.readouterr().err


def test_making_everything_anew_is_said_in_numbers(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    run(site)
    run(site)
    run(site, "--clean")
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Built")]

    assert " 0 written, " in lines[1]
    assert " 0 unchanged, " in lines[2]


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_why_nothing_was_remembered_is_said_in_one_line(
    site: Site, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    run(site)
    site.write(".cache/state.sqlite", "what is this?")
    run(site, "--format", form)

    assert capsys.readouterr().err.count("so everything is made again.\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--executor", "dask"],
        ["--scheduler", "tcp://127.0.0.1:1"],
        ["--executor", "dask", "--scheduler", "nonsense"],
        ["--jobs", "0"],
    ],
)
def test_orders_that_make_no_sense_are_wrong_usage(site: Site, arguments: list[str]) -> None:
    assert run(site, *arguments) == 2
    assert not site.output.exists()


def test_there_are_as_many_processes_as_processors_that_may_be_used(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = []

    class Noted(Workers):
        def __init__(self, given: int, report: Report) -> None:
            jobs.append(given)
            super().__init__(given, report=report)

    monkeypatch.setattr("jarchy.commands.build.Workers", Noted)
    monkeypatch.setattr("os.sched_getaffinity", lambda process: {2, 5, 7})
    with pytest.raises(SystemExit):
        main(["build", "--project", str(site.folder)])

    assert jobs == [3]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_site_is_built_into_a_folder_whose_name_is_no_text(site: Site, run: Run) -> None:
    name = os.fsdecode(b"public-\xff")

    assert run(site, "--output", name).returncode == 0
    assert (site.folder / name / "index.html").is_file()


def test_an_address_of_no_scheduler_is_said_at_once(site: Site, run: Run) -> None:
    ended = run(site, "--executor", "dask", "--scheduler", "nowhere")

    assert ended.returncode == 2
    assert "tcp://10.0.0.1:8786" in ended.stderr


def test_a_build_with_nothing_to_do_says_what_the_last_one_warned_of_without_reading_all_warnings(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(10, 30):
        site.write(f"content/releases/a{day}.ru.md", f"---\ntitle: А\ndate: 2018-06-{day}\n---\nТекст\n")
    run(site)
    before = capsys.readouterr().err
    monkeypatch.setattr(BuildResult, "problems", property(lambda result: pytest.fail("all warnings are read")))
    run(site)

    assert "20 documents have no version in “ky”" in before
    assert capsys.readouterr().err == before


def test_a_build_with_nothing_to_do_gives_programs_each_warning(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    for day in range(10, 30):
        site.write(f"content/releases/a{day}.ru.md", f"---\ntitle: А\ndate: 2018-06-{day}\n---\nТекст\n")
    run(site)
    capsys.readouterr()
    run(site, "--format", "json")
    rows = json.loads(capsys.readouterr().out)

    assert [row["code"] for row in rows].count("missing-translation") == 20
