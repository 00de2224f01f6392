"""Finds the numbers in a text: in digits, in words, in Roman numerals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.fact_words import FactWord, FactWords
from jarchy.i18n.known_fact_words import SHORT

GAP = lazy_pattern(r"[ \xa0\u202f\u2009\n-]?")  # between a number and the word that belongs to it
_WORD = lazy_pattern("[a-zа-яёөүң]+")  # of the languages that have words
_ROMAN = lazy_pattern(r"[IVXХІ](?<![\w.].)[IVXХІ]{0,5}(?!\w)")  # the first sign is looked for fastest
_COUNTS_NOTHING = lazy_pattern(r"\w{0,6}\s?(?:[.,;:!?)»–—\n]|$)")
_SENTENCE_ENDS = lazy_pattern(rf"[!?\n]|{''.join(f'(?<!{word})' for word in SHORT)}\.\s")
_GROUP = 3  # digits between two points
_TEN, _HUNDRED = 10, 100
_ONE, _HALF = Decimal(1), Decimal("0.5")
_BESIDE = 12  # characters before a multiplier in which the word for a half stands


class Meaning(NamedTuple):
    """A word that states something, with its place."""

    start: int
    end: int
    word: FactWord


class Number(NamedTuple):
    """A number with its place. `values` are its readings."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    is_sure: bool = True
    factor: int = 1  # of the word after it: million


def meanings(low: str, words: FactWords) -> list[Meaning]:
    """The words of a text in small letters that state something."""
    found: list[Meaning] = []
    for word, meant in words.among({*_WORD.findall(low)}) if words.words else ():
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            if not low[at - 1 : at].isalpha() and not low[end : end + 1].isalpha():
                found.append(Meaning(at, end, meant))
            at = low.find(word, end)
    found.sort()
    return found


def numbers_in(
    text: str, low: str, digits: Iterable[re.Match[str]], meant: Sequence[Meaning], words: FactWords
) -> list[Number]:
    """All numbers of a text in their order. `digits` are those in digits."""
    found = [Number(*one.span(), _values(one[0])) for one in digits]
    found += _in_words(meant, low, words.open_words)
    found += _uncounted(meant, low, words)
    if "I" in text or "V" in text or "X" in text or "Х" in text:
        found += (Number(*one.span(), (_roman(one[0]),), len(one[0]) > 1) for one in _ROMAN.finditer(text))
    found.sort()
    multipliers = {start: (end, int(word.value)) for start, end, word in meant if word.role == "multiplier"}
    groups = {start: (end, int(word.value)) for start, end, word in meant if word.role == "group"}
    if groups:
        found = [_of_groups(one, groups, low) for one in found]
    read = [*_apart(_multiplied(one, multipliers, words, low) for one in found)]
    return _joined([*_elliptic(_shared(read, low, words), low)] if multipliers else read, low)


def _uncounted(meant: Iterable[Meaning], low: str, words: FactWords) -> Iterator[Number]:
    """One for each thousand or million, for those that no number stands before, or a half: half a million."""
    for start, _, word in meant:
        if word.role == "multiplier":
            is_half = words.half_of and words.near.half_of.search(low, max(0, start - _BESIDE), start)
            yield Number(start, start, (_HALF if is_half else _ONE,), word.is_sure)


def _values(typed: str) -> tuple[Decimal, ...]:
    """What digits may mean: 1,500 is a number with a fraction, or a thousand and a half."""
    parts = "".join(sign for sign in typed if sign.isdigit() or sign in ".,").replace(",", ".").split(".")
    joined = Decimal("".join(parts))
    if len(parts) == 1:
        return (joined,)
    fraction = [Decimal(f"{parts[0]}.{parts[1]}")] if len(parts) == 2 else []  # noqa: PLR2004  with one point
    is_grouped = all(len(part) == _GROUP for part in parts[1:]) and len(parts[0]) <= _GROUP
    return (*fraction, *((joined,) if is_grouped or not fraction else ()))


def _roman(typed: str) -> Decimal:
    values = [{"I": 1, "І": 1, "V": 5}.get(sign, 10) for sign in typed]
    return Decimal(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))


def _in_words(meant: Iterable[Meaning], low: str, open_words: frozenset[str]) -> Iterator[Number]:
    """The numbers in words. Words side by side are one number where the second is smaller than what the first leaves
    open: twenty-five, but not twenty pairs.
    """
    last: Number | None = None
    is_open = False  # whether the last word may be the beginning of a number
    for start, end, word in meant:
        if word.role not in ("number", "group"):
            continue
        value, goes_on = Decimal(word.value), is_open and word.role == "number"
        is_open = word.role == "number" and (not open_words or low[start:end] in open_words)
        is_beside = last and goes_on and low[last.end : start] in (" ", "-", "\xa0", "\n")
        if last and is_beside and (whole := _together(last.values[0], value)):
            last = Number(last.start, end, (whole,))
            continue
        if last:
            yield last
        last = Number(start, end, (value,), word.is_sure)
    if last:
        yield last


