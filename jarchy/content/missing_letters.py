"""Finds letters that the typefaces of pages and pictures lack: each device shows them in a typeface of its own."""

import unicodedata
from collections.abc import Collection, Iterator

from jarchy.core.text import Position, Text
from jarchy.i18n.alphabets import look_alikes
from jarchy.i18n.language import Language
from jarchy.images.typeface import lacking, other_letters
from jarchy.problems import Problem, problem
from jarchy.schema.facts import WordsNode

MOST_NAMED = 3


def missing_letters(
    values: Collection[WordsNode], body: str, first_line: int, text: Text, known: Language
) -> Iterator[Problem]:
    """One warning for a document, at the first of these letters. A language that is written in them is not warned of.

    `body` is without comments, and begins at `first_line` of the file.
    """
    if not other_letters("\n".join([body, *(value.text for value in values)])) or lacking(known.endonym):
        return
    found = [
        *((value.mark, _not_meant(value.text, known)) for value in values),
        *((Position(first_line + at, 1), _not_meant(line, known)) for at, line in enumerate(body.split("\n"))),
    ]
    there = [(mark, letters) for mark, letters in found if letters]
    if there:
        (line, column), first = there[0]
        start = text.lines[line - 1].find(first[0], column - 1)
        where = text.at(Position(line, column if start < 0 else start + 1))
        yield problem(where, "missing-letter", letters=_named(list(dict.fromkeys("".join(each for _, each in there)))))


def _not_meant(line: str, known: Language) -> str:
    """The letters, without those that `look-alike` tells of."""
    return "".join(letter for letter in other_letters(line) if letter not in look_alikes(known.code))


def _named(letters: list[str]) -> str:
    named = ", ".join(f"“{letter}” ({unicodedata.name(letter, 'without a name')})" for letter in letters[:MOST_NAMED])
    rest = len(letters) - MOST_NAMED
    return f"{named} and {rest} more letters" if rest > 1 else f"{named} and one more letter" if rest == 1 else named
