"""Finds the facts in a text: numbers, dates, times, money, percentages and telephone numbers.

A fact is written alike in all languages: «3 июля 2018 года», «2018-жылдын 3-июлу» and 03.07.2018 are the day 7-3 and
the year 2018. A fact that can be read in several ways has all of these readings.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from jarchy.content.clock import DAYS, HOURS, OF_NUMBER, durations, of_dotted, times, times_of_part
from jarchy.content.digits import Found, digits_in, facts_of
from jarchy.content.numbers import Meaning, Number, meanings, numbers_in
from jarchy.content.signs import in_digits, signed
from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.fact_words import FactWords

_SIGNS = {"$": "USD", "€": "EUR", "₽": "RUB", "⃀": "KGS", "£": "GBP"}
_MONEY_OR_SHARE = lazy_pattern(f"[%{''.join(_SIGNS)}]")
_DOTTED = lazy_pattern(r"(\d{1,2})\.(\d\d)")
_YEAR, _YEARS = lazy_pattern(r"(?:19|20)\d\d"), lazy_pattern(r"\b((?:19|20)\d\d)[/–—-]$")
_DIGITS_OF_YEARS = (2, 4)
_LAST_HOUR = Decimal(HOURS[-1])
_HALF, _HALF_HOUR = Decimal("0.5"), 30
_FEW = 4  # «два, три, четыре вечера» may be so many evenings
_NEAR = 24  # characters around an hour in which the part of the day stands
_BESIDE = 8  # characters before an hour in which the word for it stands


def find_facts(text: str, words: FactWords) -> Iterator[Found]:
    """The facts in a text from which addresses and links were taken out."""
    low = text.lower()
    if len(low) != len(text):
        low = text  # a rare letter has two small ones, which would shift all offsets
    meant = meanings(low, words)
    plain = []
    for match in digits_in(text):
        if match.lastgroup == "number":
            plain.append(match)
        else:
            yield from facts_of(match)
    numbers = numbers_in(text, low, plain, meant, words)
    yield from _Reading(numbers, low, words, meant).read(meant)
    yield from _signs(text, meant)
    for start, end, word in meant:
        if word.role == "noun":
            if not (" " in low[start:end] and any(one.start < start < one.end for one in numbers)):
                yield Found(start, end, "numbers", tuple(word.value.split()), word.is_sure)
        elif word.role == "weekday":
            day = f"weekday-{word.value}"
            yield Found(start, end, "dates", (day,) if word.is_sure else ("a weekday or not", day), is_sure=False)
        elif word.role == "this year" and words.near.year.match(low, end):
            yield Found(start, end, "dates", (SOME_YEAR,), is_sure=False)


SOME_YEAR = "this year"
RIVALS = ("weekday-", "middle-")  # one of two texts may leave such a fact out, but the two may not differ


class _Part(NamedTuple):
    """The readings of an hour with a part of the day, and whether it can be nothing else."""

    readings: tuple[str, ...]
    is_clear: bool


def _signs(text: str, meant: Sequence[Meaning]) -> Iterator[Found]:
    """Currencies and percent signs, and the words for them."""
    for sign in _MONEY_OR_SHARE.finditer(text):
        is_share = sign[0] == "%"
        yield Found(*sign.span(), "percentages" if is_share else "money", ("%" if is_share else _SIGNS[sign[0]],))
    for start, end, word in meant:
        if word.role == "currency":
            yield Found(start, end, "money", (word.value,), word.is_sure)
        elif word.role == "percent":
            yield Found(start, end, "percentages", (word.value,))


class _Reading:
    """Reads numbers by the words that stand beside them. Each number belongs to one fact."""

    def __init__(self, numbers: Sequence[Number], low: str, words: FactWords, meant: Sequence[Meaning]) -> None:
        self.numbers, self.low, self.words, self.near = numbers, low, words, words.near
        self.starts, self.ends = [one.start for one in numbers], [one.end for one in numbers]
        self.half_past = {one.end() for one in words.near.half_past.finditer(low)} if words.half_past else ()
        self.half_to = {one.end() for one in words.near.half_to.finditer(low)} if words.half_to else ()
        self.has_parts = any(one.word.role == "part" for one in meant)  # most texts have none
        self.taken: set[int] = set()

    def read(self, meant: Sequence[Meaning]) -> Iterator[Found]:
        for start, end, word in meant:
            if word.role == "month":
                yield from self.days(start, end, word.value) or [
                    Found(start, end, "dates", (f"month {word.value}",), word.is_sure)
                ]
        for number, following in zip_longest(self.numbers, self.numbers[1:]):
            if number.start not in self.taken:
                yield self.clock(number, following) or self.plain(number)

    def days(self, start: int, end: int, month: str) -> list[Found]:
        """The day beside a month, and the days before it that belong to the same month: 3–5 июля."""
        near = range(bisect_left(self.ends, start - _BESIDE), bisect_right(self.ends, start))
        beside = next((at for at in near if self.is_before(self.numbers[at], start)), None)
        if beside is not None:
            others = self.others(range(beside, 0, -1), -1)
        elif self.near.day_after.search(self.low, start, end):
            at = bisect_left(self.starts, end + 1)
            beside = at if self.is_day_at(at, end + 1) else None
            others = self.others(range(beside or 0, len(self.numbers) - 1), 1)
        if beside is None:
            return []
        nearest = self.numbers[beside]
        whole = Number(min(start, nearest.start), max(end, nearest.end), nearest.values)
        self.taken.add(nearest.start)
        return [self.day(one, month) for one in (whole, *others)]

    def others(self, places: Iterable[int], step: int) -> list[Number]:
        """The other days of an enumeration. Its last two are connected by more than a comma, as in “8, 9 and 10”."""
        days: list[Number] = []
        least = 0
        for place in places:
            first, second = sorted((self.numbers[place], self.numbers[place + step]))
            if not self.are_of_same_month(first, second):
                break
            days.append(self.numbers[place + step])
            if "," in self.low[first.end : second.start]:
                if step < 0 and len(days) == 1:
                    return []
            else:
                least = len(days)
        return days if step < 0 else days[:least]

    def day(self, number: Number, month: str) -> Found:
        self.taken.add(number.start)
        return Found(number.start, number.end, "dates", (f"{month}-{number.values[0]}",))

    def is_before(self, number: Number, month: int) -> bool:
        return _is_day(number) and bool(self.near.day_before.fullmatch(self.low, number.end, month))

    def is_day_at(self, place: int, start: int) -> bool:
        """Whether the number at a place starts there and is a day in digits, as in “July 3”."""
        return self.starts[place : place + 1] == [start] and _is_day(self.numbers[place]) and self.low[start].isdigit()

    def are_of_same_month(self, number: Number, following: Number) -> bool:
        is_between = self.near.between.fullmatch(self.low, number.end, following.start)
        return bool(is_between) and _is_day(number) and _is_day(following)

    def clock(self, number: Number, following: Number | None) -> Found | None:
        """“10 hours 30 minutes”, and “an hour 30 minutes”."""
        hours = self.near.hours.match(self.low, number.end)
        if following and hours and _is_hour(number) and following.start - hours.end() <= _BESIDE:
            if self.near.minutes.match(self.low, following.end):
                self.taken.add(following.start)
                return self.hours_and_minutes(number.start, number.values[0], following)
        elif self.near.minutes.match(self.low, number.end):
            beside = max(0, number.start - _BESIDE)
            if one := self.near.one_hour.search(self.low, beside, number.start):
                return self.hours_and_minutes(one.start(), Decimal(1), number)
        return None

    def hours_and_minutes(self, start: int, hours: Decimal, minutes: Number) -> Found:
        return Found(start, minutes.end, "times", durations(int(hours), int(minutes.values[0])))

    def is_after_clock(self, start: int) -> bool:
        return bool(self.near.clock.search(self.low, max(0, start - _BESIDE), start))

    def time(self, number: Number) -> tuple[int, int] | None:
        """The hour and the minute, if a number may be a time: «саат он», «беш жарым», «половина шестого»."""
        start, value = number.start, number.values[0]
        if value > _LAST_HOUR:
            return None
        hour = int(value)
        if value != hour:
            is_clock = not self.low[start].isdigit() or self.is_after_clock(start)
            return (hour, _HALF_HOUR) if value == hour + _HALF and is_clock else None
        if start in self.half_to:
            return hour - 1, _HALF_HOUR
        if start in self.half_past:
            return hour, _HALF_HOUR
        return (hour, 0) if self.near.hours.match(self.low, number.end) or self.is_after_clock(start) else None

    def part(self, number: Number) -> "_Part | None":
        """The hour with the part of the day beside it. “2 дня” are two days, too, so this is not clear."""
        start, end, (value, *_), *_ = number
        if after := self.near.part_after.match(self.low, end):
            is_half = start in self.half_to or start in self.half_past
            is_count = value <= _FEW or self.low.endswith("го", start, end)
            part, is_clear = after["part"], bool(after["hours"] or is_half or not is_count)
        elif before := self.near.part_before.search(self.low, max(0, start - _NEAR), start):
            part, is_clear = before["part"], bool(before["hours"] or self.near.at_hour.match(self.low, end))
        else:
            return None
        hour, minute = self.time(number) or (int(value), 0)
        return _Part(times_of_part(hour, minute, self.words.parts[part]), is_clear)

    def hour(self, number: Number, readings: list[str]) -> list[str]:
        """The readings of a number up to 24, with those of a time."""
        start, end, (value, *_), *_ = number
        time, whole = self.time(number), OF_NUMBER.get(value, ())
        if time is None and not (whole and self.has_parts):
            return [*readings, *whole]
        is_afternoon = self.near.afternoon.search(self.low, max(0, start - _NEAR), end + _NEAR) is not None
        if time is None:
            return [*readings, *whole, *(times(int(value), is_afternoon=True) if is_afternoon else ())]
        if (start in self.half_to or start in self.half_past) and self.near.half_ends.match(self.low, end):
            readings = []  # «в половине шестого» is not six; «половина шестого этажа» may be
        # In words, an hour may be of either half of the day: «саат экиде» is 14:00, too.
        is_either = is_afternoon or time == (0, _HALF_HOUR) or not self.low[start].isdigit()
        return [*readings, *times(*time, is_afternoon=is_either), *(() if time[1] else whole)]

    def plain(self, number: Number) -> Found:
        """A year, an hour, or any other number."""
        start, end, values, is_sure, _ = number
        typed = self.low[start:end]
        if len(typed) in _DIGITS_OF_YEARS and (year := _year(typed, self.low, start)):
            return Found(start, end, "dates", (f"year {year}", *map(in_digits, values)))
        meant = signed(number, self.low, self.near)
        readings = [*map(in_digits, meant)]
        if number.factor == 1 and meant[0] is values[0] and values[0] <= _LAST_HOUR:
            part = self.part(number) if self.has_parts else None
            if part and part.is_clear:
                return Found(start, end, "times", part.readings, is_sure)
            readings = self.hour(number, readings)
            readings += part.readings if part else ()
        if "." in typed and (dotted := _DOTTED.fullmatch(typed)):
            readings += of_dotted(*map(int, dotted.groups()))
        return Found(start, end, "numbers", tuple(dict.fromkeys(readings)), is_sure)


def _year(typed: str, low: str, start: int) -> str:
    """The year that digits are. Of the second of two, the last digits are enough: 2018/19, 1998–02; not № 2018-07."""
    if _YEAR.fullmatch(typed):
        return typed
    first = _YEARS.search(low, max(0, start - _BESIDE), start) if typed.isdigit() and low[start - 1] in "/–—-" else None
    if first is None or len(typed) != len("19"):
        return ""
    second = first[1][:2] + typed
    if second > first[1]:
        return second
    return f"20{typed}" if first[1] < "2000" else ""


def _is_day(number: Number) -> bool:
    return number.factor == 1 and number.values[0] in DAYS


def _is_hour(number: Number) -> bool:
    return number.factor == 1 and number.values[0] in HOURS
