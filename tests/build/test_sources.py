"""Pictures in content/media/: found, inspected, and remembered."""

import os
from pathlib import Path

import pytest

import jarchy.build.inspections
import jarchy.images.processing
from jarchy.build.engine import build
from jarchy.build.pipeline import make
from jarchy.problems import BuildFailed
from tests.conftest import Site, alter, photograph

RELEASE = """\
---
title: Бюджет
date: 2018-06-10
pictures:
  hall:
    file: {}
    caption: Зал
    alt: Ряды кресел
    credit: Айбек
    licence: CC BY 4.0
---
Текст.
"""
OTHER = "---\ntitle: Другое\ndate: 2018-06-11\n---\nТекст.\n"


@pytest.fixture
def shown(site: Site) -> Site:
    """A site that shows one picture."""
    site.write("content/media/hall.jpg", photograph(600, 400))
    site.write("content/releases/other.ru.md", OTHER)
    return site.write("content/releases/budget.ru.md", RELEASE.format("hall.jpg"))


def media(files: dict[str, bytes]) -> list[str]:
    """The widths and forms of the published pictures."""
    return [file.rpartition("-")[2] for file in sorted(files) if file.startswith("media/")]


def codes(site: Site) -> list[str]:
    return [problem.code for problem in site.errors()]


def rewritten(site: Site) -> list[str]:
    """The files that the next build writes."""
    before = {path: path.stat().st_ino for path in site.output.rglob("*") if path.is_file()}
    files = site.build().files
    return [file for file in files if before.get(site.output / file) != (site.output / file).stat().st_ino]


def test_a_picture_is_published_in_every_size_and_form_and_in_the_crops_of_search_engines(shown: Site) -> None:
    whole = ["480.jpg", "480.webp", "600.jpg", "600.webp"]

    in_lists, of_search = ["320.webp", "600.webp"], ["400.jpg", "533.jpg", "600.jpg"]

    assert sorted(media(shown.build().files)) == sorted([*whole, *in_lists, *of_search])


def test_its_names_tell_what_it_is_and_change_with_its_bytes(shown: Site) -> None:
    before = [file for file in shown.build().files if file.startswith("media/hall.")]
    shown.write("content/media/hall.jpg", photograph(600, 400, "red"))
    after = [file for file in shown.build().files if file.startswith("media/hall.")]

    assert len(before) == len(after) == 9
    assert not set(before) & set(after)


@pytest.mark.parametrize("name", ["2018/Зал 1.JPG", "a/b/hall.png", "Зал.webp"])
def test_a_file_may_have_any_name_and_lie_in_a_folder(site: Site, name: str) -> None:
    form = {"JPG": "JPEG", "png": "PNG", "ebp": "WEBP"}[name[-3:]]
    site.write(f"content/media/{name}", photograph(300, 200, form=form))
    files = site.write("content/releases/budget.ru.md", RELEASE.format(name)).build().files

    assert sorted(media(files)) == ["200.jpg", "267.jpg", "300.jpg", "300.jpg", "300.webp", "300.webp"]
    assert all(file.isascii() and " " not in file for file in files)


def test_a_name_in_another_form_of_unicode_is_the_same(site: Site) -> None:
    site.write("content/media/й.jpg".replace("й", "и\u0306"), photograph(300, 200))

    assert media(site.write("content/releases/budget.ru.md", RELEASE.format("й.jpg")).build().files)


@pytest.mark.parametrize("name", ["hal.jpg", "content/media/hall.jpg", "media/hall.jpg"])
def test_a_file_that_is_not_there_is_missed_where_it_is_named(shown: Site, name: str) -> None:
    (problem,) = shown.write("content/releases/budget.ru.md", RELEASE.format(name)).errors()

    assert (problem.code, str(problem.where)) == ("unknown-media", "content/releases/budget.ru.md:6:11")
    assert "did you mean “hall.jpg”" in problem.hint


def test_nothing_outside_the_folder_can_be_named(shown: Site) -> None:
    for name in "../site.yaml", "/etc/passwd", "..", "a\\b.jpg", ".hidden.jpg":
        assert codes(shown.write("content/releases/budget.ru.md", RELEASE.format(name))) == ["value"]


