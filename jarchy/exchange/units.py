"""What translators get and give back: the blocks of documents, each with its translation."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from jarchy.core.records import Record


class Unit(Record):
    """A block of an original. `target` is its translation; empty: there is none yet."""

    id: str  # the digest of its words; with a number, if the same words stand there again; empty: the format has none
    name: str  # what editors call it: title, paragraph …
    source: str
    target: str = ""
    is_done: bool = False  # whether the translation says what the original says now
    note: str = ""  # what the translator says to the newsroom
    row: int | None = None  # its number among the blocks, where a format without names says it


class Exchanged(Record):
    """A document for translators. `original` is the path of its file."""

    original: str
    source_lang: str
    target_lang: str
    units: tuple[Unit, ...]
    note: str = ""  # what the translator says of the document as a whole


class Unreadable(Exception):
    """A file is not one that was exported, or it is damaged."""


_T = TypeVar("_T")


def parsed(parse: Callable[[bytes], _T], data: bytes) -> _T:
    """What a library makes of a file. Raises Unreadable, whatever the library raises for a damaged one."""
    try:
        return parse(data)
    except Unreadable:
        raise
    except Exception as error:  # there is no list of what ZIP, XML and their encodings raise
        reason = f"it is damaged, or of another kind than its name says ({error or type(error).__name__})"
        raise Unreadable(reason) from error


LARGEST_FILE, LARGEST_UNPACKED = 64 * 2**20, 256 * 2**20  # bytes
DOCTYPE = "it declares a document type, which could change its words"


class Format(NamedTuple):
    """How documents of one pair of languages are written into a file, and read from it."""

    ending: str
    write: Callable[[list[Exchanged]], bytes]
    read: Callable[[bytes], list[Exchanged]]  # raises Unreadable
