"""Finds words with letters that look right but belong to another alphabet: a Latin “c” in a Cyrillic word, a Bashkir ҥ
for ң. No search finds such words.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.language import Language, language

_WORD = lazy_pattern(r"[^\W\d_]+")
_CYRILLIC = "\u0400-\u04ff"
_OTHERS = "A-Za-zÀ-ɏͰ-Ͽ"  # Latin, Greek
_BEFORE_UNIT, _NEAR = lazy_pattern(r"[\d°][ \xa0]?$"), 2  # characters
# Letters that look the same in both alphabets.
_IN_LATIN, _IN_CYRILLIC = "aceopxykëABCEHKMOPTXYË", "асеорхукёАВСЕНКМОРТХУЁ"
_TO_CYRILLIC, _TO_LATIN = (
    dict(zip(_IN_LATIN, _IN_CYRILLIC, strict=True)),
    dict(zip(_IN_CYRILLIC, _IN_LATIN, strict=True)),
)


class MixedWord(NamedTuple):
    """A word at an offset. `meant` is the same word in one alphabet; empty if there are several, or none."""

    start: int
    typed: str
    meant: str

    @property
    def letters(self) -> str:
        """The letters that are to be typed again: those of the smaller part, if nobody knows what was meant."""
        if self.meant:
            strangers = [one for one, other in zip(self.typed, self.meant, strict=True) if one != other]
        else:
            latin = [letter for letter in self.typed if not _is_cyrillic(letter)]
            is_latin = 2 * len(latin) > len(self.typed)
            strangers = [letter for letter in self.typed if _is_cyrillic(letter)] if is_latin else latin
        return ", ".join(dict.fromkeys(strangers))


def may_have_mixed_words(text: str, known: Language) -> bool:
    return _strange(known.code).search(text) is not None


def mixed_words(text: str, known: Language) -> Iterator[MixedWord]:
    """The words of more than one alphabet, and those with a letter that only looks like one of the language."""
    strange = _strange(known.code)
    for match in _WORD.finditer(text) if strange.search(text) else ():
        if strange.search(match[0]) and not _is_of_neighbours(match[0], known) and not _is_latin(match, known):
            yield MixedWord(match.start(), match[0], _meant(match[0], known))


def _is_latin(word: re.Match[str], known: Language) -> bool:
    """Whether a word is a Latin one with an ending of the language: WhatsAppтан, CEOго, and behind a number 22 °Cге.

    Latin letters that all look like Cyrillic ones are a slip (aта), unless no Cyrillic word has capitals so.
    """
    parts = _suffixed(known.suffixes).fullmatch(word[0]) if known.suffixes else None
    if parts is None:
        return False
    stem, ending = parts[1], parts[2]
    is_capital = stem[-1].isupper()
    if len(stem) == 1 or is_capital:
        before = word.string[max(0, word.start() - _NEAR) : word.start()]
        return is_capital and (len(stem) > 1 or bool(_BEFORE_UNIT.search(before)))
    is_alike = all(letter in _TO_CYRILLIC or letter in look_alikes(known.code) for letter in stem)
    return not is_alike and not (len(ending) == 1 and ending in _TO_LATIN)  # of Nokiа the last letter is the slip


@cache
def _suffixed(suffixes: str) -> re.Pattern[str]:
    return re.compile(f"([{_OTHERS}]+)({suffixes})")


def _is_of_neighbours(word: str, known: Language) -> bool:
    """Whether a word has letters that the language lacks, and that look like none of its own: a Kazakh name."""
    own = {*known.alphabet, *known.sorts_as, *look_alikes(known.code)}
    return bool(known.alphabet) and all(map(_is_cyrillic, word)) and not own.issuperset(word.lower())


@cache
def _strange(code: str) -> re.Pattern[str]:
    """A pattern for a letter that looks like one of the language's letters, or for letters of two alphabets side by
    side.
    """
    foreign = "".join(letter for letter in look_alikes(code) if not letter.isascii())
    beside = f"(?<=[{_CYRILLIC}].)|(?=[{_CYRILLIC}])"
    return re.compile(f"[{_OTHERS}{foreign}](?:{f'(?<=[{foreign}])|' if foreign else ''}{beside})")


@cache
def look_alikes(code: str) -> dict[str, str]:
    """The letters of other alphabets that look like letters of a language, small and large."""
    small = language(code).look_alikes
    return small | {letter.upper(): meant.upper() for letter, meant in small.items() if len(letter.upper()) == 1}


def _meant(word: str, known: Language) -> str:
    """The word in one alphabet, if it can be read in one alone."""
    strangers = look_alikes(known.code)
    alike = _TO_CYRILLIC | strangers
    cyrillic = "".join(letter if _is_cyrillic(letter) else alike.get(letter, "") for letter in word)
    cyrillic = "".join(strangers.get(letter, letter) for letter in cyrillic)
    latin = "".join(_TO_LATIN.get(letter, "") if _is_cyrillic(letter) else letter for letter in word)
    readings = [reading for reading in (cyrillic, latin) if len(reading) == len(word) and reading != word]
    return readings[0] if len(readings) == 1 else ""


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u04ff"
