"""Translations as a document for word processors: for each document of the site a table with two columns."""

import io
from collections.abc import Iterator

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from jarchy.core.archives import unpacked_size
from jarchy.core.word_document import blank_document, bytes_of
from jarchy.exchange.units import DOCTYPE, LARGEST_UNPACKED, Exchanged, Unit, Unreadable, parsed
from jarchy.problems import shortened


def write(documents: list[Exchanged]) -> bytes:
    """The documents as one file; all have the same languages. The left column is the original's, and yellow
    where there is something to do.
    """
    file = blank_document(documents[0].target_lang if documents else "")
    for document in documents:
        file.add_heading(document.original, level=1)
        table = file.add_table(rows=1, cols=2)
        table.style = "Table Grid"
        for cell, code in zip(table.rows[0].cells, (document.source_lang, document.target_lang), strict=True):
            cell.text = code
        for unit in document.units:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = unit.source, unit.target
            for run in [] if unit.is_done else cells[0].paragraphs[0].runs:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return bytes_of(file)


def read(data: bytes) -> list[Exchanged]:
    """Each table, with the words right above it, which are the path of a document. Raises Unreadable if there is
    anything else, which would be lost.
    """
    heading, beside, found = "", list[str](), list[Exchanged]()
    for part in parsed(_body, data).xpath(".//*[self::w:p or self::w:tbl][not(ancestor::w:tbl)]"):
        if part.tag != qn("w:tbl"):
            beside += [words] if (words := _words(part)) else []
            continue
        heading = beside.pop() if beside else heading
        _refuse(beside)
        found.append(_document(heading, part))
    _refuse(beside)
    return found


def _refuse(beside: list[str]) -> None:
    if beside:
        said = shortened(" ".join(beside[0].replace(_OTHER, " ").split())) or "a picture"
        raise Unreadable(
            f"“{said}” stands outside of the tables, where it belongs to no block: move it into one, or delete it"
        )


def _body(data: bytes) -> BaseOxmlElement:
    if unpacked_size(data) > LARGEST_UNPACKED:
        raise Unreadable(f"unpacked, it would have more than {LARGEST_UNPACKED // 2**20} MB")
    file = Document(io.BytesIO(data))
    if file.element.getroottree().docinfo.doctype:
        raise Unreadable(DOCTYPE)
    body = file.element.body
    if not isinstance(body, BaseOxmlElement):
        raise Unreadable("it has no text")
    return body


def _document(original: str, table: BaseOxmlElement) -> Exchanged:
    there = [row for row in table.iter(qn("w:tr")) if not row.xpath("./w:trPr/w:del")]
    rows = [[_words(cell) for cell in row.iter(qn("w:tc"))] for row in there]
    if not rows or any(len(row) != 2 for row in rows):  # noqa: PLR2004  two columns
        raise Unreadable(f"the table of {original} has other rows than two columns wide")
    for source, target in rows:
        if _OTHER in source + target:
            named = shortened(" ".join(source.replace(_OTHER, " ").split()))
            raise Unreadable(f"“{named}” in the table of {original} has what is no text: {_KINDS}")
    (source_lang, target_lang), *units = rows
    return Exchanged(original, source_lang, target_lang, tuple(_unit(*row) for row in units))


def _unit(source: str, target: str) -> Unit:
    return Unit("", "", source, target, is_done=bool(target))


def _names(names: str) -> frozenset[str]:
    return frozenset(qn(f"w:{name}") for name in names.split())


_OTHER = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for what is no text
_KINDS = "a symbol of a font, a picture, a formula, a note or a table; write it as text, or delete it"
_MEANS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"} | {
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    qn("w:softHyphen"): "\N{SOFT HYPHEN}",
}
_AROUND = _names("p tc r ins moveTo sdt sdtContent smartTag fldSimple hyperlink customXml bdo dir")
_SILENT = _names(
    "del moveFrom pPr rPr tcPr sdtPr sdtEndPr smartTagPr customXmlPr fldChar fldData instrText delText delInstrText"
    " proofErr bookmarkStart bookmarkEnd permStart permEnd lastRenderedPageBreak"
    " commentRangeStart commentRangeEnd commentReference annotationRef"
    " moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
    " customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
)


def _words(element: BaseOxmlElement) -> str:
    """What is read when all tracked changes are accepted."""
    return "".join(_said(element)).strip()


def _said(element: BaseOxmlElement) -> Iterator[str]:
    if element.tag == qn("w:t"):
        yield element.text or ""
    elif element.tag in _MEANS:
        yield _MEANS[element.tag]
    elif element.tag in _AROUND:
        for child in element.iterchildren("*"):
            yield from _said(child)
        if element.tag == qn("w:p") and not element.xpath("./w:pPr/w:rPr/*[self::w:del or self::w:moveFrom]"):
            yield "\n"
    elif element.tag not in _SILENT:
        yield _OTHER
