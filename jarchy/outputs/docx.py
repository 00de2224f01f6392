"""A release as a document for word processors: with headings, lists, tables, links and pictures."""

from collections.abc import Iterator, Sequence

from jarchy.core.word_document import blank_document, bytes_of
from jarchy.i18n.typography import breakable
from jarchy.model import Edition, File, Stated, Version
from jarchy.outputs.release_document import EXTRA, DocumentView, document_file, missing_library
from jarchy.problems import Problem

NAME = "release.docx"  # below the address of the page


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    yield from document_file(NAME, version, edition)


def write(view: DocumentView, texts: Sequence[str]) -> bytes | Problem:
    """The document. The same release gives the same bytes."""
    try:
        from jarchy.outputs.docx_text import WordText  # noqa: PLC0415  an extra

        document = blank_document(view.lang, view.when.instant if view.when else None)
    except ImportError as error:
        return missing_library("docx", error, f"install it: {EXTRA}")
    document.core_properties.title, document.core_properties.author = view.title, view.author
    reader = WordText(document, view)
    reader.feed(breakable(texts[0]))  # it is edited and copied
    reader.close()
    return reader.problem or bytes_of(document)
