"""A release as a document for word processors: with headings, lists, tables, links and pictures."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from jarchy.core.archives import LONG_AGO, archive, files_in
from jarchy.model import Edition, File, Stated, Version
from jarchy.outputs.release_document import EXTRA, DocumentView, document_file, missing_library
from jarchy.problems import Problem

NAME = "release.docx"  # below the address of the page


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
    return archive(files_in(file.getvalue()))
