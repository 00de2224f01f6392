"""Seals of words that a speaker has approved: whoever changes a letter or a sign afterwards is told so.

Seals are in the files of sites, and outlast versions of Jarchy. One that says no version is of the first. If other
characters are to count, seals made from then on begin with v2-, and those that are there hold as they are.
"""

from jarchy.content.spoken_text import kind_of, text_of
from jarchy.core.hashing import digest
from jarchy.core.patterns import lazy_pattern

_FIRST = "v1-"
_OF_A_VERSION = lazy_pattern(r"v\d+-.*")


def seal_of(html: str, speaker: str) -> str:
    """What stands for the words of a text and for who spoke them. A sign is a word of its own."""
    return digest(speaker, *"".join(map(_in_words, text_of(html))).split())


def holds(seal: str, html: str, speaker: str) -> bool:
    """Whether the words of a text and their speaker are still those that were sealed."""
    return seal.removeprefix(_FIRST) == seal_of(html, speaker)


def is_of_later_version(seal: str) -> bool:
    """Whether a newer Jarchy has made the seal, so that nobody can tell here whether it is of certain words."""
    return _OF_A_VERSION.fullmatch(seal) is not None and not seal.startswith(_FIRST)


def _in_words(character: str) -> str:
    kind = kind_of(character)
    return character if kind == "letter" else f" {character} " if kind == "sign" else " "
