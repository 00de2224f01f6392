"""The names of the people and organisations of a site, as they are found in texts: in any case form."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from jarchy.core.hashing import key
from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.language import Language
from jarchy.i18n.typography import breakable
from jarchy.model import Block, Ref, TextFact

LONGEST_COMPARED = 4  # words of a name; further words do not tell names apart
_SHORTEST_STEM = 3  # letters
_LONGEST_ENDING = 10  # letters
_WORD = lazy_pattern(r"[\w-]+")
_VOWELS = lazy_pattern("(?:[аяы]я|[оеы]е|[иыо]й|[аяоеёиыуюэүөйьэ])$")


class Name(NamedTuple):
    """A name of a document in one language, as the stems of its words."""

    stems: tuple[str, ...]
    ref: Ref


class KnownNames:
    """All names in one language. `key` changes when one of them does."""

    def __init__(self, names: Iterable[tuple[Ref, str]], language: Language) -> None:
        self.ending = language.fact_words.ending
        known = sorted({Name(stems, ref) for ref, name in names if (stems := _stems(name))}, reverse=True)
        self.key = key(language.code, *(f"{name.ref} {' '.join(name.stems)}" for name in known))
        self.by_stem: dict[str, list[Name]] = {}
        for name in sorted(known, key=lambda name: -len(name.stems)):
            self.by_stem.setdefault(name.stems[0], []).append(name)
        self.beginnings = {stem[:_SHORTEST_STEM] for stem in self.by_stem}
        first = "|".join(map(re.escape, sorted(self.by_stem)))
        self.first = re.compile(rf"(?<!\w)(?:{first})" if first else "(?!)")

    def facts(self, block: Block) -> Iterator[TextFact]:
        """The names in a block, each as a fact that has the documents as its readings."""
        for start, end in block.phrases if self.by_stem else ():
            yield from (fact for fact in self._in_phrase(block.text[start:end], start) if not _is_small(fact.text))

    def common(self, block: Block) -> Iterator[TextFact]:
        """Names of organisations that stand in a block as common nouns, in small letters: мэрии for Мэрия."""
        for fact in self.everywhere(block.text) if self.by_stem else ():
            if _is_small(fact.text) and all(one.startswith("organisation:") for one in fact.readings):
                yield fact

    def everywhere(self, text: str) -> Iterator[TextFact]:
        """The names in a text, in capital and in small letters."""
        low, after = text.lower(), 0
        for match in self.first.finditer(low if len(low) == len(text) else text):
            if match.start() >= after:
                typed = [*islice(_WORD.finditer(text, match.start()), LONGEST_COMPARED)]
                if whole := self._standing(tuple(word[0].lower() for word in typed), 0):
                    yield (fact := _fact(whole, typed, text, 0))
                    after = fact.at + len(fact.text)

    def _in_phrase(self, phrase: str, offset: int) -> Iterator[TextFact]:
        typed = [*_WORD.finditer(phrase)]
        words, at = tuple(word[0].lower() for word in typed), 0
        while at < len(words):
            whole = self._standing(words, at)
            if whole:
                yield _fact(whole, typed[at:], phrase, offset)
            at += len(whole[0].stems) if whole else 1

    def _standing(self, words: tuple[str, ...], at: int) -> list[Name]:
        """The longest names that begin with this word."""
        names = [name for name in self._beginning(words[at]) if self._stands(name, words, at)]
        longest = max((len(name.stems) for name in names), default=0)
        return [name for name in names if len(name.stems) == longest]

    def _beginning(self, word: str) -> Iterator[Name]:
        """The names whose first word this may be."""
        if word[:_SHORTEST_STEM] not in self.beginnings and word[: _SHORTEST_STEM - 1] not in self.beginnings:
            return
        for length in range(len(word), max(1, len(word) - _LONGEST_ENDING), -1):
            if (names := self.by_stem.get(word[:length])) and self.ending.fullmatch(word, length):
                yield from names

    def _stands(self, name: Name, words: tuple[str, ...], at: int) -> bool:
        following = words[at + 1 : at + len(name.stems)]
        return len(following) == len(name.stems) - 1 and all(
            word.startswith(stem) and self.ending.fullmatch(word, len(stem))
            for stem, word in zip(name.stems[1:], following, strict=True)
        )


def _fact(names: Sequence[Name], typed: Sequence[re.Match[str]], text: str, offset: int) -> TextFact:
    """The names that stand in a text, from the first of its typed words on."""
    readings = tuple(sorted({f"{name.ref.kind}:{name.ref.slug}" for name in names}))
    start, end = typed[0].start(), typed[len(names[0].stems) - 1].end()
    return TextFact("names", readings, text[start:end], offset + start)


def _is_small(name: str) -> bool:
    """Whether no word begins with a capital letter."""
    return not any(word[0].isupper() for word in _WORD.findall(name))


def surname(name: str, language: Language) -> str:
    """The word of a person's name that texts repeat: the surname, without words such as уулу and кызы."""
    words = [word for word in language.by_surname(name).split() if word[:1].isupper()]
    return words[0] if words else ""


def _stems(name: str) -> tuple[str, ...]:
    """Those of a name as somebody types it: a name from front matter is typeset."""
    words = _WORD.findall(breakable(name.lower()))[:LONGEST_COMPARED]
    return tuple(_stem(word) for word in words)


def _stem(word: str) -> str:
    """A word without its last vowel, which other case forms may lack."""
    stem = _VOWELS.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word
