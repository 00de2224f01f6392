"""What is typed into a Word table is taken over, or refused with its place."""

import re
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.table import _Row

from jarchy.core.archives import archive, files_in
from jarchy.exchange import word_table
from tests.conftest import Run, Site
from tests.exchange import (
    KY,
    RU,
    WORDS,
    copied,
    export,
    files,
    publish,
    rewrite_words,
    take_over,
    text,
    translate,
    typed,
)


@contextmanager
def opened(file: Path) -> Iterator[WordDocument]:
    """The document as somebody has it open in Word; it is saved at the end."""
    document = Document(str(file))
    yield document
    document.save(str(file))


def row_of(document: WordDocument, words: str) -> _Row:
    """The row of the first table whose left column has these words."""
    found: list[_Row] = [row for row in document.tables[0].rows if row.cells[0].text == words]
    (row,) = found
    return row


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<w:body>", b"<w:other>"),
        (b"<w:body>", b"<w:body><"),
        (b"Relationship ", b"Other "),
        (b"Target=", b"Other="),
        (b"<Relationships", b"<Other"),
    ],
)
def test_a_word_file_with_other_parts_is_refused(desk: Site, run: Run, old: bytes, new: bytes) -> None:
    (file,) = export(desk, run, "docx", RU)
    ends = (old.replace(b"<", b"</"), new.replace(b"<", b"</"))
    parts = files_in(file.read_bytes())
    file.write_bytes(archive({name: data.replace(old, new).replace(*ends) for name, data in parts.items()}))
    code, told = take_over(desk, run, file)

    assert (code, "exchange-file" in told) == (1, True), told


@pytest.mark.parametrize(
    ("place", "byte"),
    [
        pytest.param(6, 1, id="encrypted"),
        pytest.param(8, 99, id="unknown compression"),
        pytest.param(-1, 0xFF, id="damaged words"),
    ],
)
def test_a_damaged_or_encrypted_word_file_is_refused(desk: Site, run: Run, place: int, byte: int) -> None:
    """The places are those in the head of each part; its list at the end of the file says the same two bytes later."""
    (file,) = export(desk, run, "docx", RU)
    data = bytearray(file.read_bytes())
    for start, more in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        for found_at in [one.start() for one in re.finditer(re.escape(start), data)] if place > 0 else []:
            data[found_at + more + place] = byte
    if place < 0:
        at = data.index(WORDS.encode()) + len(WORDS)
        data[at : at + 40] = bytes([byte]) * 40
    file.write_bytes(data)
    code, told = take_over(desk, run, file)

    assert (code, "exchange-file" in told) == (1, True), told


