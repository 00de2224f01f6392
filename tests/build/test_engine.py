"""A build is a function: of the project's files, the engine and the instant, and of nothing else."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from jarchy.problems import BuildFailed
from tests.conftest import PROJECT, Site


def test_the_machine_does_not_show(forum: Site, tmp_path: Path) -> None:
    """Another zone, locale, hash seed, folder, order of files and time of modification: the same bytes."""
    here = forum.with_theme().build(datetime(2018, 7, 3, 6, tzinfo=UTC)).files
    elsewhere = tmp_path / "elsewhere" / "проект"
    for name in ("assets", "templates", "content"):
        copytree(forum.folder / name, elsewhere / name)
    for file in elsewhere.rglob("*"):
        os.utime(file, (0, 0))
    environment = os.environ | {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}
    command = [sys.executable, str(PROJECT / "build.py"), "--as-of", "2018-07-03T12:00+06:00"]
    subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, check=True)
    paths = (path for path in (elsewhere / "output").rglob("*") if path.is_file() and path.name != ".made-by-jarchy")

    assert {path.relative_to(elsewhere / "output").as_posix(): path.read_bytes() for path in paths} == here


def test_everything_that_is_wrong_is_said_at_once(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitel: А\n---\nТекст <b>жирный</b>\n")
    site.write("content/releases/b.ru.md", "title: Б\n")
    site.write("content/releases/c.xx.md", "---\ntitle: В\n---\n")
    site.write("content/pages/about.ru.md", "---\ntitle: О сайте\n---\n[релиз](release:z)\n")
    site.replace("templates/404.html", '{{ _("There is no such page") }}</h1>', '{{ _("Nothing here") }}</h1>')

    assert {(problem.where.path.split("/")[-1], problem.code) for problem in site.errors()} == {
        ("a.ru.md", "unknown-key"),
        ("a.ru.md", "missing-key"),
        ("a.ru.md", "raw-html"),
        ("b.ru.md", "no-front-matter"),
        ("c.xx.md", "unknown-language"),
        ("about.ru.md", "unknown-reference"),
        ("404.html", "missing-message"),
    }


def test_problems_come_in_the_order_of_files_and_lines(site: Site) -> None:
    site.write("content/releases/b.ru.md", "---\nx: 1\ny: 2\ntitle: Б\ndate: 2018-07-01\n---\n")
    site.write("content/pages/a.ru.md", "---\nz: 3\ntitle: А\n---\n")

    assert [str(problem.where) for problem in site.errors()] == [
        "content/pages/a.ru.md:2:1",
        "content/releases/b.ru.md:2:1",
        "content/releases/b.ru.md:3:1",
    ]


def test_a_rebuild_anew_leaves_the_same_site(forum: Site) -> None:
    first = forum.build()
    again = forum.build(force=True)

    assert again.files == first.files
    assert again.outcome.written == len(again.files)


def test_a_failed_rebuild_anew_removes_nothing(site: Site) -> None:
    before = site.build().files
    site.write("content/pages/about.ru.md", "---\n---\n")

    with pytest.raises(BuildFailed):
        site.build(force=True)

    assert all((site.output / file).exists() for file in before)


def test_a_site_without_documents_can_be_built(site: Site) -> None:
    assert {"index.html", "ky/index.html", "ru/index.html", "404.html"} <= set(site.build().files)
