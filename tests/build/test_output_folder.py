"""What a build writes, keeps and removes."""

import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from jarchy.build.engine import build
from jarchy.build.output_folder import MADE, STAGING, clean
from jarchy.problems import BuildFailed, errors
from tests.conftest import Site

PAGE = "content/pages/about.ru.md"


def test_a_second_build_touches_nothing(forum: Site) -> None:
    forum.build()
    times = {path: path.stat().st_mtime_ns for path in forum.output.rglob("*")}

    built = forum.build()

    assert built.outcome.written == 0
    assert {path: path.stat().st_mtime_ns for path in forum.output.rglob("*")} == times


def test_what_is_no_longer_planned_is_removed_with_its_folder(site: Site) -> None:
    site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n").build()

    built = site.remove(PAGE).build()

    assert built.outcome.removed == 2
    assert not (site.output / "ru/about").exists()


def test_the_folder_of_the_site_may_be_there_before(site: Site) -> None:
    """With the rights that its owner gave to it; or it is a disk, which can't be made anew."""
    site.output.mkdir()
    site.output.chmod(0o2775)
    before = site.output.stat()
    site.build()
    after = site.output.stat()

    assert (after.st_mode, after.st_ino) == (before.st_mode, before.st_ino)


@pytest.mark.parametrize("there", ["", "new", "new/sub", "new/sub/site"])
def test_a_failed_build_leaves_the_folders_that_were_there_and_no_others(site: Site, there: str) -> None:
    site.output = site.folder / "new/sub/site"
    (site.folder / there).mkdir(parents=True, exist_ok=True)
    before = sorted(site.folder.rglob("new/**/"))
    site.write("templates/404.html", "{{ page.nothing }}")
    with pytest.raises(BuildFailed):
        build(site.order(), site.output)

    assert sorted(site.folder.rglob("new/**/")) == before


def test_a_foreign_file_survives_builds_and_clean(site: Site) -> None:
    site.write("output/CNAME", "forum.example").write("output/ru/notes.txt", "моё").build()
    site.build()
    clean(site.output)

    assert sorted(path.name for path in site.output.rglob("*") if path.is_file()) == ["CNAME", "notes.txt"]


def test_a_foreign_file_in_the_place_of_a_page_is_a_problem_and_nothing_is_written(site: Site) -> None:
    site.write("output/ru/index.html", "не трогать")

    with pytest.raises(BuildFailed) as failed:
        site.build()

    assert [problem.code for problem in failed.value.problems] == ["foreign-file"]
    assert [path.name for path in site.output.rglob("*") if path.is_file()] == ["index.html"]
    assert (site.output / "ru/index.html").read_text() == "не трогать"


def test_a_lost_list_of_what_builds_made_is_one_problem(site: Site) -> None:
    """If the cache is lost, too: it knows the files as well."""
    site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n").build()
    (site.output / MADE).unlink()
    rmtree(site.folder / ".cache")
    before = {path: path.read_bytes() for path in site.output.rglob("*") if path.is_file()}

    with pytest.raises(BuildFailed) as failed:
        site.build()

    (problem,) = errors(failed.value.problems)

    assert (problem.code, str(problem.where)) == ("lost-record", f"output/{MADE}")
    assert problem.message.startswith("pages belong where 404.html, ")
    assert {path: path.read_bytes() for path in site.output.rglob("*") if path.is_file()} == before


def test_a_link_in_the_output_is_not_followed(site: Site) -> None:
    elsewhere = site.folder / "elsewhere"
    elsewhere.mkdir()
    site.output.mkdir()
    (site.output / "ru").symlink_to(elsewhere)

    with pytest.raises(BuildFailed) as failed:
        site.build()

    assert {problem.code for problem in failed.value.problems} == {"foreign-file"}
    assert not list(elsewhere.iterdir())


