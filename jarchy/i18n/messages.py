"""The messages of one language, as values, and what is in a message. `po_file` reads them."""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from babel.support import Translations

from jarchy.core.patterns import lazy_pattern
from jarchy.problems import Problem


class Entry(NamedTuple):
    """A message and its translation."""

    text: str
    context: str | None
    strings: tuple[str, ...]  # the translation in all its forms
    line: int
    is_fuzzy: bool  # whether the translation is a guess, and not used


class Catalogue(NamedTuple):
    """The messages of one language: as texts, for checks, and compiled (`.mo`), for rendering."""

    entries: dict[str, Entry]  # by `message_key`
    forms: int  # the number of plural forms
    compiled: bytes


def message_key(text: str, context: str | None = None) -> str:
    """The key of a message in a catalogue, as gettext has it."""
    return text if context is None else f"{context}\x04{text}"


ReadCatalogue = tuple[Catalogue | None, tuple[Problem, ...]]


@lru_cache(maxsize=100)  # each page says something in the other languages
def translations(compiled: tuple[bytes, ...]) -> Translations:
    """The messages of compiled catalogues. The first catalogue that has a message counts."""
    said = Translations()
    for catalogue in compiled:
        said.add_fallback(Translations(BytesIO(catalogue)))
    return said


_ODD = lazy_pattern(r"%(?!\(\w+\)[sd])")
_BLANK = lazy_pattern(r"%\(\w+\)[sd]")
_TAG = lazy_pattern(r"</?[A-Za-z!][^>]*>?|&#?\w+;")


def blanks(message: str) -> set[str] | None:
    """The placeholders of a message, such as `%(count)s`; None if a percent sign is not part of one."""
    plain = message.replace("%%", "")
    return None if _ODD.search(plain) else {*_BLANK.findall(plain)}


def tag(message: str) -> str:
    """The first HTML in a message, which would be shown as typed; empty if there is none."""
    match = _TAG.search(message)
    return match[0] if match else ""
