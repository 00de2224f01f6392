"""What earlier builds knew may be lost, spoilt or another's at any time: then all is made anew, and it is said why."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jarchy.engine import build
from jarchy.problems import BuildFailed
from jarchy.state import CACHE, State, forget, remembering
from jarchy.walk import make
from tests.conftest import PROJECT, Site

PAGE = "content/pages/about.ru.md"
DATABASE = f"{CACHE}/state.sqlite"


def stamps(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != "builder"}


def test_a_build_with_nothing_to_do_reads_no_source_and_writes_nothing(
    forum: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(forum.order(), forum.output)
    before = stamps(forum.output) | stamps(forum.folder / CACHE)

    def read(*arguments: Any) -> None:
        raise AssertionError("there was no need to read")

    monkeypatch.setattr("jarchy.walk.read", read)
    monkeypatch.setattr("jarchy.walk.read_config", read)
    again = build(forum.order(), forum.output)

    assert stamps(forum.output) | stamps(forum.folder / CACHE) == before
    assert (again.written, again.unchanged, again.removed) == (0, first.files, 0)
    assert again.problems == first.problems


def test_a_touched_source_is_read_and_makes_no_page(forum: Site) -> None:
    forum.build()
    for file in forum.folder.glob("content/**/*.md"):
        os.utime(file)

    assert forum.build().outcome.written == 0


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/releases/2018-07-03-forum.ru.md", "участники", "все участники"),
        ("content/releases/2018-07-03-forum.ru.md", "title: ", "title: Итог. "),
        ("templates/event.html", "<article", "<article data-x"),
        ("templates/_parts.html", '<figure class="quote">', '<figure class="quote" data-x>'),
        ("templates/base.html", "<body>", "<body data-x>"),
    ],
)
def test_an_edit_makes_just_the_pages_that_come_out_differently(forum: Site, file: str, old: str, new: str) -> None:
    if old not in (forum.folder / file).read_text(encoding="utf-8"):
        old = "и "
    before = forum.build().files
    built = forum.replace(file, old, new).build()
    different = {path for path in before.keys() | built.files.keys() if before.get(path) != built.files.get(path)}

    assert 0 < built.outcome.written == len(different)


def test_a_build_anew_makes_every_file(forum: Site) -> None:
    first = build(forum.order(), forum.output)

    assert build(forum.order(), forum.output, anew=True).written == first.files


@pytest.mark.parametrize("spoilt", [b"", b"what is this?", b"SQLite format 3\x00" + 4000 * b"x"])
def test_a_memory_that_can_not_be_read_is_thrown_away(forum: Site, spoilt: bytes) -> None:
    forum.build()
    forum.write(DATABASE, spoilt).write(PAGE, "---\ntitle: О сайте\n---\nТекст\n")
    outcome = forum.build().outcome

    assert ("everything is made anew" in outcome.note) == bool(spoilt)  # an empty file is a new one
    assert outcome.note.count("\n") == 0


def test_a_memory_that_is_broken_inside_is_thrown_away_in_the_middle_of_a_build(forum: Site) -> None:
    forum.build()
    data = (forum.folder / DATABASE).read_bytes()
    forum.write(DATABASE, data[:8192] + bytes(len(data) - 8192)).write(PAGE, "---\ntitle: О сайте\n---\nТекст\n")

    assert "everything is made anew" in forum.build().outcome.note


def test_the_memory_of_another_engine_is_thrown_away(forum: Site) -> None:
    forum.build()
    with sqlite3.connect(forum.folder / DATABASE) as database:
        database.execute("UPDATE engine SET key = 'another'")
    database.close()
    outcome = forum.build().outcome

    assert outcome.note == "Jarchy or a library of it has changed since the last build, so everything is made anew."
    assert outcome.written == 0  # the same bytes were there


def test_a_site_whose_memory_has_no_place_is_built_all_the_same(site: Site) -> None:
    site.write(CACHE, "a file")

    assert "Nothing was remembered" in site.build().outcome.note
    assert (site.folder / CACHE).read_text() == "a file"


def test_html_that_no_document_has_any_more_is_forgotten(site: Site) -> None:
    for words in ("Один", "Два", "Три"):
        site.write(PAGE, f"---\ntitle: О сайте\n---\n{words}\n").build()
    with remembering(site.folder) as state:
        assert [text for (text,) in state.database.execute("SELECT text FROM html")] == ["<p>Три</p>"]


def test_what_was_not_committed_is_not_kept(tmp_path: Path) -> None:
    state = State(tmp_path / "state.sqlite")
    state.keep_stamp("a", b"")
    state.database.execute("INSERT INTO html VALUES ('key', 'text')")
    state.database.close()

    assert State(tmp_path / "state.sqlite").database.execute("SELECT * FROM html").fetchall() == []


def test_a_build_while_another_is_at_work_waits_and_then_says_whose_turn_it_is(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jarchy.state.PATIENCE", 0.2)
    script = "import sys, time\nfrom pathlib import Path\nfrom jarchy.state import remembering\n"
    script += "with remembering(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-c", script, str(site.folder)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"

        with pytest.raises(BuildFailed) as failed:
            build(site.order(), site.output)

        assert [problem.code for problem in failed.value.problems] == ["busy"]
        assert f"process {other.pid}, since" in failed.value.problems[0].message

        other.send_signal(signal.SIGKILL)

    assert build(site.order(), site.output).written == len(make(site.order()).files)


def test_forgetting_leaves_what_is_not_ours(site: Site) -> None:
    site.write(f"{CACHE}/precious", "моё").build()
    forget(site.folder)

    assert [path.name for path in (site.folder / CACHE).iterdir()] == ["precious"]
