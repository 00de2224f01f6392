"""Stemming for the search: a reader finds мектептин by мектеп, and өкмөт by окмот.

No library knows the endings of Kyrgyz words. The rules are data in `known_languages.py`; assets/search.js applies the
same data to what a reader types.
"""

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from msgspec import Struct

SHORTEST = 2  # letters of a stem


class Folding(Struct, frozen=True, dict=True):
    """The stemming rules of a language. Without rules, only capitals are folded."""

    letters: dict[str, str] = {}  # a letter to the one that is often typed instead
    vowels: str = ""
    endings: dict[str, str] = {}  # each to the letters after which it is an ending
    finals: dict[str, str] = {}  # last letter before an ending, to the last letter without it: китеби, китеп

    def fold(self, text: str) -> str:
        """The text in lower case, with a stem for each word."""
        alike = text.lower().translate(str.maketrans("".join(self.letters), "".join(self.letters.values())))
        return re.sub("[а-я]+", lambda word: self._stem(word[0]), alike)

    @cached_property
    def _stem(self) -> Callable[[str], str]:
        return lru_cache(maxsize=100_000)(self._without_endings)  # texts repeat words

    def _without_endings(self, word: str) -> str:
        while True:
            word = word[:-1] + self.finals.get(word[-1], word[-1])
            cut = next((cut for cut in range(SHORTEST, len(word)) if self._ends_at(word, cut)), None)
            if cut is None:
                return word
            word = word[:cut]

    def _ends_at(self, word: str, cut: int) -> bool:
        """Whether an ending begins at `cut`, and what is left can be a word: эл, but not са."""
        last = word[cut - 1]
        return last in self.endings.get(word[cut:], "") and (cut > SHORTEST or last not in self.vowels)


def endings(table: dict[str, str]) -> dict[str, str]:
    """Inverts a table of letters and their endings. In endings, А and Ы stand for vowels in harmony with the word."""
    inverted: dict[str, str] = {}
    for letters, forms in table.items():
        for form in forms.split():
            for wide, narrow in ("аы", "еи", "оу", "ау"):
                ending = form.replace("А", wide).replace("Ы", narrow)
                inverted[ending] = "".join(sorted({*inverted.get(ending, ""), *letters}))
    return inverted
