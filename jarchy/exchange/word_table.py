"""Translations as a document for word processors: for each document of the site a table with two columns."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple
from urllib.parse import unquote

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell

from jarchy.core.archives import TooLarge, archive, files_in
from jarchy.core.word_document import blank_document, bytes_of
from jarchy.exchange.units import DOCTYPE, LARGEST_UNPACKED, Exchanged, Unit, Unreadable, parsed
from jarchy.exchange.word_text import KINDS, OTHER, addresses_of, named, words_of
from jarchy.problems import shortened


def write(documents: list[Exchanged]) -> bytes:
    """The documents as one file; all have the same languages. The left column is the original's, and yellow
    where there is something to do.
    """
    file = blank_document(documents[0].target_lang)
    marks = count()
    for place, document in enumerate(documents, 1):
        file.add_heading(document.original, level=1)
        table = file.add_table(rows=1, cols=2)
        table.style = "Table Grid"
        for cell, code in zip(table.rows[0].cells, (document.source_lang, document.target_lang), strict=True):
            cell.text = code
        twins = Counter(unit.source for unit in document.units)
        for number, unit in enumerate(document.units):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = unit.source, unit.target
            for run in [] if unit.is_done else cells[0].paragraphs[0].runs:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            if twins[unit.source] > 1:
                _mark(cells[0], next(marks), f"{_TWIN}{place}_{number}")
    return bytes_of(file)


_TWIN = "jarchy_"  # begins the name of the bookmark of a row, which moves with it


def _mark(cell: _Cell, number: int, name: str) -> None:
    """Puts a bookmark into a row whose words stand in another row, too, so that the two are told apart when a table is
    sorted. No other bookmark of the document has this number, nor this name.
    """
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        cell.paragraphs[0]._p.append(mark)  # noqa: SLF001  python-docx has no bookmarks


def _marked(row: BaseOxmlElement) -> int | None:
    """Which row of the table it was, if a bookmark says so."""
    names = [mark.get(qn("w:name"), "") for mark in row.iter(qn("w:bookmarkStart"))]
    numbers = [name.rpartition("_")[2] for name in names if name.startswith(_TWIN)]
    return int(numbers[0]) if len(numbers) == 1 and numbers[0].isdecimal() else None


class _File(NamedTuple):
    """What of a Word document is read."""

    body: BaseOxmlElement
    links: dict[str, str]  # addresses, by the names that the text has for them
    comments: Mapping[str, str]
    margins: str  # what stands in the headers and footers of pages


def read(data: bytes) -> list[Exchanged]:
    """Each table, with the words right above it, which are the path of a document. Raises Unreadable if there is
    anything else, which would be lost.
    """
    file = parsed(_opened, data)
    if any(map(str.isalpha, file.margins)):
        raise Unreadable(f"“{shortened(file.margins)}” stands in the header or footer of a page: delete it there")
    heading, beside, found = "", list[BaseOxmlElement](), list[Exchanged]()
    parts = "self::w:p or self::w:tbl or self::w:altChunk or self::w:subDoc"
    for part in file.body.xpath(f".//*[{parts}][not(ancestor::w:tbl)]"):
        if part.tag != qn("w:tbl"):
            beside += [part] if words_of(part) or _remarks(part) else []
            continue
        heading = words_of(beside.pop()) if beside and not _remarks(beside[-1]) else heading
        _refuse(beside)
        found.append(_document(heading, part, file))
    _refuse(beside)
    return found


def _opened(data: bytes) -> _File:
    try:
        parts = files_in(data, LARGEST_UNPACKED)
    except TooLarge as error:
        raise Unreadable(f"unpacked, it would have more than {LARGEST_UNPACKED // 2**20} MB") from error
    file = Document(io.BytesIO(archive(parts)))  # of what was read, since this library believes what a ZIP says
    if file.element.getroottree().docinfo.doctype:
        raise Unreadable(DOCTYPE)
    body = file.element.body
    if not isinstance(body, BaseOxmlElement):
        raise Unreadable("it has no text")
    links = {name: one.target_ref for name, one in file.part.rels.items() if one.is_external}
    comments = {str(comment.comment_id): comment.text for comment in file.comments}
    return _File(body, links, comments, " ".join(_margins(file)))


def _margins(file: WordDocument) -> Iterator[str]:
    for relation in file.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield from (words.text or "" for words in relation.target_part.element.iter(qn("w:t")))


def _refuse(beside: Iterable[BaseOxmlElement]) -> None:
    for part in beside:
        said = shortened(named(words_of(part))) or "a picture"
        what = "the comment on " if _remarks(part) else ""
        raise Unreadable(
            f"{what}“{said}” stands outside of the tables, where it belongs to no block: move it into one, or delete it"
        )


def _document(original: str, table: BaseOxmlElement, file: _File) -> Exchanged:
    rows = [row for row in table.iter(qn("w:tr")) if not row.xpath("./w:trPr/w:del")]
    if not rows:
        raise Unreadable(f"the table of {original} has no rows")
    codes, *units = (_unit(row, original, file) for row in rows)
    units = [unit for unit in units if unit.source or unit.target or unit.note]  # Word begins an empty row by itself
    if codes.note:
        raise Unreadable(f"the comment on “{codes.source}” in the table of {original} belongs to no block: move it")
    return Exchanged(original, codes.source, codes.target, tuple(units))


def _unit(row: BaseOxmlElement, original: str, file: _File) -> Unit:
    cells = [*row.iter(qn("w:tc"))]
    words = [words_of(cell) for cell in cells]
    for fault in _faults(cells, words, file.links):
        said = next(filter(None, map(named, words)), "") or "a row"
        raise Unreadable(f"“{shortened(said)}” in the table of {original} {fault}")
    note = "\n".join(filter(None, map(file.comments.get, _remarks(row))))
    source, target = words
    return Unit("", "", source, target, is_done=bool(target), note=note, row=_marked(row))


def _faults(cells: list[BaseOxmlElement], words: list[str], links: dict[str, str]) -> Iterator[str]:
    """Why what was typed into a row would not arrive."""
    if len(cells) != 2:  # noqa: PLR2004  two columns
        yield "stands in a row that is not two columns wide"
    elif any(cell.xpath(f"./w:tcPr/*[{_MERGED}]") for cell in cells):
        yield "stands in merged cells: split them, so that each block has its row"
    elif any(OTHER in said for said in words):
        yield f"has what is no text: {KINDS}; write it as text, or delete it"
    else:
        hidden = [address for address in addresses_of(cells[1], links) if not _is_said(address, words[1])]
        yield from (f"has a link that can't be seen ({one}): write it as [words](address)" for one in hidden)


_MERGED = "self::w:vMerge or self::w:hMerge or self::w:cellMerge or self::w:cellDel"


def _is_said(address: str, words: str) -> bool:
    """Word makes a link of an address by itself; nothing is lost if it stands in the text."""
    seen = re.sub(r"^(mailto:|https?://)?(www\.)?", "", unquote(address), flags=re.IGNORECASE).rstrip("/")
    return seen.casefold() in unquote(words).casefold()


def _remarks(part: BaseOxmlElement) -> list[str]:
    """The names of the comments on it."""
    return [mark.get(qn("w:id"), "") for mark in part.iter(qn("w:commentReference"))]
