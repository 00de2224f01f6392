"""Where a line parts what is held together, if all of it is longer than a line. Only spaces change."""

import re
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.boundaries import APART, BOUNDARY, STAND_IN
from jarchy.i18n.known_languages import NO_BREAK_SPACE

LONGEST_RUN = 25  # characters, in the largest heading on the smallest phone
LONGEST_WORDS = 20  # of letters, which are wider than digits, and in a large quote
# A line may end behind a hyphen before a letter.
_IN_RUN = rf"(?:[^ \n\t{APART[-1]}{STAND_IN}-]|-(?![^\W\d_]))"
_LONG_RUN = lazy_pattern(rf"(?<!{_IN_RUN}){_IN_RUN}{{{LONGEST_WORDS + 1},}}")


class _Place(NamedTuple):
    """A kind of space at which a run is parted if it is longer than `longest`."""

    longest: int
    pattern: re.Pattern[str]


def _place(longest: int, before: str, after: str = "") -> _Place:
    return _Place(longest, lazy_pattern(f"(?<={before}){BOUNDARY}*{NO_BREAK_SPACE}(?={BOUNDARY}*{after})"))


_LETTER = r"[^\W\d_]"
# What holds least comes first. Groups of digits are never parted, and no line begins with a dash.
_PLACES = (
    _place(LONGEST_WORDS, "[—–-]"),
    _place(LONGEST_WORDS, f"{_LETTER}{{4}}", _LETTER),  # 5 миллионов сомов; по телефону 5 is no such place
    _place(LONGEST_RUN, "[,;:]"),  # 2018 г., 18:00
    _place(LONGEST_RUN, _LETTER, "[^—–-]"),  # на 5
    _place(LONGEST_RUN, f"[^0-9—–{BOUNDARY}-]", "[^—–-]"),  # тел. 5
    _place(LONGEST_RUN, "[0-9]", "[^0-9—–-]"),  # 5 км
)


def within_lines(text: str) -> str:
    """A text in which each run is parted that is longer than a line."""
    if NO_BREAK_SPACE not in text:
        return text
    return " ".join([_within_line(one) if len(one) > LONGEST_WORDS else one for one in text.split(" ")])


def _within_line(words: str) -> str:
    return _LONG_RUN.sub(lambda match: parted(match[0]), words) if NO_BREAK_SPACE in words else words


def parted(run: str) -> str:
    """A run with spaces where it holds least, so that each part fits into a line."""
    length = _length(run)
    for longest, pattern in _PLACES:
        if length > longest and (places := [place.end() for place in pattern.finditer(run)]):
            # Near the middle: the parts fit best.
            at = min(places, key=lambda place: max(_length(run[: place - 1]), _length(run[place:])))
            return f"{parted(run[: at - 1])} {parted(run[at:])}"
    return run


def _length(run: str) -> int:
    return len(run.replace(BOUNDARY, ""))
