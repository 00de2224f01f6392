"""Finds words in a title or a text that ask not to publish it, such as “Эмбарго до 10 декабря”.

Offices write such notes in the language of their colleagues, so those of every language are looked for in each text.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.caution_words import CAUTION_WORDS
from jarchy.markdown.asked_to_wait import asked_to_wait
from jarchy.markdown.source import MarkdownSource
from jarchy.model import Caution
from jarchy.schema.facts import WordsNode


def cautions(body: MarkdownSource, values: Iterable[WordsNode]) -> Iterator[Caution]:
    """The places where a title or a sentence of the text says in words that it must not be published."""
    for node in values:
        begun = [said for part in _PARTS.split(node.text) for _, said in _begun(part)]
        yield from (Caution(said, node.mark) for said in begun or [asked.words for asked in asked_to_wait(node.text)])
    found = dict(_begun(body.outside_code))
    for asked in asked_to_wait(body.outside_code):
        if not any(offset in asked.sentence or offset + len(said) in asked.sentence for offset, said in found.items()):
            found[asked.offset] = asked.words
    yield from (Caution(said, body.mark(offset)) for offset, said in sorted(found.items()))


_PARTS = lazy_pattern(r"[(\[]|\s[-–—]\s")
# After a word with other meanings, too: the line ends, a bracket closes, or an explanation follows.
_ALONE = lazy_pattern(r"[^\S\n]*[\])]|[^\S\n*_»”\"']*[*_»”\"']*[^\S\n]*(?:$|[:.!;|\uff1a])", re.MULTILINE)


def _begun(text: str) -> Iterator[tuple[int, str]]:
    """The places of words with which a line or a sentence begins. A word in capitals counts in a line that has other
    letters.
    """
    end = 0
    for line in _FIRST_WORD.finditer(f"\n{text}"):
        match = _cautions().match(text, line.start()) if line["word"].casefold() in _first_words() else None
        if not match or match.start("said") < end:  # “Внимание! Эмбарго до среды” is one
            continue
        end = match.end()
        rest = text[match.end() :].partition("\n")[0]
        if match["notice"] or _ALONE.match(rest) or (match["label"].isupper() and rest.upper() != rest):
            yield match.start("said"), match["said"]


@cache
def _cautions() -> re.Pattern[str]:
    """The possible beginnings of a sentence in any language: offices write such notes in the language of
    their colleagues.
    """
    notices, labels = (_longest_first(words) for words in zip(*_words(), strict=True))
    said = f"(?P<said>(?P<notice>{'|'.join(map(_spelt, notices))})|(?P<label>{'|'.join(map(_spelt, labels))}))"
    return re.compile(rf"{_BEFORE_WORDS}{said}", re.IGNORECASE)


def _words() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The notices and labels of all languages."""
    return [(known.notices, known.labels) for known in CAUTION_WORDS]


@cache
def _first_words() -> frozenset[str]:
    said = (words for of_language in _words() for words in chain(*of_language))
    return frozenset(_FIRST_WORD.findall(f"\n{words.casefold()}")[0] for words in said)


_BEFORE_WORDS = r"(?:[^\w\n]|_){0,60}+(?:\d{1,9}[.)][^\w\n]{0,9})?"  # bounded, for texts of nothing but marks
_FIRST_WORD = lazy_pattern(rf"(?:\n|[.!?…][»”\"')*_]*\s){_BEFORE_WORDS}(?P<word>[^\W_]+)")


def _longest_first(words: Iterable[Iterable[str]]) -> list[str]:
    return sorted({word for of_language in words for word in of_language}, key=lambda word: (-len(word), word))


def _spelt(words: str) -> str:
    spaced = r"[*_]*[^\S\n]+[*_]*".join(map(re.escape, words.removesuffix(" #").split()))
    return spaced + (r"[^\S\n:–—-]+(?=\d)" if words.endswith("#") else r"(?![^\W_])")