def _together(first: Decimal, second: Decimal) -> Decimal | None:
    """Two number words as one: eight hundred, two hundred fifty, twenty-five."""
    if second == _HUNDRED and 1 < first < _TEN:
        return first * second
    room = next((size for size in (_HUNDRED, _TEN) if first % size == 0), 0)
    return first + second if second < room else None


def _multiplied(number: Number, multipliers: dict[int, tuple[int, int]], words: FactWords, low: str) -> Number:
    """The number with the half, the thousand or the million after it."""
    start, end, values, is_sure, factor = number
    halves = words.near.half if words.half else None
    if multipliers and words.more and (odd := words.near.more.match(low, end)):
        end = odd.end()
    if halves and (half := halves.match(low, end)):
        end, values = half.end(), tuple(value + _HALF for value in values)
    while (after := _end_of_gap(low, end)) in multipliers:
        is_sure = is_sure if after == start else True  # a thousand that nothing counts: “thousands” may be any number
        end, more = multipliers[after]
        values, factor = tuple(value * more for value in values), factor * more
        if halves and (half := halves.match(low, end)):
            end, values = half.end(), tuple(value + Decimal(factor) / 2 for value in values)
    return Number(start, end, values, is_sure, factor)


def _of_groups(number: Number, groups: dict[int, tuple[int, int]], low: str) -> Number:
    """The number with the noun for ten or a hundred after it. What other nouns count may also be told: two dozen."""
    end, size = groups.get(_end_of_gap(low, number.end), (0, 0))
    product = number.values[0] * size
    if size in (_TEN, _HUNDRED) and 1 < number.values[0] < _TEN:
        return Number(number.start, end, (product,))
    return number._replace(values=(*number.values, product)) if size >= _TEN else number


def _apart(numbers: Iterable[Number]) -> Iterator[Number]:
    """The numbers without those that are parts of the one before."""
    after = 0
    for number in numbers:
        if number.start >= after:
            after = number.end
            yield number


def _shared(numbers: Sequence[Number], low: str, words: FactWords) -> list[Number]:
    """The numbers; where the last of a row alone is followed by its million, all of it may be millions: 5–7 million."""
    read, factor = [*numbers], 1
    for at in reversed(range(len(read) - 1)):
        one, following = numbers[at], numbers[at + 1]
        factor = following.factor if following.factor > 1 else factor
        if factor == 1:
            continue
        if one.factor == 1 and words.near.between.fullmatch(low, one.end, following.start):
            read[at] = one._replace(values=(*one.values, one.values[0] * factor))
        else:
            factor = 1
    return read


def _elliptic(numbers: Iterable[Number], low: str) -> Iterator[Number]:
    """The numbers; one that counts nothing may be of the thousands before it: 15 thousand for one, 60 for the other."""
    factor, after = 1, 0
    for number in numbers:
        start, end, values = number[:3]
        if number.factor > 1:
            factor = number.factor
        elif factor > 1 and _SENTENCE_ENDS.search(low, after, start):
            factor = 1
        is_short = factor > number.factor and _COUNTS_NOTHING.match(low, end)
        yield number._replace(values=(*values, values[0] * factor)) if is_short else number
        after = end


def _end_of_gap(low: str, at: int) -> int:
    if low[at : at + 1] == "." and low[at + 1 : at + 2] == " ":
        return at
    gap = GAP.match(low, at)
    return gap.end() if gap else at


def _joined(numbers: Iterable[Number], low: str) -> list[Number]:
    """Numbers with their parts put together: “5 million 200 thousand” is one number."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        is_part = last and last.is_sure and last.factor > 1 and _is_gap(low, last.end, number.start)
        if last and is_part and low[last.start : last.end].isalpha() and low[number.start].isdigit():
            is_part = False  # a thousand that nothing counts goes on in words alone: “of a thousand 640”
        if last and is_part and number.values[0] < last.factor:
            joined[-1] = Number(last.start, number.end, (last.values[0] + number.values[0],), factor=number.factor)
        else:
            joined.append(number)
    return joined


def _is_gap(low: str, start: int, end: int) -> bool:
    """Whether one space is between two parts of a number. A full stop before it belongs to a short word: млн. 200."""
    gap = low[start:end]
    return gap in (" ", "\xa0") or (gap in (". ", ".\xa0") and low.endswith(SHORT, 0, start))
