"""Counts the places where words are divided rightly, wrongly and not at all: `docs/quality.md` says it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jarchy.i18n.hyphenation import FEWEST, SHORTEST, SOFT_HYPHEN
from jarchy.i18n.language import language
from tests.conftest import PROJECT
from tests.quality_page import with_section

WORDS = PROJECT / "tests/data/hyphenation/ky.txt"
TITLE = "Hyphenation of Kyrgyz"
PLACE = "·"


class Count(NamedTuple):
    """Words divided by hand, the places that the rules allow in them, and what became of these places."""

    words: int
    allowed: int  # by the rules of the language
    expected: int  # of these, what stands in words that are long enough, and not too close to their ends
    found: int  # of these
    wrong: list[str]  # words, as they are divided, with a place that no rule allows
    missed: list[str]


def divided() -> Iterator[str]:
    """The words of the list, with the places where they may be divided."""
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def count() -> Count:
    hyphenation = language("ky").hyphenation
    assert hyphenation
    words, allowed, expected, found, wrong, missed = 0, 0, 0, 0, [], []
    for by_hand in divided():
        made = hyphenation.hyphenate(by_hand.replace(PLACE, "")).replace(SOFT_HYPHEN, PLACE)
        by_rules, asked, there = places(by_hand), {*long_enough(by_hand)}, places(made)
        words, allowed, expected = words + 1, allowed + len(by_rules), expected + len(asked)
        found += len(asked & there)
        wrong += [made] if there - by_rules else []
        missed += [by_hand] if asked - there else []
    return Count(words, allowed, expected, found, wrong, missed)


def places(word: str) -> set[int]:
    """How many letters stand before each place."""
    pieces = word.split(PLACE)
    return {sum(map(len, pieces[:number])) for number in range(1, len(pieces))}


def long_enough(word: str) -> Iterator[int]:
    """The places that Jarchy takes: in long words, away from their ends."""
    begin = 0
    for part in word.split("-"):
        length = len(part.replace(PLACE, ""))
        if length >= SHORTEST:
            yield from (begin + at for at in places(part) if FEWEST <= at <= length - FEWEST)
        begin += length + 1


def share() -> str:
    """The section of docs/quality.md."""
    one = count()
    right = one.found / (one.found + len(one.wrong))
    recall, wrong = one.found / one.expected, len(one.wrong)
    return f"""\
{one.words} words were divided by hand, by the rules of 2008 and not by an ear for the language: both are in
`tests/data/hyphenation/ky.txt`. The rules allow {one.allowed:,} places. Jarchy takes those in words of {SHORTEST}
letters and more, {FEWEST} letters from their ends: {one.expected:,}.
Of these, {one.found:,} are found (recall {recall:.1%}); {wrong} words are divided where no rule allows it
(precision {right:.1%}).
`python -m tests.hyphenation.measure docs/quality.md` counts again.
"""


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(with_section(page.read_text(encoding="utf-8"), TITLE, share()), encoding="utf-8")
