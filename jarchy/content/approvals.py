"""Seals of words that a speaker has approved: whoever changes a letter or a sign afterwards is told so.

Seals are in the files of sites, and outlast versions of Jarchy. One that says no version is of the first. If other
characters are to count, seals made from then on begin with v3-, and those that are there hold as they are.

The second also counts what the first passes over, since it may change a number, or say where it belongs: any mark
between two digits; the comma or the point with which a number begins; a dash before anything but a letter; the items
and the numbers of lists; links, with their place. Which kind of dash it is does not matter, nor spaces. To ask a
speaker once too often is cheaper than a number that was changed.
"""

import re
from collections.abc import Iterator
from html import unescape

from jarchy.content.spoken_text import kind_of, text_of
from jarchy.core.hashing import digest
from jarchy.core.patterns import lazy_pattern

_FIRST, _SECOND = "v1-", "v2-"
_OF_A_VERSION = lazy_pattern(r"v\d+-.*")

_DIGIT, _DASHES, _QUOTES = r"[\d¼-¾⅐-⅟↉]", "-‐‑‒–—―", '"“”„‟«»‹›″'
_TAG = "\ufdd1"  # takes the place of a tag that counts; no text has it, which `core.characters` sees to
_NUMBER = rf"(?:[^\w\s]|\S{{0,12}}{_DIGIT}|[A-Z]{{2,4}}\s{_DIGIT})"  # behind a dash: (5), US$5, USD 5
_COUNTED = lazy_pattern(
    rf"{_TAG}|(?<={_DIGIT})(?:[^\w{_TAG}]|_)+(?={_DIGIT})|[.,](?={_DIGIT})"
    rf"|(?<![{_DASHES}])[{_DASHES}]++(?=\s*{_NUMBER})"
)
_SET = str.maketrans(dict.fromkeys(_DASHES, "–") | dict.fromkeys(_QUOTES, '"') | {"’": "'", "′": "'", "…": "..."})
_MANY_DASHES = lazy_pattern("–{2,}")
_COUNTED_TAG = lazy_pattern(r"<(?P<tag>/?(?:a|ol)|li)(?P<attributes>\s[^<>]*)?>")
_ADDRESS, _START = lazy_pattern(r'\shref="([^"]*)"'), lazy_pattern(r'\sstart="(\d+)"')
_CALL = lazy_pattern(r'<a(?=\s)[^<>]*?\shref="tel:(?P<number>[^"<>]*)"[^<>]*>(?P<words>[^<>]*)</a>')


def seal_of(html: str, speaker: str) -> str:
    """What stands for the words of a text and for who spoke them. A sign is a word of its own."""
    return _SECOND + digest(speaker, *_counted(html))


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


def _counted(html: str) -> Iterator[str]:
    """The words, the marks that may change a number, and the tags of lists and links, in their order."""
    html = _CALL.sub(_without_own_link, html.replace(_TAG, ""))
    tags = map(_meaning, _COUNTED_TAG.finditer(html))
    text = text_of(_COUNTED_TAG.sub(lambda tag: _TAG if tag["tag"].endswith("a") else f" {_TAG} ", html))
    after = 0
    for found in _COUNTED.finditer(text):
        yield from _words(text[after : found.start()])
        yield from [next(tags)] if found[0] == _TAG else _marks(found[0])
        after = found.end()
    yield from _words(text[after:])


def _marks(found: str) -> Iterator[str]:
    """What stands before a number or between two, without spaces. A minus between two digits is a dash: 5−6."""
    marks = "".join(found.split()).translate(_SET)
    yield from "–" if found == "−" else _MANY_DASHES.sub("–", marks)


def _meaning(tag: re.Match[str]) -> str:
    """What a tag says: where a link leads, with which number a list begins."""
    attributes = tag["attributes"] or ""
    if tag["tag"] == "a":
        address = _ADDRESS.search(attributes)
        return f"link {unescape(address[1])}" if address else "link"
    if tag["tag"] == "ol":
        start = _START.search(attributes)
        return f"list {start[1] if start else 1}"
    return f"<{tag['tag']}>"


def _without_own_link(call: re.Match[str]) -> str:
    """The words alone, if they say which number is called: which numbers become links is Jarchy's affair."""
    said = _digits(call["words"].replace("(0)", "")).lstrip("0")
    return call["words"] if said and _digits(call["number"]).endswith(said) else call[0]


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
