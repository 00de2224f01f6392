"""A source file as text, and the places in it."""

import html
import os
import re
import unicodedata
from html.entities import html5
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from msgspec import Struct

from jarchy.problems import Location, Problem, problem

LARGEST_FILE = 256 * 1024  # bytes
MOST_SAID = 20  # lines of a file with forbidden characters: more are no slip of an editor

# Controls, directional marks, zero-width and line separators: invisible, and able to make a text lie.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
    "|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d"  # a joiner belongs between emoji only
)

_SUSPECT = re.compile(FORBIDDEN.pattern.partition("]|")[0] + "\u200d]")

_REFERENCE = re.compile(r"&(?:#0{0,20}\d{1,7}|#[xX]0{0,20}[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Mark(NamedTuple):
    """A place in a text: line and column, from 1."""

    line: int
    column: int


class Text(Struct, frozen=True):
    """A source file as text, in NFC, and its lines; knows how to point at a place."""

    path: str
    lines: list[str]

    def at(self, mark: Mark) -> Location:
        inside = 0 < mark.line <= len(self.lines)
        return Location(self.path, mark.line, mark.column, self.lines[mark.line - 1] if inside else "")

    def __str__(self) -> str:
        return "\n".join(self.lines)


def read_bytes(file: Path | str, limit: int = LARGEST_FILE) -> bytes | None:
    """A file's bytes, of one above `limit` the beginning alone; None of a link, a pipe, a device. Raises OSError."""
    if not S_ISREG(os.lstat(file).st_mode):
        return None
    with os.fdopen(os.open(file, _AS_IT_LIES), "rb") as opened:
        return opened.read(limit + 1)


# What took its place in the meantime is neither followed nor waited for.
_AS_IT_LIES = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def decode(path: str, data: bytes, found: list[Problem]) -> Text | None:
    """UTF-8 to text in NFC, whatever ends its lines; None when it can't be read as text at all."""
    if len(data) > LARGEST_FILE:
        limit = f"{LARGEST_FILE // 1024} KB"
        found.append(problem(Location(path), "too-large", what="the file", size=f"more than {limit}", limit=limit))
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        found.append(problem(Location(path, 1, 1), "byte-order-mark"))
        return None
    try:
        raw = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        found.append(problem(Location(path, line, column), "encoding"))
        return None
    whole = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = Text(path, whole.split("\n"))
    if not forbidden(whole):
        return text
    bad = [(number, match) for number, one in enumerate(text.lines, 1) if (match := FORBIDDEN.search(one))]
    found.extend(
        problem(text.at(Mark(number, match.start() + 1)), "character", character=name(match[0]))
        for number, match in bad[:MOST_SAID]
    )
    return None


def forbidden(text: str) -> re.Match[str] | None:
    """The first forbidden character. A single class of characters is searched first: that is eight times as fast."""
    return FORBIDDEN.search(text) if _SUSPECT.search(text) else None


def unescape(text: str) -> str:
    """Character references to characters, as a browser reads those that end in a semicolon; `&region=2` is none."""
    return _REFERENCE.sub(lambda match: html.unescape(match[0]) if _is_reference(match[0]) else match[0], text)


def _is_reference(text: str) -> bool:
    """`&region;` is none, though html.unescape() sees `&reg` in it."""
    return text[1] == "#" or text[1:] in html5


def name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"