def test_a_link_is_not_followed(shown: Site) -> None:
    shown.remove("content/media/hall.jpg").write("secret.jpg", photograph())
    (shown.folder / "content/media/hall.jpg").symlink_to(shown.folder / "secret.jpg")
    (problem,) = shown.errors()

    assert (problem.code, problem.where.path) == ("not-a-file", "content/media/hall.jpg")


def test_a_file_that_is_no_picture_is_an_error_when_it_is_named(shown: Site) -> None:
    shown.write("content/media/hall.jpg", "text")

    assert codes(shown) == ["not-a-picture"]


def test_a_file_that_nothing_names_is_a_warning(shown: Site) -> None:
    shown.write("content/media/more/notes.txt", "text").write("content/media/.DS_Store", "")
    (problem,) = (problem for problem in shown.problems() if problem.code == "unused-media")

    assert problem.where.path == "content/media/more/notes.txt"
    assert media(shown.build().files)


def test_what_a_draft_names_is_not_unused_and_not_published(shown: Site) -> None:
    shown.replace("content/releases/budget.ru.md", "date:", "status: draft\ndate:")

    assert "unused-media" not in [problem.code for problem in shown.problems()]
    assert media(shown.build().files) == []
    assert media(shown.build(drafts=True).files) != []


def test_a_build_with_other_things_to_do_reads_no_picture_again(shown: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.build()
    read: list[Path] = []
    monkeypatch.setattr(jarchy.build.inspections, "read_bytes", lambda file, limit: read.append(file))
    shown.replace("content/releases/other.ru.md", "Текст", "Другой текст")
    build(shown.order(), shown.output)

    assert read == []


def test_a_picture_with_other_bytes_of_the_same_number_and_time_is_noticed(shown: Site) -> None:
    before = shown.write("content/media/hall.jpg", b"").write("content/media/hall.jpg", photograph(600, 400)).build()
    file = shown.folder / "content/media/hall.jpg"
    times = file.stat()
    file.write_bytes(photograph(600, 400, "maroon")[: times.st_size].ljust(times.st_size, b"\0"))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert not set(before.files) >= {name for name in shown.build().files if name.startswith("media/")}


def test_an_edited_picture_makes_its_pages_and_files_again_and_nothing_else(shown: Site) -> None:
    shown.build()
    shown.write("content/media/hall.jpg", photograph(600, 400, "red"))
    pages = [file for file in rewritten(shown) if not file.startswith("media/")]

    assert pages == [
        *("ky/index.html", "ky/releases/index.html"),
        *("ru/index.html", "ru/releases/budget/index.html", "ru/releases/index.html"),
    ]


def test_a_changed_caption_makes_no_picture_again(shown: Site) -> None:
    shown.build()
    shown.replace("content/releases/budget.ru.md", "caption: Зал", "caption: Большой зал")

    assert media(dict.fromkeys(rewritten(shown), b"")) == []


def test_a_picture_that_is_touched_is_inspected_again_and_nothing_is_written(shown: Site) -> None:
    shown.build()
    os.utime(shown.folder / "content/media/hall.jpg")

    assert rewritten(shown) == []


def test_a_picture_that_no_page_shows_any_more_is_taken_away(shown: Site) -> None:
    shown.build()
    shown.write("content/releases/budget.ru.md", OTHER)

    assert media(shown.build().files) == []


def test_a_picture_in_two_documents_is_published_once(shown: Site) -> None:
    before = media(shown.build().files)
    shown.write("content/releases/other.ru.md", RELEASE.format("hall.jpg"))

    assert media(shown.build().files) == before


def test_a_harmed_picture_in_the_output_is_made_again(shown: Site) -> None:
    (harmed, *_) = [shown.output / file for file in shown.build().files if file.startswith("media/")]
    alter(harmed)
    shown.build()  # compares with a clean one


def test_a_picture_that_changes_while_the_site_is_built_is_an_error(
    shown: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspect_batch = jarchy.images.processing.inspect_batch
    after = photograph(600, 400, "red")
    monkeypatch.setattr(
        jarchy.images.processing,
        "inspect_batch",
        lambda batch: (inspect_batch(batch), shown.write("content/media/hall.jpg", after))[0],
    )
    with pytest.raises(BuildFailed) as failed:
        make(shown.order())

    assert [str(problem.where) for problem in failed.value.problems if problem.code == "unreadable"] == [
        "content/media/hall.jpg"
    ]
