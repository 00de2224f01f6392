"""What a language needs so that facts are found in its texts: words for numbers, months, currencies, parts of the day.

The facts of a translation are compared with those of its original. Digits, addresses and links need no words; a
language without data is compared by these alone.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec import Struct

from jarchy.core.patterns import lazy_pattern

Role = Literal["number", "group", "multiplier", "month", "currency", "percent", "noun", "part", "weekday", "this year"]


class FactWord(NamedTuple):
    """What a word states. Nobody misses the fact of a word that is not sure: “first” may be translated as “former”."""

    role: Role
    value: str
    is_sure: bool = True


class FactWords(Struct, frozen=True, dict=True):
    """The words of one language, in small letters."""

    words: dict[str, FactWord] = {}  # also several side by side: «түн ортосунда»
    stems: dict[str, FactWord] = {}  # beginnings of words, with a case ending after them
    compounds: dict[str, FactWord] = {}  # beginnings of longer words: двухэтажный
    shares: str = ""  # the end of a compound that states a share, besides its number
    open_words: frozenset[str] = frozenset()  # number words that others may follow in one number; if none, all are
    case_ending: str = r"\w{0,4}"  # what may follow a stem, also that of a name
    more: str = ""  # stands between a number and its million: five odd million
    half: str = ""  # follows a number that is greater by a half
    half_of: str = ""  # stands before a million of which it is half
    half_past: str = ""  # stands before an hour, half an hour after it
    half_to: str = ""  # stands before an hour, half an hour before it
    half_ends: str = ""  # follows such an hour where it can be nothing but a time
    hours: str = ""  # follows the hour
    one_hour: str = ""  # stands before minutes, and is an hour that nothing counts
    clock: str = ""  # stands before the hour
    minutes: str = ""  # follows the minutes
    afternoon: str = ""  # stands near an hour from 1 to 11 after noon
    parts: dict[str, str] = {}  # the parts of the day that stand beside an hour
    part_before: str = ""  # such a part before its hour
    part_after: str = ""  # such a part after its hour
    at_hour: str = ""  # the end of an hour in digits that follows a part of the day
    minus: str = ""  # the word for a sign before a number
    below: str = ""  # tells near a number that it is below zero, or less than before, in place of a sign
    day_before: str = r"\s?"  # between a day and its month
    day_after: str = ""  # the end of a month after which its day stands
    between: str = ""  # connects two days of one month
    year: str = ""  # follows a word of the role “this year”

    @cached_property
    def ending(self) -> re.Pattern[str]:
        return re.compile(self.case_ending)

    @cached_property
    def beginnings(self) -> dict[str, list[tuple[str, FactWord, bool]]]:
        """Stems and compounds by their first letters, the longest first."""
        table: dict[str, list[tuple[str, FactWord, bool]]] = {}
        for stems, is_stem in ((self.stems, True), (self.compounds, False)):
            for stem, word in stems.items():
                table.setdefault(stem[:SHORTEST], []).append((stem, word, is_stem))
        for same in table.values():
            same.sort(key=lambda one: -len(one[0]))
        return table

    @cached_property
    def phrases(self) -> dict[str, list[str]]:
        """Those of several words, by their last word."""
        table: dict[str, list[str]] = {}
        for phrase in self.words:
            if " " in phrase:
                table.setdefault(phrase.rpartition(" ")[2], []).append(phrase)
        return table

    def among(self, words: set[str]) -> Iterator[tuple[str, FactWord]]:
        """Those of the words, in small letters, that state something."""
        known, beginnings = self.words, self.beginnings
        for word in words & known.keys():
            yield word, known[word]
        for last in words & self.phrases.keys():
            for phrase in self.phrases[last]:
                yield phrase, known[phrase]
        for word in [word for word in words if word[:SHORTEST] in beginnings and word not in known]:
            if meaning := self._by_beginning(word):
                yield word, meaning
                if self.shares and meaning.role == "number" and self.shares in word:
                    yield word, FactWord("percent", "%")

    def _by_beginning(self, word: str) -> FactWord | None:
        for stem, meaning, is_stem in self.beginnings[word[:SHORTEST]]:
            if word.startswith(stem) and (not is_stem or self.ending.fullmatch(word, len(stem))):
                return meaning
        return None

    @cached_property
    def near(self) -> "Near":
        """What stands around a number, as patterns. An empty one matches nothing."""
        beside = (
            self.more,
            self.half,
            self.half_of,
            self.half_past,
            self.half_to,
            self.half_ends,
            self.hours,
            self.one_hour,
            self.minutes,
            self.clock,
            self.afternoon,
            self.part_before,
            self.part_after,
            self.at_hour,
        )
        given = (*beside, self.minus, self.below, self.day_before, self.day_after, self.between, self.year)
        return Near(*(lazy_pattern(pattern or "(?!)") for pattern in given))


class Near(NamedTuple):
    more: re.Pattern[str]
    half: re.Pattern[str]
    half_of: re.Pattern[str]
    half_past: re.Pattern[str]
    half_to: re.Pattern[str]
    half_ends: re.Pattern[str]
    hours: re.Pattern[str]
    one_hour: re.Pattern[str]
    minutes: re.Pattern[str]
    clock: re.Pattern[str]
    afternoon: re.Pattern[str]
    part_before: re.Pattern[str]
    part_after: re.Pattern[str]
    at_hour: re.Pattern[str]
    minus: re.Pattern[str]
    below: re.Pattern[str]
    day_before: re.Pattern[str]
    day_after: re.Pattern[str]
    between: re.Pattern[str]
    year: re.Pattern[str]


SHORTEST = 3  # letters of a stem
