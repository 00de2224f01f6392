"""Finds passages of a text that repeat words of others, also with a letter changed.

Texts are compared by runs of four words. Of eight words of which one was changed, four in a row are still the same.
"""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jarchy.content.spoken_text import bare, words_of
from jarchy.core.records import Record
from jarchy.model import Ref

FEWEST = 8  # words that are no coincidence
_RUN = 4
_NO_WORD = "    "  # stands between quotes, and is like no word of one or two letters
_LONG = 4  # letters of a word that is not like another one by chance


class SpokenText(Record):
    """The words of a quote in one language, which is the file `path`."""

    ref: Ref
    path: str
    words: str


class SpokenWords(Record):
    """What is known of a language: the texts of quotes, and names of several words."""

    texts: tuple[SpokenText, ...] = ()
    names: tuple[str, ...] = ()
    key: str = ""  # another one if any of these is


class Passage(NamedTuple):
    """Words of a text, from `start` to `end`, that a quote has, too."""

    start: int
    end: int
    spoken: SpokenText
    changes: tuple[tuple[int, str], ...]  # the places of words that differ by a letter, with the words of the quote


_Run = tuple[str, str, str, str]


def _runs(words: Sequence[str]) -> Iterator[_Run]:
    return zip(words, words[1:], words[2:], words[3:], strict=False)


class SpokenIndex:
    """All quotes in one language, one after another. Words of a name say nothing of who is quoted."""

    def __init__(self, known: SpokenWords) -> None:
        self._texts, self._starts, self._words = known.texts, list[int](), list[str]()
        for text in known.texts:
            self._starts.append(len(self._words))
            self._words += [*words_of(text.words), _NO_WORD]
        self._last = {run: at for at, run in enumerate(_runs(self._words))}
        self._others: dict[_Run, list[int]] = {}
        for at, run in enumerate(_runs(self._words)):
            if self._last[run] != at:  # hardly ever
                self._others.setdefault(run, []).append(at)
        self._names = {run for name in known.names for run in _runs(words_of(name))}
        for run in self._names & self._last.keys():
            del self._last[run]

    def passages(self, words: Sequence[str]) -> list[Passage]:
        """The passages of a text that a quote has, too."""
        if self._last.keys().isdisjoint(_runs(words)):  # nearly always
            return []
        named, found = self._named(words), dict[int, Passage]()  # by how far the two are apart
        for at, run in enumerate(_runs(words)):
            for there in (self._last[run], *self._others.get(run, ())) if run in self._last else ():
                known = found.get(there - at)
                if not known or known.end <= at:
                    found[there - at] = self._extended(words, at, there)
        return [one for one in found.values() if one.end - one.start - sum(named[one.start : one.end]) >= FEWEST]

    def _extended(self, words: Sequence[str], at: int, there: int) -> Passage:
        """The whole passage around four words that are the same."""
        theirs, start, end, shift = self._words, at, at + _RUN, there - at
        while start and start + shift and _alike(words[start - 1], theirs[start + shift - 1]):
            start -= 1
        while end < len(words) and _alike(words[end], theirs[end + shift]):  # a quote ends with no word
            end += 1
        changed = {place for place in range(start, end) if words[place] != theirs[place + shift]}
        chance = {place for place in changed if _is_like_by_chance(words[place], theirs[place + shift])}  # at an end
        while start in chance:
            start += 1
        while end - 1 in chance:
            end -= 1
        if _is_of_what_follows(words[end - 1], theirs[end - 1 + shift], theirs[end + shift]):
            changed.discard(end - 1)
        changes = [(place, theirs[place + shift]) for place in sorted(changed) if start <= place < end]
        return Passage(start, end, self._texts[bisect(self._starts, there) - 1], tuple(changes))

    def _named(self, words: Sequence[str]) -> list[bool]:
        """For each word, whether it belongs to a name."""
        named = [False] * len(words)
        for at, run in enumerate(_runs(words)):
            if run in self._names:
                named[at : at + _RUN] = [True] * _RUN
        return named


def apart(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Those that do not lie within longer ones, in their order."""
    told = 0
    for one in sorted(passages, key=lambda one: (one.start, -one.end, one.spoken.ref)):
        if one.end > told:
            yield one
            told = one.end


def _alike(word: str, other: str) -> bool:
    """Whether two words are the same, but for one letter or digit, or for signs."""
    if word == other or bare(word) == bare(other):
        return True
    if abs(len(word) - len(other)) > 1:
        return False
    same = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), len(word))
    rest, others = word[same:], other[same:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]


def _is_like_by_chance(word: str, other: str) -> bool:
    return len(word) < _LONG and bare(word) != bare(other)


def _is_of_what_follows(word: str, other: str, next_of_quote: str) -> bool:
    """Whether the sign in which the last words differ belongs to what follows them: to other words, or to a text that
    goes on where the quote ends.
    """
    return bare(word) == bare(other) and (next_of_quote != _NO_WORD or word.startswith(other))
