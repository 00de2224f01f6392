"""Names of files say which document, in which language. What is none is reported, not skipped."""

import os

import pytest

from jarchy.content.scan import scan
from jarchy.core.files import read_source, snapshot
from jarchy.problems import Problem
from jarchy.problems.report import FORMATS, show
from tests.conftest import Run, Site

TEXT = "---\ntitle: А\n---\n"
FOLDERS = {"releases": "release", "pages": "page"}


def scanned(site: Site) -> tuple[list[tuple[str, str, str]], list[Problem]]:
    sources, found = scan(snapshot(site.folder), FOLDERS, ("ky", "ru"))
    return [(source.ref.kind, source.ref.slug, source.lang) for source in sources], found


def test_a_name_is_a_slug_and_a_language(site: Site) -> None:
    site.write("content/pages/about.ru.md", TEXT).write("content/pages/about.ky.md", TEXT)
    site.write("content/releases/2018-07-03-forum.ru.md", TEXT)

    assert scanned(site) == (
        [("page", "about", "ky"), ("page", "about", "ru"), ("release", "2018-07-03-forum", "ru")],
        [],
    )


@pytest.mark.parametrize(
    ("path", "code", "hint"),
    [
        ("content/realeses/a.ru.md", "unknown-folder", "did you mean “releases”?"),
        ("content/notes.txt", "stray-file", "to content/root/"),
        ("content/stray.ru.md", "stray-file", "one of pages, releases"),
        ("content/tags.yml", "stray-file", "did you mean “tags.yaml”?"),
        ("content/foto.JPG", "misplaced-file", "move it to content/media/"),
        ("content/releases/foto.jpg", "misplaced-file", "move it to content/media/, and name it below “pictures:”"),
        ("content/releases/2018/foto.ru.heic", "misplaced-file", "move it to content/media/"),
        ("content/releases/foto (1).jpg", "misplaced-file", "move it to content/media/"),
        (
            "content/releases/budget.pdf",
            "misplaced-file",
            "move it to content/files/, and name it below “attachments:”",
        ),
        ("content/pages/table.xlsx", "misplaced-file", "move it to content/files/"),
        ("content/pages/film.mov", "misplaced-file", "move it to content/files/"),
        ("content/img/foto.jpg", "unknown-folder", "move what is in it to content/media/, or rename or move it"),
        (
            "content/docs/2018/budget.pdf",
            "unknown-folder",
            "move what is in it to content/files/, or to",
        ),
        ("content/static/a.pdf", "unknown-folder", "to content/root/, which publishes a file as it is, or rename"),
        ("content/static/robots.txt", "unknown-folder", "root (files that are published as they are)"),
        (
            "content/static/robots.txt",
            "unknown-folder",
            "files (files that documents offer, published once “attachments:”",
        ),
        ("content/medai/robots.txt", "unknown-folder", "did you mean “media”?"),
        ("content/pages/about.md", "file-name", "rename the file"),
        ("content/pages/about.ru.markdown", "file-name", "rename the file"),
        ("content/pages/about.ru.md.txt", "file-name", "rename the file"),
        ("content/pages/about.rU.md", "unknown-language", "did you mean “ru”?"),
        ("content/pages/about.kg.md", "unknown-language", "did you mean “ky”?"),
        ("content/pages/about.en.md", "unknown-language", "the languages in content/site.yaml are ky, ru"),
        ("content/pages/О форуме.ru.md", "slug", "use a-z and 0-9"),
        ("content/pages/About.ru.md", "slug", "use a-z"),
        ("content/pages/a_b.ru.md", "slug", "use a-z"),
        ("content/pages/-a.ru.md", "slug", "use a-z"),
        ("content/pages/a.b.ru.md", "slug", "use a-z"),
        ("content/pages/deep/About.ru.md", "slug", "use a-z"),
        ("content/pages/deep/deeper/about.md", "file-name", "rename the file"),
    ],
)
def test_another_name_is_a_problem_with_a_remedy(site: Site, path: str, code: str, hint: str) -> None:
    sources, found = scanned(site.write(path, TEXT))

    assert sources == []
    assert [problem.code for problem in found] == [code]
    assert hint in found[0].hint


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("2026-11-28-Новость.ru.md", "2026-11-28-novost.ru.md"),
        ("2026_11_28_News.ru.md", "2026-11-28-news.ru.md"),
        ("Жаңылык.ky.md", "jangylyk.ky.md"),
    ],
)
def test_a_name_that_is_no_slug_is_romanised(site: Site, name: str, proposed: str) -> None:
    _, (problem,) = scanned(site.write(f"content/pages/{name}", TEXT))

    assert problem.hint.startswith(f"rename it to {proposed}")

    _, (problem, *_) = scanned(site.write(f"content/pages/{proposed}", TEXT))

    assert proposed not in problem.hint


