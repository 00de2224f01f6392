"""What a recording in MP4 says of itself. It consists of boxes with a size and a name; one describes all others."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern

_PLACE = lazy_pattern(rb"\xa9xyz|loci|com\.apple\.quicktime\.location")  # as telephones write it
_AUTHOR = lazy_pattern(rb"(.{4})\xa9aut", re.DOTALL)


class Recording(NamedTuple):
    is_quicktime: bool
    has_place: bool
    authors: tuple[str, ...]


def read_mp4(data: bytes) -> Recording:
    """Raises ValueError if the file ends within a box, or has none that describes the recording."""
    described = list(_descriptions(data))
    if not described:
        raise ValueError("it ends too early")
    has_place = any(_PLACE.search(content) for content in described)
    authors = (author for content in described for author in _authors(content))
    return Recording(data.startswith(b"ftypqt", 4), has_place, tuple(dict.fromkeys(filter(None, authors))))


def _descriptions(data: bytes) -> Iterator[bytes]:
    """What the boxes named “moov” contain. All others are passed."""
    at = 0
    while at < len(data):
        size, begins, name = int.from_bytes(data[at : at + 4], "big"), 8, data[at + 4 : at + 8]
        if size == 1:
            size, begins = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        end = len(data) if size == 0 else at + size
        if end > len(data) or end < at + begins:
            raise ValueError("it ends too early")
        if name == b"moov":
            yield data[at + begins : end]
        at = end


def _authors(described: bytes) -> Iterator[str]:
    for match in _AUTHOR.finditer(described):
        content = described[match.end() : match.start() + int.from_bytes(match[1], "big")]
        text = content[16:] if content[4:8] == b"data" else content[4:]  # as iTunes writes it, and as QuickTime does
        yield " ".join(text.decode(errors="ignore").split())
