"""The words of a search, made alike: a reader finds мектептин by мектеп, and өкмөт by окмот.

No library knows how Kyrgyz words end. What a language folds is data in `language.py`; assets/search.js does the same
with the same data to what a reader types.
"""

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from msgspec import Struct

SHORTEST = 2  # letters of what is left of a word


class Folding(Struct, frozen=True, dict=True):
    """What a language folds: nothing but capitals, unless it says so."""

    letters: dict[str, str] = {}  # one that is typed for the other
    vowels: str = ""
    endings: dict[str, str] = {}  # to the letters after which they are endings
    finals: dict[str, str] = {}  # the last letter of a word before an ending to that of the word alone: китеби, китеп

    def fold(self, text: str) -> str:
        """The text with what all forms of a word have in common in the place of each."""
        alike = text.lower().translate(str.maketrans("".join(self.letters), "".join(self.letters.values())))
        return re.sub("[а-я]+", lambda word: self._stem(word[0]), alike)

    @cached_property
    def _stem(self) -> Callable[[str], str]:
        return lru_cache(maxsize=100_000)(self._without_endings)  # texts repeat their words

    def _without_endings(self, word: str) -> str:
        while True:
            word = word[:-1] + self.finals.get(word[-1], word[-1])
            cut = next((cut for cut in range(SHORTEST, len(word)) if self._ends_at(word, cut)), None)
            if cut is None:
                return word
            word = word[:cut]

    def _ends_at(self, word: str, cut: int) -> bool:
        """Whether an ending begins here, and what is left is a word still: эл, not са."""
        last = word[cut - 1]
        return last in self.endings.get(word[cut:], "") and (cut > SHORTEST or last not in self.vowels)


def endings(table: dict[str, str]) -> dict[str, str]:
    """From letters to the endings after them, in which А and Ы stand for the vowels that go with those of the word."""
    found: dict[str, str] = {}
    for letters, forms in table.items():
        for form in forms.split():
            for wide, narrow in ("аы", "еи", "оу", "ау"):
                ending = form.replace("А", wide).replace("Ы", narrow)
                found[ending] = "".join(sorted({*found.get(ending, ""), *letters}))
    return found
