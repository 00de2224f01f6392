"""The types of files that are published, and how each is recognised by its bytes."""

import re
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from jarchy.core.patterns import lazy_pattern

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
    """The name of the type; of an archive, “ZIP”, whatever lies in it. Only of texts, the file's name decides. Empty if
    files of this type are not published.
    """
    for kind, beginning in _BEGINNINGS.items():
        if beginning.match(data):
            return kind
    if data[4:8] == b"ftyp":
        return "MP4" if b"vide" in _tracks(data) else "M4A"
    if data.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return "WebVTT"
    return "CSV" if suffix_of(name) == ".csv" and b"\0" not in data else ""


def _tracks(data: bytes) -> set[bytes]:
    """The kinds of tracks in an MP4 file: vide, soun."""
    return {match[1] for match in re.finditer(rb"hdlr.{8}(vide|soun)", data, re.DOTALL)}


_BEGINNINGS = {
    "PDF": lazy_pattern(rb"\s{0,16}%PDF-"),
    "ZIP": lazy_pattern(rb"PK\x03\x04|PK\x05\x06"),
    "MP3": lazy_pattern(rb"ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]"),
    "WebM": lazy_pattern(rb"\x1a\x45\xdf\xa3.{0,60}?webm", re.DOTALL),
}
