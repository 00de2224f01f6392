"""Finds sentences that ask to publish something later: “До 1 декабря — эмбарго”, “Бул билдирүү эмбарго астында”."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.caution_words import CAUTION_WORDS, CautionWords

_NEAR = r"[^.!?]{0,40}?"  # what may stand between the words and the moment
# Where a sentence ends. A full stop between numbers, or after one, ends none: “10 дек. 2018”, “1. декабря”.
_END = lazy_pattern(r"[!?…][^\w\s]{0,9}(?:\s|$)|(?<!\d)\.[^\w\s]{0,9}\s{1,9}(?=[^\w\s]{0,9}[^\W\d_])|\n\s{0,99}\n|\Z")
_MARKS = str.maketrans("*_\n", "   ")  # of emphasis, and of lines that run together


class Asked(NamedTuple):
    """Words that ask, their place, and the sentence that they stand in."""

    words: str
    offset: int
    sentence: range


def asked_to_wait(text: str) -> Iterator[Asked]:
    """One for each such sentence."""
    low = text.casefold()
    known = [one for one in CAUTION_WORDS if any(stem in low for stem in one.stems) and _words(one).search(text)]
    start = 0
    for end in _END.finditer(text) if known else ():
        sentence = text[start : end.end()].translate(_MARKS)
        for one in known:
            asking = None if _matter(one).search(sentence) else _asking(one).search(sentence)
            if asking:
                yield Asked(" ".join(asking[0].split()), start + asking.start(), range(start, end.end()))
                break
        start = end.end()


@cache
def _words(known: CautionWords) -> re.Pattern[str]:
    return _compiled(rf"{known.embargo}|{known.no_publication}")


@cache
def _asking(known: CautionWords) -> re.Pattern[str]:
    """The words and a moment, in either order; of a text that is itself under an embargo, no moment is needed."""
    words = rf"(?:{known.embargo}|{known.no_publication})"
    return _compiled(rf"{words}{_NEAR}{known.until}|{known.until}{_NEAR}{words}|{known.held_text}")


@cache
def _matter(known: CautionWords) -> re.Pattern[str]:
    return _compiled(known.other_matter)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", r"\s{1,9}"), re.IGNORECASE)
