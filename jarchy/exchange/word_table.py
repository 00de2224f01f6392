"""Translations as a document for word processors: for each document of the site a table with two columns."""

import io
from datetime import UTC, datetime
from zipfile import BadZipFile

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from jarchy.core.archives import LONG_AGO, archive, files_in
from jarchy.exchange.units import DOCTYPE, Exchanged, Unit, Unreadable


def write(documents: list[Exchanged]) -> bytes:
    """The documents as one file; all have the same languages. The left column is the original's, and yellow
    where there is something to do.
    """
    file = Document()
    moment = datetime(*LONG_AGO, tzinfo=UTC).replace(tzinfo=None)
    file.core_properties.created = file.core_properties.modified = moment
    file.core_properties.author = file.core_properties.comments = ""
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
    data = io.BytesIO()
    file.save(data)
    return archive(files_in(data.getvalue()))


def read(data: bytes) -> list[Exchanged]:
    try:
        file = Document(io.BytesIO(data))
    except (BadZipFile, KeyError, PackageNotFoundError, SyntaxError, ValueError) as error:  # SyntaxError: of its XML
        raise Unreadable(str(error)) from error
    if file.element.getroottree().docinfo.doctype:
        raise Unreadable(DOCTYPE)
    heading, found = "", list[Exchanged]()
    for part in file.iter_inner_content():
        if isinstance(part, Paragraph):
            heading = part.text.strip() or heading
        elif isinstance(part, Table):
            found.append(_document(heading, part))
    return found


def _document(original: str, table: Table) -> Exchanged:
    rows = [[cell.text.strip() for cell in row.cells] for row in table.rows]
    if not rows or any(len(row) != 2 for row in rows):  # noqa: PLR2004  two columns
        raise Unreadable(f"the table of {original} has other rows than two columns wide")
    (source_lang, target_lang), *units = rows
    return Exchanged(original, source_lang, target_lang, tuple(_unit(*row) for row in units))


def _unit(source: str, target: str) -> Unit:
    return Unit("", "", source, target, is_done=bool(target))