@pytest.mark.parametrize("slug", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_a_slug_that_windows_keeps_for_a_device_is_refused(site: Site, slug: str) -> None:
    _, (problem,) = scanned(site.write(f"content/pages/{slug}.ru.md", TEXT))

    assert (problem.code, "Windows" in problem.message) == ("slug", True)


@pytest.mark.parametrize("slug", ["con-2018", "contact", "com", "com10", "nulls"])
def test_a_slug_that_only_begins_like_a_device_is_one(site: Site, slug: str) -> None:
    assert scanned(site.write(f"content/pages/{slug}.ru.md", TEXT)) == ([("page", slug, "ru")], [])


def test_a_slug_has_a_hundred_letters_at_most(site: Site) -> None:
    site.write(f"content/pages/{'a' * 100}.ru.md", TEXT)
    sources, (problem,) = scanned(site.write(f"content/pages/{'b' * 101}.ru.md", TEXT))

    assert len(sources) == 1
    assert (problem.code, "101" in problem.message, problem.hint) == ("slug", True, "shorten it to a few words")


@pytest.mark.parametrize(
    "name",
    [
        *("about (1).ru.md", "about.ru (2).md", "about.ru — копия.md", "about.ru - Copy.md", "about.ru copy 2.md"),
        "about (Айгуль's conflicted copy 2018-07-03).ru.md",
    ],
)
def test_a_copy_that_a_program_made_is_called_one(site: Site, name: str) -> None:
    sources, (problem,) = scanned(site.write(f"content/pages/{name}", TEXT))

    assert sources == []
    assert (problem.code, problem.words["original"]) == ("copy", "about.ru.md")


def test_links_pipes_and_folders_in_disguise_are_not_read(site: Site) -> None:
    pages = site.folder / "content/pages"
    pages.mkdir()
    (pages / "link.ru.md").symlink_to("/proc/self/environ")
    (pages / "folder.ru.md").mkdir()
    os.mkfifo(pages / "pipe.ru.md")
    (site.folder / "content/releases").symlink_to(pages)
    sources, found = scanned(site)

    assert sources == []
    assert [(problem.where.path, problem.code) for problem in found] == [
        ("content/pages/folder.ru.md", "not-a-file"),
        ("content/pages/link.ru.md", "not-a-file"),
        ("content/pages/pipe.ru.md", "not-a-file"),
        ("content/releases", "not-a-file"),
    ]


def test_a_file_that_is_gone_when_it_is_read_is_a_problem(site: Site) -> None:
    refused = read_source(site.folder, "content/pages/gone.ru.md")

    assert isinstance(refused, Problem)
    assert (refused.code, refused.where.path) == ("unreadable", "content/pages/gone.ru.md")


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_text_can_be_shown(site: Site, form: str) -> None:
    site.write("content/pages/about.ru.md", TEXT)
    for folder in ("content/pages", "content"):
        os.rename(  # noqa: PTH104  a path would not have these bytes
            (site.folder / "content/pages/about.ru.md"), os.fsencode(site.folder / folder) + b"/\xff.ru.md"
        )
        (site.folder / "content/pages/about.ru.md").write_text("x")
    _, found = scanned(site)

    assert {problem.code for problem in found} == {"slug", "stray-file"}
    assert "\ufffd.ru.md" in show(found, form, site.folder).encode().decode()


@pytest.mark.parametrize("name", ["about.ky-KG.md", "about.kyr.md", "about.KY.md", "about.kg.md"])
def test_a_language_that_was_written_otherwise_is_understood(site: Site, name: str) -> None:
    _, (problem,) = scanned(site.write(f"content/pages/{name}", TEXT))

    assert problem.hint.startswith("did you mean “ky”?")


def test_a_file_that_became_a_link_after_the_scan_is_not_followed(site: Site) -> None:
    site.write("content/pages/about.ru.md", TEXT)
    ((source,), _) = scan(snapshot(site.folder), FOLDERS, ("ky", "ru"))
    site.remove("content/pages/about.ru.md")
    (site.folder / "content/pages/about.ru.md").symlink_to("/etc/passwd")

    refused = read_source(site.folder, source.path)

    assert isinstance(refused, Problem)
    assert refused.code == "not-a-file"


@pytest.mark.parametrize("folder", ["2026", "2026/11", "Архив", "2026/11/28"])
def test_folders_keep_files_in_order_and_are_no_part_of_an_address(site: Site, folder: str) -> None:
    release = "---\ntitle: Бюджет\ndate: 2018-07-01\n{}---\nТекст.\n"
    site.write(f"content/releases/{folder}/budget.ru.md", release.format(""))
    site.write(
        "content/releases/budget.ky.md",
        release.format("translation:\n  reviewed: yes\n").replace("date: 2018-07-01\n", ""),
    )
    built = site.build()

    assert "Бюджет" in built.page("/ru/releases/budget/")
    assert "Котормо" in built.page("/ky/releases/budget/")

    site.replace(f"content/releases/{folder}/budget.ru.md", "Текст.", "Другой текст.")

    assert "Другой текст." in site.build().page("/ru/releases/budget/")


def test_two_files_of_one_name_are_one_too_many(site: Site) -> None:
    for path in ("content/pages/about.ru.md", "content/pages/2026/about.ru.md"):
        site.write(path, "---\ntitle: О форуме\n---\nТекст.\n")
    (problem,) = site.errors()

    assert (problem.code, str(problem.where)) == ("two-files", "content/pages/about.ru.md")
    assert problem.words["other"] == "content/pages/2026/about.ru.md"


def test_a_translation_is_begun_beside_its_original(site: Site, run: Run) -> None:
    site.write("content/pages/2026/about.ru.md", "---\ntitle: О форуме\n---\nТекст.\n")

    assert run(site, "new", "page", "about", "--lang", "ky").stdout.strip() == "content/pages/2026/about.ky.md"
    assert "of: " in (site.folder / "content/pages/2026/about.ky.md").read_text(encoding="utf-8")


def test_no_document_is_begun_that_lies_in_a_folder_already(site: Site, run: Run) -> None:
    site.write("content/pages/2026/about.ru.md", "---\ntitle: О форуме\n---\nТекст.\n")

    assert "is there already" in run(site, "new", "page", "about", "--title", "О форуме").stderr
