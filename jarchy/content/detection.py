"""Checks whether a text is in the language of its file name. Reports only certain cases: names, short texts and texts
in several languages are accepted.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position
from jarchy.i18n.language import Language, language
from jarchy.i18n.vocabulary import COMMON_WORDS, OWN_LETTERS
from jarchy.problems import Problem, problem
from jarchy.schema.readers import Context

SAMPLE = 1500  # characters of a text that are checked
MOST_WORDS = 150  # words of a text that are checked
_FEWEST_WORDS = 12  # a text with fewer words is not judged by them
_ENOUGH = 4  # words of another language that are evidence
_SURE = 10  # one word in this many has to be evidence

# The letters of the scripts that are distinguished.
_SCRIPTS = {
    "Latn": "A-Za-z\u00c0-\u024f",
    "Cyrl": "\u0400-\u052f",
    "Grek": "\u0370-\u03ff",
    "Armn": "\u0530-\u058f",
    "Hebr": "\u0590-\u05ff",
    "Arab": "\u0600-\u06ff",
    "Deva": "\u0900-\u097f",
    "Geor": "\u10a0-\u10ff",
}
# What is not text: code, shortcodes, targets of links, addresses.
_NO_TEXT = lazy_pattern(
    r"```.*?```|`[^`\n]*`|\[\[[^\]\n]*\]\]|\]\([^)\n]*\)|\S+[@/]\S+|^[ \t]*\[[^\]\n]*\]:.*$", re.DOTALL | re.MULTILINE
)
_LOWER = lazy_pattern(r"\b[a-z\u00df-\u00f6\u00f8-\u00ff\u0430-\u045f]\w+")


class WordCounts(NamedTuple):
    common: frozenset[str]
    letters: frozenset[str]  # letters that no neighbouring language has


def check_language(body: str, first_line: int, title: str, context: Context) -> Iterator[Problem]:
    """Warns if a text is certainly in another language than its file. `title` is all its words outside of the body."""
    own = context.language
    sample = body[:SAMPLE]
    if not (other := _other_script(sample, own, title) or _other_words(sample.split()[:MOST_WORDS], own.code)):
        return
    line = first_line + next((number for number, one in enumerate(body.split("\n")) if one.strip()), 0)
    where = context.text.at(Position(line, 1))
    yield problem(where, "wrong-language", other=other, language=own.endonym, code=own.code)


def _other_script(sample: str, own: Language, title: str) -> str:
    """The script of a text without any letter of the language's script. Titles count only if they have none either."""
    letters = _letters(own.script)
    if letters is None or letters.search(sample):
        return ""
    is_strange = letters.search(title) is None
    words = _LOWER.findall(_NO_TEXT.sub(" ", sample)) + (_LOWER.findall(title) if is_strange else [])
    return "another script" if len(words) >= (_ENOUGH if is_strange else 2 * _ENOUGH) else ""


def _other_words(words: list[str], code: str) -> str:
    """The language whose common words and letters a text has, if it has hardly any of its own language."""
    own = _words(code)
    if len(words) < _FEWEST_WORDS or own is None or 2 * _SURE * sum(map(own.common.__contains__, words)) >= len(words):
        return ""
    spoken = _spoken()
    there_are = {other for word in words if word in spoken for other in spoken[word]} - {code}
    others = {other: known for other in sorted(there_are) if (known := _words(other))}
    enough, text = max(_ENOUGH, len(words) // _SURE), " ".join(words)
    there = {
        other: _evidence(words, known)
        for other, known in others.items()
        if _most_evidence(words, text, known) >= enough
    }
    if not there:  # most texts
        return ""
    nearest = max(there, key=there.__getitem__)
    enough = max(enough, _ENOUGH * _evidence(words, own))
    return language(nearest).endonym if there[nearest] >= enough else ""


@cache
def _spoken() -> dict[str, tuple[str, ...]]:
    """Each common word, and the languages that have it."""
    words = {word for common in COMMON_WORDS.values() for word in common.split()}
    return {word: tuple(code for code in COMMON_WORDS if word in COMMON_WORDS[code].split()) for word in words}


def _most_evidence(words: list[str], text: str, known: WordCounts) -> int:
    """An upper bound of the evidence, which is faster to compute."""
    return sum(map(text.count, known.letters)) + sum(map(known.common.__contains__, words))


def _evidence(words: list[str], known: WordCounts) -> int:
    """The number of words that belong to one language only, as words or by their letters."""
    return sum(word in known.common or not known.letters.isdisjoint(word) for word in words)


@cache
def _letters(script: str) -> re.Pattern[str] | None:
    return re.compile(f"[{_SCRIPTS[script]}]") if script in _SCRIPTS else None


@cache
def _words(code: str) -> WordCounts | None:
    letters, words = OWN_LETTERS.get(code, ""), COMMON_WORDS.get(code)
    return WordCounts(frozenset(words.split()), frozenset(letters + letters.upper())) if words else None
