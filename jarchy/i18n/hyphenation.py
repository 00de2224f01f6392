"""Hyphenation: puts soft hyphens into the words of a language for which browsers have no dictionary.

The rules are data in `known_languages.py`. A word with a capital, a digit or a letter of another alphabet may be a
name, an abbreviation or an address: it stays whole.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from jarchy.core.patterns import lazy_pattern

SOFT_HYPHEN = "\u00ad"
SHORTEST = 8  # letters of a word that is divided
FEWEST = 3  # letters on either line; so a vowel alone, which may be of two letters, stays with what is beside it
_PRINTED = lazy_pattern(r"\S+")


class Hyphenation(Struct, frozen=True, dict=True):
    """How words are divided in a language: between syllables. A syllable has one vowel, and behind another one it
    begins with one consonant.
    """

    vowels: str
    long_vowels: tuple[str, ...]  # those of two letters
    consonants: str
    signs: str  # letters without a sound; they stay with the consonant before them, and end a syllable before a vowel
    compounds: str  # a pattern for the places where the second part of a compound begins

    @cached_property
    def hyphenate(self) -> Callable[[str], str]:
        """A function that divides the words of a short text: what stands between two spaces."""
        return lru_cache(maxsize=100_000)(self._hyphenate)  # texts repeat words

    def _hyphenate(self, text: str) -> str:
        return _PRINTED.sub(lambda printed: self._divide(printed[0]), text)

    def _divide(self, printed: str) -> str:
        """Divides a word with the punctuation around it, or the words of a compound with a hyphen."""
        return printed if self._foreign.search(printed) else self._word.sub(self._with_hyphens, printed)

    def _with_hyphens(self, word: re.Match[str]) -> str:
        parts = self._compound.split(word[0])
        return SOFT_HYPHEN.join(piece for part in parts for piece in self._pieces(part))

    def _pieces(self, part: str) -> Iterator[str]:
        """The pieces of a word, or of a part of a compound, that may stand on different lines."""
        begin = 0
        for syllable in self._syllable.finditer(part):
            consonants = syllable["consonants"]
            end = syllable.end() - bool(consonants and consonants[-1] not in self.signs)
            if FEWEST <= end <= len(part) - FEWEST:
                yield part[begin:end]
                begin = end
        yield part[begin:]

    @cached_property
    def _syllable(self) -> re.Pattern[str]:
        """A vowel, with the consonants up to the next one."""
        vowel = "|".join([*self.long_vowels, f"[{self.vowels}]"])
        return re.compile(rf"(?>{vowel})(?P<consonants>[^{self.vowels}]*)(?=[{self.vowels}])")

    @cached_property
    def _compound(self) -> re.Pattern[str]:
        return re.compile(self.compounds)

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(rf"[{self._letters}]{{{SHORTEST},}}")

    @cached_property
    def _foreign(self) -> re.Pattern[str]:
        """What speaks against dividing: another letter, a digit, a sign of an address, an editor's own hyphen."""
        return re.compile(rf"[^\W{self._letters}]|[/\\@#&=~+{SOFT_HYPHEN}]|\w[.:]\w")

    @property
    def _letters(self) -> str:
        return self.vowels + self.consonants + self.signs
