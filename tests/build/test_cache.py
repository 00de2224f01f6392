"""What earlier builds knew may be lost, broken or somebody else's: then all is made anew, and one line says so."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jarchy.build.cache import Cache
from jarchy.build.cache_file import open_cache
from jarchy.build.lock import CACHE
from jarchy.core.hashing import key
from tests.conftest import Site

PAGE = "content/pages/about.ru.md"
FILE = f"{CACHE}/state.sqlite"


@pytest.fixture
def built(site: Site) -> Site:
    site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n").build()
    return site


def change(site: Site, *commands: str) -> None:
    database = sqlite3.connect(site.folder / FILE)
    for command in commands:
        database.execute(command)
    database.commit()
    database.close()


def test_a_memory_that_was_deleted_costs_no_page(built: Site) -> None:
    built.remove(FILE)

    outcome = built.build().outcome

    assert outcome.written == 0
    assert outcome.note == ""


@pytest.mark.parametrize("data", [b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 5000])
def test_a_broken_memory_is_forgotten_and_the_next_build_remembers(built: Site, data: bytes) -> None:
    built.write(FILE, data).replace(PAGE, "Текст", "Другой текст")

    outcome = built.build().outcome

    assert outcome.note.startswith("The cache could not be read (")
    assert outcome.written == 2  # the page, and the one that leads to it from Kyrgyz
    assert built.build().outcome.note == ""


def test_a_memory_of_which_not_even_the_complaint_can_be_read_is_forgotten(built: Site) -> None:
    """SQLite quotes what it stumbles over, and that is no text any more."""
    data = (built.folder / FILE).read_bytes()

    assert b"tabledocumentsdocuments" in data

    data = data.replace(b"tabledocumentsdocuments", b"tabledoc\x83mentsdocuments")
    built.write(FILE, data.replace(b"CREATE TABLE documents", b"CREATE CABLE documents"))

    assert built.build().outcome.note.startswith("The cache could not be read (")


def test_the_memory_of_another_engine_is_forgotten(built: Site) -> None:
    change(
        built,
        "UPDATE engine SET key = 'another'",
        "UPDATE documents SET facts = x'00'",
        "UPDATE pages SET theme_key = ''",
    )

    outcome = built.replace(PAGE, "Текст", "Другой текст").build().outcome

    assert (
        outcome.note == "Jarchy or one of its libraries has changed since the last build, so everything is made again."
    )
    assert outcome.written == 2  # the page, and the one that leads to it from Kyrgyz


def test_a_database_of_another_program_is_emptied(built: Site) -> None:
    built.remove(FILE)
    change(built, "CREATE TABLE documents (x)", "CREATE VIEW pages AS SELECT 1", "CREATE TABLE other (x)")

    assert "could not be read" in built.build().outcome.note


@pytest.mark.parametrize("occupied", [CACHE, f"{CACHE}/lock", f"{CACHE}/builder", FILE])
def test_a_site_that_can_have_no_memory_is_built_all_the_same(site: Site, occupied: str) -> None:
    """A file where the folder should be, a folder where a file should be."""
    site.write(occupied if occupied == CACHE else f"{occupied}/file", "in the way")

    for force in (False, True, False):
        note = site.build(force=force).outcome.note

        assert note.startswith(f"The cache {CACHE} cannot be used (")


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE documents SET facts = NULL",
        "UPDATE texts SET text = replace(text, 'Текст', 'Тест')",
        "UPDATE texts SET text = x'ff'",
        "UPDATE texts SET text = NULL",
        "DELETE FROM texts",
        "UPDATE pages SET stamp = NULL, build = 'x', why = NULL",
        "UPDATE pages SET stamp = NULL, build = NULL, file = 'a' || char(0) || file",
        "UPDATE builds SET last = x'00'",
        "UPDATE comparisons SET problems = x'00'",
        "UPDATE links SET links = x'00'",
        "UPDATE links SET key = 'another'",
        "DROP TABLE texts",
    ],
)
def test_a_memory_with_a_slip_in_it_gives_a_clean_build(built: Site, harm: str) -> None:
    """SQLite notices none of these."""
    change(built, harm)

    built.build()
    built.replace("templates/page.html", "<article", "<article lang").build()


def test_a_wrong_word_in_the_memory_is_noticed(built: Site) -> None:
    database = sqlite3.connect(built.folder / FILE)
    ((facts,),) = database.execute("SELECT facts FROM documents")
    wrong = facts.replace("сайте".encode(), "свете".encode())

    assert wrong != facts

    database.execute("UPDATE documents SET facts = ?", (wrong,))
    database.commit()
    database.close()

    outcome = built.replace("templates/page.html", "<article", "<article lang").build().outcome

    assert "a cached value is damaged" in outcome.note


def test_a_page_that_the_memory_has_lost_is_looked_at(built: Site) -> None:
    change(built, "DELETE FROM pages WHERE file = 'ru/about/index.html'")
    (built.output / "ru/about/index.html").unlink()

    assert built.build().outcome.written == 1


def test_html_that_no_document_has_any_more_is_forgotten(site: Site) -> None:
    for words in ("Один", "Два", "Три"):
        site.write(PAGE, f"---\ntitle: О сайте\n---\n{words}\n").build()
    with open_cache(site.folder) as state:
        texts = [text for (text,) in state.database.execute("SELECT text FROM texts")]
        assert [text for text in texts if text.startswith("<")] == ["<p>Три</p>"]
        assert all("Три" in text for text in texts)  # what it states is kept, too


def test_what_was_not_committed_is_not_kept(tmp_path: Path) -> None:
    state = Cache(tmp_path / "state.sqlite")
    state.keep_stamp("a", b"")
    state.database.execute("INSERT INTO texts VALUES ('key', 'text')")
    state.database.close()

    assert Cache(tmp_path / "state.sqlite").database.execute("SELECT * FROM texts").fetchall() == []


def test_a_copy_of_the_process_reads_through_a_connection_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Cache(tmp_path / "state.sqlite").database) as ours:
        ours.execute("INSERT INTO texts VALUES (?, ?)", (key("Да."), "Да."))
        ours.commit()
        state = Cache(tmp_path / "state.sqlite")
        state.database.close()  # whoever used it in a copy would meet this
        monkeypatch.setattr("os.getpid", lambda: state.process + 1)

        assert state.text(key("Да.")) == "Да."

    state.readers.popitem()[1].close()