def test_a_failed_build_leaves_the_last_good_site(site: Site) -> None:
    before = site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n").build().files
    site.write(PAGE, "---\ntitel: О сайте\n---\nДругой текст\n")

    with pytest.raises(BuildFailed):
        site.build()

    assert {path: (site.output / path).read_bytes() for path in before} == before


@pytest.mark.parametrize("moment", range(1, 6))
def test_a_build_killed_after_any_write_leaves_nothing_that_looks_foreign(
    site: Site, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    written, replace = 0, os.replace

    def put(ready: str, place: str) -> None:
        nonlocal written
        written += 1
        if written > moment:
            raise KeyboardInterrupt
        replace(ready, place)

    monkeypatch.setattr("os.replace", put)
    with pytest.raises(KeyboardInterrupt):
        site.build()
    monkeypatch.undo()
    built = site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n").build()

    assert "ru/about/index.html" in built.files


def test_what_a_killed_build_left_half_done_is_done(site: Site) -> None:
    site.build()
    (site.output / "ru/index.html").unlink()
    site.write(f"output/{MADE}.new", "half")

    built = site.build()

    assert built.outcome.written == 1
    assert not (site.output / f"{MADE}.new").exists()


def test_a_list_of_files_that_reaches_outside_is_not_believed(site: Site) -> None:
    site.write("precious.txt", "моё").build()
    recorded = (site.output / MADE).read_text(encoding="utf-8")
    site.write(f"output/{MADE}", f"../precious.txt\n{recorded}").build()

    assert (site.folder / "precious.txt").exists()


def test_a_list_of_files_that_is_no_text_is_believed_where_it_can_be(site: Site) -> None:
    site.build()
    with (site.output / MADE).open("ab") as made:
        made.write(b"ru/\xff\xfe\n\x00\n")
    built = site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n").build()

    assert "ru/about/index.html" in built.files
    assert b"\xff" not in built.record


def test_nothing_leads_to_what_is_not_there_while_files_are_put_into_their_places(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Assets are there before pages, and new pages before the lists that name them; what is gone goes last."""
    site.write("assets/old.txt", "старое").write(PAGE, "---\ntitle: О сайте\n---\n")
    site.build()
    site.write("assets/new.txt", "новое").remove("assets/old.txt").remove(PAGE)
    site.write("content/pages/help.ru.md", "---\ntitle: Помощь\n---\nТекст\n")
    done = _log(monkeypatch, site.output)
    site.build()

    assets = [number for number, place in enumerate(done) if place.startswith("assets/new.")]
    pages = {place: number for number, place in enumerate(done) if not place.startswith("assets/") and place != MADE}
    assert max(assets) < min(pages.values())
    assert pages["ru/help"] < pages["ru/index.html"] < pages["ru/about/index.html"]
    assert done[-2].startswith("assets/old.")
    assert done[-1] == MADE


def _log(monkeypatch: pytest.MonkeyPatch, output: Path) -> list[str]:
    """The places in the output folder that something is put into or removed from, as a build goes on."""
    done: list[str] = []

    def logged(change: Callable[..., None]) -> Callable[..., None]:
        def logging(*given: Any, **named: Any) -> None:
            change(*given, **named)
            place = Path(given[-1])
            if place.is_relative_to(output) and STAGING not in place.parts:
                done.append(place.relative_to(output).as_posix())

        return logging

    for name in ("replace", "unlink"):
        monkeypatch.setattr(os, name, logged(getattr(os, name)))
    return done


def test_what_a_killed_build_had_laid_ready_is_removed_also_when_nothing_is_to_be_done(site: Site) -> None:
    site.build()
    site.write(f"output/{STAGING}/0", "half")

    site.build()

    assert not (site.output / STAGING).exists()


def test_a_file_is_whole_even_if_the_system_writes_a_little_at_a_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr("os.write", lambda file, data: write(file, data[:999]))

    assert site.write("content/pages/about.ru.md", "---\ntitle: О сайте\n---\nТекст\n").build().page("/ru/about/")
