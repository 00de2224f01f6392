"""A new output is one entry: without a word about it elsewhere it is planned, made, remembered, offered and removed."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from jarchy.build.cache import Cache
from jarchy.build.engine import build
from jarchy.build.lock import CACHE
from jarchy.build.pipeline import plan_site
from jarchy.build.registry import Registry
from jarchy.build.session import Session
from jarchy.model import Edition, File, Stated, Version
from jarchy.outputs import OPTIONAL, OUTPUTS
from jarchy.outputs.output import OfDocument, OfEdition, Output
from jarchy.problems import BuildFailed, errors
from tests.conftest import PROJECT, Site, photograph, waiting_later

PAGES = "content/pages/{}.ru.md"

Add = Callable[[Output[Any]], None]


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch) -> Add:
    def add(output: Output[Any]) -> None:
        monkeypatch.setattr("jarchy.build.registry.Registry", partial(Registry, outputs=(*OUTPUTS, output)))

    return add


def note(version: Version[Stated], edition: Edition) -> Iterator[File]:
    if not version.lang:
        yield File(f"{edition.path(version.ref)}note.txt", "", version.fields.headline, version.ref)


def titles(edition: Edition) -> Iterator[File]:
    named = tuple(version.fields.headline for version in edition.of_kind("page") if not version.lang)
    yield File(f"{edition.home}titles/", "", named, is_folder=True)


def title_files(named: tuple[str, ...]) -> dict[str, bytes]:
    return {f"{title}.txt": title.encode() for title in ("all", *named)}


TITLES = OfEdition("titles", titles, write=title_files)


def page(site: Site, slug: str, title: str) -> Site:
    return site.write(PAGES.format(slug), f"---\ntitle: {title}\n---\nТекст\n")


@pytest.fixture
def listed(site: Site, add: Add) -> Site:
    """A site with a folder of titles: A, B."""
    add(TITLES)
    page(page(site, "a", "A"), "b", "B").build()
    return site


def in_folder(site: Site) -> list[str]:
    return sorted(path.name for path in (site.output / "ru/titles").iterdir())


def test_every_output_has_a_name_of_its_own() -> None:
    assert len({output.name for output in OUTPUTS}) == len(OUTPUTS)


def test_what_a_site_may_do_without_is_in_the_readme() -> None:
    assert f"`[{', '.join(OPTIONAL)}]`" in (PROJECT / "README.md").read_text(encoding="utf-8")


def planned(site: Site) -> set[str]:
    return {job.file for job in plan_site(Session(site.order(), Cache())).jobs}


def complete(forum: Site) -> Site:
    """With what some outputs are made of."""
    said = "caption: Зал\n    alt: Зал\n    credit: Айбек\n    licence: CC BY 4.0\n"
    pictures = "".join(f"  {name}:\n    file: {name}.jpg\n    {said}" for name in ("hall", "vote"))
    for name in ("hall", "vote"):
        forum.write(f"content/media/{name}.jpg", photograph())
    forum.replace("content/site.yaml", "timezone:", "issuer: gamsumo\ntimezone:")
    forum.replace("content/organisations/gamsumo.ru.md", "ГАМСУМО\n---\n", "ГАМСУМО\n---\nТекст.\n")
    return forum.replace("content/releases/2018-07-03-forum.ru.md", "\ntags:", f"\npictures:\n{pictures}tags:")


def test_an_optional_output_is_switched_off_by_its_name(forum: Site) -> None:
    every = planned(complete(forum).with_all())
    for name in OPTIONAL:
        forum.write(
            "content/site.yaml", f"without: [{name}]\n{(forum.folder / 'content/site.yaml').read_text('utf-8')}"
        )
        fewer = planned(forum)
        forum.replace("content/site.yaml", f"without: [{name}]\n", "")

        assert fewer < every, name


def test_no_other_output_can_be_switched_off(site: Site) -> None:
    for output in OUTPUTS:
        if not output.is_optional:
            site.replace("content/site.yaml", "without: [", f"without: [{output.name}, ")
            codes = {problem.code for problem in site.errors()}
            site.replace("content/site.yaml", f"without: [{output.name}, ", "without: [")

            assert codes == {"value"}, output.name


def test_a_name_that_no_optional_output_has_is_an_error_that_says_which_was_meant(site: Site) -> None:
    site.replace("content/site.yaml", "without: [search", "without: [serch")
    (problem,) = site.errors()

    assert problem.where.line == 4
    assert "search or feeds or " in problem.message
    assert "did you mean “search”?" in problem.hint


def test_an_output_of_documents_is_made_of_each(site: Site, add: Add) -> None:
    add(OfDocument("notes", note, write=str.encode))
    built = page(site, "a", "A").build()

    assert built.files["ru/a/note.txt"] == b"A"
    assert "ky/a/note.txt" not in built.files
    assert page(site, "a", "B").build().files["ru/a/note.txt"] == b"B"
    assert "ru/a/note.txt" not in site.remove(PAGES.format("a")).build().files


def test_a_download_that_a_catalogue_has_no_words_for_is_a_problem_of_that_catalogue(forum: Site, add: Add) -> None:
    add(OfDocument("notes", note, is_download=True, write=str.encode, label="Notes <b>"))

    assert [(problem.code, problem.where.path) for problem in forum.errors()] == [
        ("missing-message", "templates/locale/ky.po"),
        ("missing-message", "templates/locale/ru.po"),
    ]

    for lang in ("ky", "ru"):
        catalogue = f"templates/locale/{lang}.po"
        said = forum.text(catalogue)
        forum.write(catalogue, f'{said}\nmsgid "Notes <b>"\nmsgstr "Заметки & {lang}"\n')

    page = forum.build().page("/ru/releases/2018-07-03-forum/")

    assert '<a href="note.txt" download>Заметки &amp; ru</a>' in page


def test_of_a_folder_only_the_files_that_differ_are_written_and_stale_ones_go(listed: Site) -> None:
    before = (listed.output / "ru/titles/A.txt").stat()
    outcome = page(listed, "b", "C").build().outcome
    after = (listed.output / "ru/titles/A.txt").stat()

    assert in_folder(listed) == ["A.txt", "C.txt", "all.txt"]
    assert outcome.removed == 1
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("harm", ["DELETE FROM pages WHERE file LIKE '%/A.txt'", "UPDATE pages SET file = 'x' || file"])
def test_a_folder_of_which_the_memory_has_lost_a_file_loses_none(listed: Site, harm: str) -> None:
    database = sqlite3.connect(listed.folder / CACHE / "state.sqlite")
    database.execute(harm)
    database.commit()
    database.close()
    listed.replace("templates/404.html", "<h1", "<h1 data-x").build()

    assert in_folder(listed) == ["A.txt", "B.txt", "all.txt"]


def test_a_folder_that_was_touched_and_half_forgotten_is_made_again(listed: Site) -> None:
    database = sqlite3.connect(listed.folder / CACHE / "state.sqlite")
    database.execute("DELETE FROM pages WHERE file LIKE '%/B.txt'")
    database.commit()
    database.close()
    listed.write("output/ru/titles/A.txt", "Чужое.").build()

    assert in_folder(listed) == ["A.txt", "B.txt", "all.txt"]


def test_a_folder_is_whole_again_after_builds_of_another_memory(listed: Site) -> None:
    """All that is left of it is as this memory knows it, but it is not all."""
    shutil.copytree(listed.folder / CACHE, listed.folder / "kept")
    with waiting_later():
        build(listed.remove(PAGES.format("b")).order(), listed.output)

    assert in_folder(listed) == ["A.txt", "all.txt"]

    shutil.rmtree(listed.folder / CACHE)
    shutil.move(listed.folder / "kept", listed.folder / CACHE)
    page(listed, "b", "B").build()

    assert in_folder(listed) == ["A.txt", "B.txt", "all.txt"]


def test_a_folder_that_was_copied_is_taken_as_it_is(listed: Site) -> None:
    for file in (listed.output / "ru/titles").iterdir():
        data = file.read_bytes()
        file.unlink()
        file.write_bytes(data)

    assert listed.build().outcome.written == 0


def test_a_file_in_a_folder_that_no_build_made_is_not_replaced(listed: Site) -> None:
    listed.write("output/ru/titles/C.txt", "Чужое.")
    page(listed, "c", "C")
    with pytest.raises(BuildFailed) as failed:
        build(listed.order(), listed.output)

    assert [problem.words["path"] for problem in errors(failed.value.problems)] == ["ru/titles/C.txt"]
    assert (listed.output / "ru/titles/C.txt").read_text(encoding="utf-8") == "Чужое."
    assert not (listed.output / "ru/c").exists()


def test_an_old_address_that_a_page_has_is_one_error_at_its_line(site: Site) -> None:
    page(site, "b", "B").write(PAGES.format("a"), "---\ntitle: A\naliases: [/ru/b/]\n---\nТекст\n")

    assert [(problem.code, problem.where.line) for problem in site.errors()] == [("same-address", 3)]