def test_a_word_file_that_would_be_huge_when_it_is_unpacked_is_refused(
    desk: Site, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = export(desk, run, "docx", RU)
    monkeypatch.setattr("jarchy.exchange.word_table.LARGEST_UNPACKED", 2**20)
    file.write_bytes(archive(files_in(file.read_bytes()) | {"word/media/a.bin": bytes(2**20)}))

    assert "unpacked, it would have more than 1 MB" in take_over(desk, run, file)[1]


def test_of_a_word_file_that_hides_its_size_no_more_is_unpacked_than_it_says(desk: Site, run: Run) -> None:
    """Behind its words are 300 MB of which it says nothing: size and checksum are those of the words."""
    (file,) = export(desk, run, "docx", RU)
    parts = files_in(file.read_bytes())
    words, more = parts[WORDS], parts[WORDS] + bytes(300 * 2**20)
    data = archive(parts | {WORDS: more})
    for true, said in ((zlib.crc32(more), zlib.crc32(words)), (len(more), len(words))):
        assert data.count(true.to_bytes(4, "little")) == 2

        data = data.replace(true.to_bytes(4, "little"), said.to_bytes(4, "little"))
    tracemalloc.start()
    (document,) = word_table.read(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert document.original == RU
    assert most < len(more) / 4


def test_rows_with_the_same_words_that_are_put_into_another_order_keep_their_translations(desk: Site, run: Run) -> None:
    """People sort tables. Of two rows with “дороги”, each has a bookmark."""
    (file,) = export(desk, run, "docx", RU)
    translate(file, copied)
    with opened(file) as document:
        (table,) = document.tables
        first, last = (row for row in table.rows if row.cells[0].text == "дороги")
        first.cells[1].text, last.cells[1].text = "биринчи жолдор", "экинчи жолдор"
        first._tr.addprevious(last._tr)  # noqa: SLF001  python-docx moves no rows

    assert take_over(desk, run, file)[0] == 0
    assert text(desk, KY).index("биринчи жолдор") < text(desk, KY).index("экинчи жолдор")


def test_words_typed_outside_of_the_tables_of_a_word_file_are_not_lost(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, copied)
    with opened(file) as document:
        document.add_paragraph("Бул сүйлөм кайда барат?")
    code, told = take_over(desk, run, file)

    assert (code, "“Бул сүйлөм кайда барат?” stands outside of the tables" in told) == (1, True)


TRACKED = 'w:id="1" w:author="A"'


@pytest.mark.parametrize(
    "xml",
    [
        f"{typed('мек')}<w:ins {TRACKED}>{typed('теп')}</w:ins><w:del {TRACKED}><w:r><w:t>х</w:t></w:r></w:del>",
        f"<w:moveTo {TRACKED}>{typed('мектеп')}</w:moveTo><w:moveFrom {TRACKED}>{typed('х')}</w:moveFrom>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{typed('мектеп')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{typed('мек')}</w:smartTag><w:fldSimple w:instr='X'>{typed('теп')}</w:fldSimple>",
        f"<w:hyperlink>{typed('мек')}<w:ins {TRACKED}>{typed('теп')}</w:ins></w:hyperlink>",
    ],
)
def test_what_was_typed_with_tracked_changes_is_taken_over(desk: Site, run: Run, xml: str) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, copied)
    rewrite_words(file, "школы!", xml)

    assert take_over(desk, run, file)[0] == 0
    assert "- мектеп\n" in text(desk, KY)


@pytest.mark.parametrize(
    "xml",
    [
        '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
        f"<w:r><w:pict><w:p>{typed('а')}</w:p></w:pict></w:r>",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    ],
)
def test_what_is_no_text_in_a_word_table_is_refused_by_the_name_of_its_block(desk: Site, run: Run, xml: str) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, copied)
    rewrite_words(file, "школы!", typed("мектеп") + xml)
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert (code, f"“школы” in the table of {RU} has what is no text" in told) == (1, True), told
    assert files(desk) == before


def test_what_was_typed_into_the_original_with_tracked_changes_is_refused(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, lambda source: "мектеп" if source == "школы" else source)
    with opened(file) as document:
        cell = row_of(document, "школы").cells[0]
        run_xml = cell.paragraphs[0].runs[0].element
        inserted = OxmlElement("w:ins")
        inserted.append(deepcopy(run_xml))
        run_xml.addnext(inserted)
    code, told = take_over(desk, run, file)

    assert (code, "“школышколы” can't be taken over: the original does not have it" in told) == (1, True), told


def test_a_left_column_that_was_changed_is_named_with_what_the_original_has(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, copied)
    with opened(file) as document:
        cell = row_of(document, "Кратко о бюджете.").cells[0]
        cell.text = "Коротко о бюджете."
    told = " ".join(take_over(desk, run, file)[1].split())

    assert "the translation of the summary “Коротко о бюджете.” can't be taken over" in told
    assert "the left column was changed" in told
    assert "write in the left column what the original has (“Кратко о бюджете.”)" in told
    assert "it is not in the file" not in told


def test_a_placed_quote_that_was_emptied_is_to_stand_as_in_the_original(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, copied)
    with opened(file) as document:
        cell = row_of(document, "[[quote: words]]").cells[1]
        cell.text = ""
    told = " ".join(take_over(desk, run, file)[1].split())

    assert "write “[[quote: words]]” in its place, as the original has it" in told
    assert "translate it" not in told


def test_in_a_word_table_what_is_to_be_done_is_yellow(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, copied)
    take_over(desk, run, file)
    publish(desk)
    desk.replace(RU, "школы", "сады")
    (file,) = export(desk, run, "docx")
    rows = [row for table in Document(str(file)).tables for row in table.rows]
    marked = [row.cells[0].text for row in rows if row.cells[0].paragraphs[0].runs[0].font.highlight_color]

    assert marked == ["сады"]
