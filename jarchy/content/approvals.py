"""Seals of words that a speaker has approved: whoever changes a letter or a sign afterwards is told so.

Seals are in the files of sites, and outlast versions of Jarchy. One that says no version is of the first. If other
characters are to count, seals made from then on begin with v3-, and those that are there hold as they are.

The second also counts what the first passes over: a dash before a number, which may be a minus; the comma or the point
within a number; the number with which a list begins; the targets of links. To ask a speaker once too often is cheaper
than a number that was changed.
"""

from collections.abc import Iterator
from html import unescape

from jarchy.content.spoken_text import kind_of, text_of
from jarchy.core.hashing import digest
from jarchy.core.patterns import lazy_pattern

_FIRST, _SECOND = "v1-", "v2-"
_OF_A_VERSION = lazy_pattern(r"v\d+-.*")
_DASH = r"(?<=\s)[-‐‑‒–—―](?=\s(?:[$¢-¥\u20a0-\u20cf№]\s?)?[.,]?[\d¼-¾⅐-⅟↉])"
_COUNTED = lazy_pattern(rf"(?P<dash>{_DASH})|(?<=\d)[.,](?=\d)")
_LINK_OR_LIST = lazy_pattern(
    r'<(?:a\b[^>]*?\bhref="(?P<href>[^"]*)"|(?P<list>ol)\b(?:[^>]*?\bstart="(?P<start>\d+)")?)'
)


def seal_of(html: str, speaker: str) -> str:
    """What stands for the words of a text and for who spoke them. A sign is a word of its own."""
    return _SECOND + digest(speaker, *_counted(text_of(html)), "", *_links_and_lists(html))


def holds(seal: str, html: str, speaker: str) -> bool:
    """Whether the words of a text and their speaker are still those that were sealed."""
    if seal.startswith(_SECOND):
        return seal == seal_of(html, speaker)
    return seal.removeprefix(_FIRST) == digest(speaker, *_words(text_of(html)))


def is_of_later_version(seal: str) -> bool:
    """Whether a newer Jarchy has made the seal, so that nobody can tell here whether it is of certain words."""
    return _OF_A_VERSION.fullmatch(seal) is not None and not seal.startswith((_FIRST, _SECOND))


def _words(text: str) -> list[str]:
    return "".join(map(_in_words, text)).split()


def _in_words(character: str) -> str:
    kind = kind_of(character)
    return character if kind == "letter" else f" {character} " if kind == "sign" else " "


def _counted(text: str) -> Iterator[str]:
    """The words, and the marks that may change a number. Which dash it is does not matter."""
    after = 0
    for mark in _COUNTED.finditer(text):
        yield from _words(text[after : mark.start()])
        yield "–" if mark["dash"] else mark[0]
        after = mark.end()
    yield from _words(text[after:])


def _links_and_lists(html: str) -> Iterator[str]:
    """The targets of links, and the numbers with which lists begin, in their order."""
    for found in _LINK_OR_LIST.finditer(html):
        yield f"list {found['start'] or 1}" if found["list"] else unescape(found["href"])
