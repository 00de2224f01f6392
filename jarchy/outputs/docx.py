"""A release as a document for word processors: with headings, lists, tables, links and pictures."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jarchy.model import Edition, File, Stated, Version
from jarchy.outputs.release_document import EXTRA, DocumentView, document_file, missing_library
from jarchy.problems import Problem

NAME = "release.docx"  # below the address of the page
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP can say


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    yield from document_file(NAME, version, edition)


def write(view: DocumentView, texts: Sequence[str]) -> bytes | Problem:
    """The document. The same release gives the same bytes."""
    try:
        from docx import Document  # noqa: PLC0415  an extra

        from jarchy.outputs.docx_text import WordText  # noqa: PLC0415  as above
    except ImportError as error:
        return missing_library("docx", error, f"install it: {EXTRA}")
    document = Document()
    facts = document.core_properties
    facts.title, facts.author, facts.language, facts.comments = view.title, view.author, view.lang, ""
    moment = view.when.instant if view.when else datetime(*LONG_AGO, tzinfo=UTC)
    facts.created = facts.modified = moment.replace(tzinfo=None)
    reader = WordText(document, view)
    reader.feed(texts[0])
    reader.close()
    if reader.problem:
        return reader.problem
    file = io.BytesIO()
    document.save(file)
    return without_dates(file.getvalue())


def without_dates(data: bytes) -> bytes:
    """A ZIP whose files have no date of their own."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as read, ZipFile(made, "w") as written:
        for name in read.namelist():
            info = ZipInfo(name, LONG_AGO)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            written.writestr(info, read.read(name))
    return made.getvalue()
