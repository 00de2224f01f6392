"""What lies in a ZIP archive, and of what type it is: documents of offices are such archives, too."""

import io
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from jarchy.core.archives import unpacked
from jarchy.core.patterns import lazy_pattern
from jarchy.files.open_documents import unseen_in_open_document
from jarchy.files.slide_shows import unseen_in_pptx
from jarchy.files.unseen import Unseen, named
from jarchy.files.word_documents import unseen_in_docx
from jarchy.files.workbooks import unseen_in_xlsx

LARGEST_UNPACKED = 2**30  # bytes
_LARGEST_PART = 2**20  # bytes of a part that is read here
_MAIN = {"word/document.xml": "DOCX", "xl/workbook.xml": "XLSX", "ppt/presentation.xml": "PPTX"}
_OPEN = {"text": "ODT", "spreadsheet": "ODS", "presentation": "ODP"}
_MACROS = lazy_pattern(
    r"(.*/)?vbaProject\.bin|(Basic|Scripts)/.+|.*\.(?:docm|dotm|xlsm|xlsb|xltm|pptm|ppsm|potm)", re.IGNORECASE
)
_UNSEEN = {
    "DOCX": unseen_in_docx,
    "XLSX": unseen_in_xlsx,
    "PPTX": unseen_in_pptx,
    **dict.fromkeys(_OPEN.values(), unseen_in_open_document),
}
_EMBEDDED = lazy_pattern(r"(?:word|xl|ppt)/embeddings/(.+)")  # a chart carries the whole table that it was made of
_AUTHORS = lazy_pattern(r"\{[^}]*\}(creator|lastModifiedBy|initial-creator)")
_ENCRYPTED = 1  # a bit of the flags of a file in an archive


class ArchiveFacts(NamedTuple):
    type: str
    authors: tuple[str, ...]
    macros: str  # the name of a part that holds some; empty: there are none
    is_locked: bool  # whether it asks for a password
    unseen: tuple[Unseen, ...]


def read_archive(data: bytes) -> ArchiveFacts:
    """Raises any exception if the archive is broken."""
    with ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        names = [part.filename for part in parts]
        is_locked = any(part.flag_bits & _ENCRYPTED for part in parts)
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise BadZipFile(f"unpacked, it would have more than {LARGEST_UNPACKED // 2**30} GB")
        if not is_locked and (broken := archive.testzip()):
            raise BadZipFile(f"its part {broken} cannot be read")
        kind = _type_of(archive, names)
        is_locked |= kind in _OPEN.values() and b"encryption-data" in _part(archive, "META-INF/manifest.xml")
        macros = next(filter(_MACROS.fullmatch, names), "") or _enabled(archive)
        if is_locked:
            return ArchiveFacts(kind, (), macros, is_locked, ())
        return ArchiveFacts(kind, _authors(archive), macros, is_locked, tuple(_unseen(archive, kind, names)))


def _type_of(archive: ZipFile, names: list[str]) -> str:
    if "[Content_Types].xml" in names:
        return next((kind for part, kind in _MAIN.items() if part in names), "ZIP")
    stated = _part(archive, "mimetype").decode(errors="replace").rpartition(".")[2]
    return _OPEN.get(stated, "ZIP")


def _unseen(archive: ZipFile, kind: str, names: list[str]) -> Iterator[Unseen]:
    if kind in _UNSEEN:
        yield from _UNSEEN[kind](archive)
    if embedded := [match[1] for match in map(_EMBEDDED.fullmatch, names) if match]:
        yield Unseen("embedded-files", named(embedded))


def _enabled(archive: ZipFile) -> str:
    """Documents with macros say so, also when these have been taken out in a clumsy way."""
    return "[Content_Types].xml" if b"macroEnabled" in _part(archive, "[Content_Types].xml") else ""


def _authors(archive: ZipFile) -> tuple[str, ...]:
    """Who wrote a document, and who saved it last."""
    found = []
    for name in ("docProps/core.xml", "meta.xml"):
        if data := _part(archive, name):
            tree = ET.fromstring(data)  # noqa: S314  a megabyte at most, and Expat limits what entities expand to
            found += [one.text for one in tree.iter() if _AUTHORS.fullmatch(one.tag)]
    return tuple(dict.fromkeys(name for text in found if (name := " ".join((text or "").split()))))


def _part(archive: ZipFile, name: str) -> bytes:
    """A part of an archive; empty if there is none, or if it is too large to be what it should be."""
    if name not in archive.namelist() or archive.getinfo(name).file_size > _LARGEST_PART:
        return b""
    if archive.getinfo(name).flag_bits & _ENCRYPTED:
        return b""
    return unpacked(archive, archive.getinfo(name))
