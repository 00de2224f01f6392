"""What has changed is made, all else is left as it is."""

import os
from pathlib import Path
from typing import Any

import pytest

from jarchy.engine import build
from jarchy.state import CACHE
from tests.conftest import Site


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
