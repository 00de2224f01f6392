"""Finds what a text has kept of lines that ended elsewhere, as in a PDF: words and numbers that were divided at the end
of a line, and signs of another typesetter.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.language import Language, language

_SMALL = "[а-яёңөү]"
_LETTER = r"[^\W\d_]"
_HYPHENS = "-\u2010\u00ad¬"
_BREAK = r"[ \t]*\n[ \t>]*"  # also within a quotation
_SIGNS = "¬\u2010ﬀﬁﬂﬃﬄﬅﬆ"
_SIGN = lazy_pattern(rf"[ﬀ-ﬆ]|(?<=\w)\u2010(?=\w)|(?<={_LETTER})¬(?={_LETTER})")
_TWO_LINES = lazy_pattern(rf"\n(?<=[{_HYPHENS}–,]\n)|[{_HYPHENS}–,][ \t]+\n")  # the first begins with what is rare


class Broken(NamedTuple):
    """What is broken at offsets of a text, with what was probably meant, and what else may have been."""

    start: int
    end: int
    meant: str
    other: str = ""
    is_certain: bool = False


def may_have_broken_words(text: str) -> bool:
    return any(sign in text for sign in _SIGNS) or _TWO_LINES.search(text) is not None


def find_broken(text: str, known: Language) -> Iterator[Broken]:
    """All that is broken in a text. Only what stands in one line is certain."""
    if any(sign in text for sign in _SIGNS):
        for sign in _SIGN.finditer(text):
            plain = {"\u2010": "-", "¬": ""}.get(sign[0], unicodedata.normalize("NFKC", sign[0]))
            yield Broken(*sign.span(), plain, is_certain=True)
    if known.spaced_dash and "- " in text:
        for gap in _patterns(known.code).gap.finditer(text):
            yield _divided(gap, known, " — ")
    if _TWO_LINES.search(text):
        yield from _at_line_ends(text, known)


def _at_line_ends(text: str, known: Language) -> Iterator[Broken]:
    for match in _patterns(known.code).range.finditer(text):
        yield Broken(*match.span(), match["dash"].replace("\u2010", "-"))
    if known.spaced_dash:
        for match in _patterns(known.code).fraction.finditer(text):
            yield Broken(*match.span(), f"{match['whole']},{match['rest']}")
        for match in _patterns(known.code).word.finditer(text):
            yield _divided(match, known, "-")


def _divided(match: re.Match[str], known: Language, other: str) -> Broken:
    """A divided word. A hyphen stays where the word has one; elsewhere there was none, or `other`."""
    before = re.search(r"[\w-]*$", match.string[max(0, match.start() - _LONGEST) : match.start()])
    after = re.match(r"[\w-]*", match.string[match.end() : match.end() + _LONGEST])
    one, two = ((part[0] if part else "").lower() for part in (before, after))
    has_hyphen = one == two or one[-1:].isdigit() or re.fullmatch(known.hyphened, f"{one}-{two}") is not None
    if has_hyphen:
        return Broken(*match.span(), "-")
    return Broken(*match.span(), "", "" if match[0][0] in "\u00ad¬" else other)  # these are no hyphens of a word


_LONGEST = 40  # letters of a part of a word


class _Patterns(NamedTuple):
    gap: re.Pattern[str]
    word: re.Pattern[str]
    range: re.Pattern[str]
    fraction: re.Pattern[str]


@cache
def _patterns(code: str) -> _Patterns:
    known = language(code)
    rest = rf"(?!(?:{known.suspends or '-'})\b)(?={_SMALL})"  # not where the hyphen stands for the rest of a word
    counted = "|".join(["%", *(re.escape(word).replace(r"\*", r"\w*") for word in known.multipliers.split())])
    return _Patterns(
        gap=re.compile(rf"-(?<={_SMALL}{_SMALL}-) {rest}"),
        word=re.compile(rf"[{_HYPHENS}](?<=[а-яёңөүА-ЯЁҢӨҮ0-9][{_HYPHENS}]){_BREAK}{rest}"),
        range=re.compile(rf"(?P<dash>[-\u2010–])(?<=\d.){_BREAK}(?=\d)"),
        fraction=re.compile(rf"(?<!\S)(?<!, )(?P<whole>\d+),{_BREAK}(?P<rest>\d{{1,3}})(?=[ \u00a0]?(?:{counted}))"),
    )
