"""What a PDF says of itself, read with pypdf."""

import io
import logging
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from pypdf import PageObject, PdfReader

from jarchy.files.covered_text import covers_text
from jarchy.files.pdf_objects import unseen_in_pdf
from jarchy.files.unseen import Unseen

MOST_READ = 20  # pages in which a text is looked for

logging.getLogger("pypdf").setLevel(
    logging.CRITICAL
)  # what is wrong with a file is a problem, and not a line on a screen


class PdfFacts(NamedTuple):
    pages: int
    authors: tuple[str, ...]
    has_text: bool  # whether programs can read it aloud
    is_locked: bool = False  # whether it is encrypted
    unseen: tuple[Unseen, ...] = ()


def read_pdf(data: bytes) -> PdfFacts:
    """Raises any exception if the file is broken."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        return PdfFacts(0, (), has_text=False, is_locked=True)
    written = [reader.metadata.author] if reader.metadata else []
    if reader.xmp_metadata:
        written += reader.xmp_metadata.dc_creator or ()
    authors = tuple(dict.fromkeys(" ".join(str(name).split()) for name in written if name))
    has_text = any(page.extract_text().strip() for page in islice(reader.pages, MOST_READ))
    unseen = (*unseen_in_pdf(reader), *_covered(reader))
    return PdfFacts(len(reader.pages), tuple(filter(None, authors)), has_text=has_text, unseen=unseen)


def _covered(reader: PdfReader) -> Iterator[Unseen]:
    pages = [number for number, page in enumerate(islice(reader.pages, MOST_READ), 1) if _covers_text(page)]
    if pages:
        yield Unseen("covered-text", ", ".join(map(str, pages)))


def _covers_text(page: PageObject) -> bool:
    try:
        return covers_text(page)
    except Exception:  # noqa: BLE001  a page can be drawn in ways that programs forgive, so it is not broken
        return False
