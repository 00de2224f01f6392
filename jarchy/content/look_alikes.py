"""Finds words with letters that look right but belong to another alphabet: a Latin “c” in a Cyrillic word, a Bashkir ҥ
for ң. No search finds such words.
"""

import re
from collections.abc import Iterator
from functools import cache

from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position, Text
from jarchy.i18n.language import Language, language
from jarchy.problems import Problem, problem

_WORD = lazy_pattern(r"[^\W\d_]+")


@cache
def _strange(code: str) -> re.Pattern[str]:
    """A pattern for a letter that looks like one of the language's letters, or for Latin and Cyrillic letters side by
    side.
    """
    others = "".join(language(code).look_alikes)
    return re.compile(
        f"[A-Za-z{others}](?:(?<=[{others}])|(?<=[\u0400-\u04ff].)|(?=[\u0400-\u04ff]))"
        if others
        else "[A-Za-z](?:(?<=[\u0400-\u04ff].)|(?=[\u0400-\u04ff]))"
    )


def look_alikes(text: Text, known: Language) -> Iterator[Problem]:
    """Warns of words with a letter that only looks like a letter of the language."""
    strange = _strange(known.code)
    if not strange.search(str(text)):
        return
    for number, line in enumerate(text.lines, 1):
        for match in _WORD.finditer(line):
            if strange.search(match[0]):
                strangers = [letter for letter in match[0] if letter in known.look_alikes or letter.isascii()]
                if 2 * len(strangers) > len(match[0]):  # the word is Latin, and its Cyrillic letters are the mistake
                    strangers = [letter for letter in match[0] if not letter.isascii()]
                where = text.at(Position(number, match.start() + 1))
                letters = ", ".join(dict.fromkeys(strangers))
                yield problem(where, "look-alike", word=match[0], letters=letters)
