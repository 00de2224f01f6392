"""Finds surnames in capital letters of people whom the site knows: «ИВАНОВ» for «Иванов»."""

import re
from collections.abc import Iterator, Mapping

from jarchy.content.statements import stated
from jarchy.model import Original, Translated
from jarchy.problems import Location, Problem, problem
from jarchy.site.known_names import KnownNames
from jarchy.site.translations import Documents


def capital_names(joined: Documents, names: Mapping[str, KnownNames]) -> Iterator[Problem]:
    """Warns of each surname that stands in capital letters. `names` are those of a language by its code."""
    for document in joined.documents:
        known = names.get(document.lang)
        for word in document.prose.capitals if known else ():
            if known and word.isupper() and _is_surname(word, known):
                yield from _places(document, word)


def _is_surname(word: str, known: KnownNames) -> bool:
    """Whether this can only be the surname of somebody: an organisation may be known by the same word."""
    return any(all(one.startswith("person:") for one in fact.readings) for fact in known.everywhere(word))


def _places(document: Original | Translated, word: str) -> Iterator[Problem]:
    for block in stated(document.statements):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", block.text):
            where = Location(document.path, *block.position(match.start()))
            yield problem(where, "capital-name", typed=word, meant=word.title())
