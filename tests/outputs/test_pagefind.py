"""What Pagefind makes depends on what it is asked alone; where it can't be run, an editor reads why."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pagefind_bin
import pytest

from jarchy.build.jobs import Job
from jarchy.build.render import render
from jarchy.core.lazy import LazyHtml
from jarchy.model import Card
from jarchy.outputs.pagefind import files_of
from jarchy.outputs.search_index import SearchIndex, SearchRecord
from jarchy.problems import BuildFailed, Problem
from jarchy.theme.loader import Theme
from tests.conftest import Site, alter

RECORDS = tuple(
    SearchRecord(
        "release",
        Card(f"/ky/releases/{number}/", f"Кабар {number}"),
        "",
        "",
        (),
        LazyHtml.of(f"<p>{number} мектеп</p>"),
    )
    for number in range(300)
)
INDEX = SearchIndex("ky", RECORDS)
RELEASE = "---\ntitle: {0}\ndate: 2018-06-10\n---\n{0}\n"


def made(index: SearchIndex) -> dict[str, bytes]:
    files = files_of(index)

    assert isinstance(files, dict)

    return files


def test_the_same_records_make_the_same_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Wherever it runs, whatever stands there, on however many processors."""
    files = made(INDEX)
    (tmp_path / "pagefind.toml").write_text('force_language = "ru"\nwrite_playground = true\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "ru")
    monkeypatch.setenv("RAYON_NUM_THREADS", "1")
    monkeypatch.setenv("TOKIO_WORKER_THREADS", "1")
    monkeypatch.setenv("TZ", "Asia/Bishkek")

    assert len(files) > len(RECORDS)
    assert made(INDEX) == files


def test_only_what_a_browser_needs_is_published() -> None:
    assert sorted(name for name in made(INDEX) if "/" not in name and "ky_" not in name) == [
        "pagefind-entry.json",
        "pagefind.js",
        "wasm.unknown.pagefind",
    ]


def missing() -> str:
    raise FileNotFoundError("Could not find any of pagefind")


@pytest.mark.parametrize("program", [missing, lambda: "/nowhere", lambda: shutil.which("true"), lambda: os.devnull])
def test_a_program_that_is_missing_or_fails_is_a_problem_with_a_remedy(
    site: Site, monkeypatch: pytest.MonkeyPatch, program: Callable[[], str]
) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", program)
    with pytest.raises(BuildFailed) as failed:
        site.with_all("search").build()
    (problem,) = failed.value.problems

    assert problem.code == "search-program"
    assert "without: [search]" in problem.hint


def test_no_package_for_this_machine_is_the_same_problem(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)

    with pytest.raises(BuildFailed) as failed:
        site.with_all("search").build()

    assert [problem.code for problem in failed.value.problems] == ["search-program"]


@pytest.fixture
def asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages whose indexes are made when the site is built. It has a release in each of two."""
    languages: list[str] = []

    def noted(job: Job, theme: Theme) -> dict[str, bytes] | Problem:
        if job.is_folder:
            languages.append(job.lang)
        return render(job, theme)

    monkeypatch.setattr("jarchy.build.incremental.render", noted)
    site.with_all("search").write("content/releases/a.ru.md", RELEASE.format("Бюджет"))
    site.write("content/releases/b.ky.md", RELEASE.format("Кеңеш")).build()

    assert languages == ["ky", "ru"]

    languages.clear()
    return languages


def test_only_the_language_that_has_changed_is_indexed_again(site: Site, asked: list[str]) -> None:
    built = site.write("content/releases/a.ru.md", RELEASE.format("Смета")).build()

    assert asked == ["ru"]
    assert [file for file in built.files if file.startswith("ru/search/index/fragment/")] != []
    assert len([file for file in built.files if file.endswith(".pf_meta")]) == 2  # the old one is gone


def test_what_is_not_searched_makes_no_index_again(site: Site, asked: list[str]) -> None:
    site.replace("templates/release.html", "<article", "<article id=x").build()
    site.write("content/releases/c.ru.md", RELEASE.format("Тайна").replace("---\nТ", "status: draft\n---\nТ")).build()

    assert asked == []


def test_an_index_that_somebody_has_changed_is_made_again(site: Site, asked: list[str]) -> None:
    (fragment,) = (site.output / "ky/search/index/fragment").iterdir()
    alter(fragment)
    site.build()
    (site.output / "ru/search/index/pagefind.js").unlink()
    site.build()

    assert asked == ["ky", "ru"]
