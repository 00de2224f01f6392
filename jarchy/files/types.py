"""The types of files that are published, and how each is recognised by its bytes."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.files.mp3 import is_mp3

Player = Literal["", "audio", "video"]


class FileType(NamedTuple):
    """`player` is the element of HTML that plays such a file."""

    name: str  # as readers know it
    suffix: str
    media_type: str
    player: Player = ""


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
TYPES = {
    one.name: one
    for one in (
        FileType("PDF", ".pdf", "application/pdf"),
        FileType("DOCX", ".docx", f"{_OOXML}.wordprocessingml.document"),
        FileType("XLSX", ".xlsx", f"{_OOXML}.spreadsheetml.sheet"),
        FileType("PPTX", ".pptx", f"{_OOXML}.presentationml.presentation"),
        FileType("ODT", ".odt", f"{_ODF}.text"),
        FileType("ODS", ".ods", f"{_ODF}.spreadsheet"),
        FileType("ODP", ".odp", f"{_ODF}.presentation"),
        FileType("ZIP", ".zip", "application/zip"),
        FileType("CSV", ".csv", "text/csv"),
        FileType("MP3", ".mp3", "audio/mpeg", "audio"),
        FileType("M4A", ".m4a", "audio/mp4", "audio"),
        FileType("MP4", ".mp4", "video/mp4", "video"),
        FileType("WebM", ".webm", "video/webm", "video"),
        FileType("WebVTT", ".vtt", "text/vtt"),
    )
}
SUFFIXES = {one.suffix: one for one in TYPES.values()}
FOR_READERS = ", ".join(one.name for one in TYPES.values() if one.name != "WebVTT")

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word, Excel and PowerPoint until 2007, or any with a password


def suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def player_of(name: str) -> Player:
    """What plays a file of this name."""
    known = SUFFIXES.get(suffix_of(name))
    return known.player if known else ""


def type_of(name: str, data: bytes) -> str:
    """The name of the type; of an archive, “ZIP”, whatever lies in it. Of tables, the file's name decides, too. Empty
    if files of this type are not published.
    """
    for kind, beginning in _BEGINNINGS.items():
        if beginning.match(data):
            return kind
    if data.startswith(b"\0\0") and data[4:8] == b"ftyp":
        tracks = _tracks(data)
        return "MP4" if b"vide" in tracks else "M4A" if b"soun" in tracks else ""
    if is_mp3(data):
        return "MP3"
    if _opening(data).startswith("WEBVTT"):
        return "WebVTT"
    return "CSV" if suffix_of(name) == ".csv" and _is_table(data) else ""


def _tracks(data: bytes) -> set[bytes]:
    """The kinds of tracks in an MP4 file: vide, soun."""
    return {match[1] for match in re.finditer(rb"hdlr.{8}(vide|soun)", data, re.DOTALL)}


def _is_table(data: bytes) -> bool:
    """Whether this may be a table in plain text, in whichever encoding: other texts begin with signs of their own."""
    opening = _opening(data)
    return "\0" not in opening and not _OTHER_TEXT.match(opening) and (_is_utf16(data) or b"\0" not in data)


def _opening(data: bytes) -> str:
    """The beginning as text, also of UTF-16, in which spreadsheets save “Unicode text”."""
    if _is_utf16(data):
        return data[:_OPENING].decode("utf-16", errors="replace")
    return data[:_OPENING].removeprefix(BOM_UTF8).decode("latin-1")


def _is_utf16(data: bytes) -> bool:
    return data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))


_OPENING = 200  # bytes
_OTHER_TEXT = lazy_pattern(r"\s*(?:<[!?a-z]|\{\\rtf)", re.IGNORECASE)  # HTML, XML or RTF under the name of a table
_BEGINNINGS = {
    "PDF": lazy_pattern(rb"\s{0,16}%PDF-"),
    "ZIP": lazy_pattern(rb"PK\x03\x04|PK\x05\x06"),
    "WebM": lazy_pattern(rb"\x1a\x45\xdf\xa3.{0,60}?webm", re.DOTALL),
}
