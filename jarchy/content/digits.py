"""Finds what stands in digits: dates, times, telephone numbers, and numbers, which words beside them may change."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jarchy.content.clock import times
from jarchy.core.patterns import lazy_pattern
from jarchy.model import About


class Found(NamedTuple):
    """A fact at an offset of a text."""

    start: int
    end: int
    about: About
    readings: tuple[str, ...]
    is_sure: bool = True


_SPACE = " \xa0\u202f\u2009"
_DIGITS = lazy_pattern(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<day>(?:(?P<first>\d{1,2})[–—-])?\d{1,2}(?P<sign>[./])\d{1,2}(?P=sign)(?:\d{4}|\d\d)(?!\d))"
    r"|(?P<time>\d{1,2}:\d\d(?!\d))"
    rf"|(?P<phone>\+\d{{1,3}}(?:[{_SPACE}-]?\(?\d{{2,4}}\)?){{2,5}}(?!\d)"
    rf"|\(?\b0\d{{2,4}}\)?(?:[{_SPACE}-]?\d{{1,3}}){{2,4}}(?!\d)|\b\d{{1,3}}-\d\d-\d\d(?!\d))"
    rf"|(?P<number>\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*)"
)
_START = lazy_pattern(r"[\d+(]")
_CENTURY = 2000
_LAST_YEAR_OF_TWO = 99  # 03.07.18
_SIGNIFICANT = 9  # last digits of a telephone number: without +996 or 0


def digits_in(text: str) -> Iterator[re.Match[str]]:
    """What stands in digits. The places are looked for first, since this is faster."""
    after = 0
    for sign in _START.finditer(text):
        if sign.start() >= after and (match := _DIGITS.match(text, sign.start())):
            after = match.end()
            yield match


def phone_reading(typed: str) -> str:
    """A telephone number without its prefix."""
    return "tel " + "".join(filter(str.isdigit, typed))[-_SIGNIFICANT:].lstrip("0")


def facts_of(match: re.Match[str]) -> Iterator[Found]:
    """The facts in digits that are no plain number."""
    typed, (start, end) = match[0], match.span()
    if match["phone"]:
        yield Found(start, end, "phones", (phone_reading(typed),))
    elif match["time"]:
        yield Found(start, end, "times", times(*map(int, typed.split(":"))))
    else:
        *_, first, month, last = map(int, re.split("[–—./-]", typed))
        if match["first"]:  # 1–3.07.2018
            yield Found(start, end, "dates", (f"{month}-{match['first']}",))
        day, year = (last, first) if match["iso"] else (first, last if last > _LAST_YEAR_OF_TWO else _CENTURY + last)
        yield Found(start, end, "dates", (f"{month}-{day}",))
        yield Found(start, end, "dates", (f"year {year}",))
