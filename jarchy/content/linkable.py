"""The addresses to which texts may link, apart from the pages of documents: lists, feeds, files beside pages.

Each output says which it makes, in patterns: `{year}/` is the list of a year. A link to an address that no pattern
knows is an error; whether a known one is there now is seen when the site is planned.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.core.records import Record

# What may stand between braces in a pattern, besides the name of a kind, which stands for its word in addresses.
LIST, TAGS, TAG, CATEGORY, YEAR, SHEET = "list", "tags", "tag", "category", "year", "sheet"
WORDS = (LIST, TAGS, TAG, CATEGORY, YEAR, SHEET)
_WORD = lazy_pattern(r"\{([\w-]+)\}")


class LinkableAddresses(Record):
    """The patterns of all outputs of a site."""

    of_documents: dict[str, tuple[str, ...]]  # by kind: below the pages of its documents
    of_editions: tuple[str, ...]  # below the home page of each language
    of_site: tuple[str, ...]  # below the site's root


def unknown_words(pattern: str, kinds: Iterable[str]) -> list[str]:
    """The words between braces that stand for nothing."""
    return [word for word in _WORD.findall(pattern) if word not in (*WORDS, *kinds)]


class Patterns(NamedTuple):
    """Regular expressions of the addresses in one language."""

    of_documents: dict[str, re.Pattern[str]]  # as above
    of_editions: re.Pattern[str]


def patterns_in(
    addresses: LinkableAddresses, tags: Iterable[str], categories: Iterable[str], words: Mapping[str, str]
) -> Patterns:
    """The addresses in a language. `words` are those of its kinds and of tags in addresses."""
    lists = [re.escape(word) for kind, word in words.items() if word and kind != TAG]
    values = {kind: re.escape(word) for kind, word in words.items()} | {
        LIST: _one_of(lists),
        TAGS: re.escape(words[TAG]),
        TAG: _one_of(map(re.escape, tags)),
        CATEGORY: _one_of(map(re.escape, categories)),
        YEAR: r"\d{4}",
        SHEET: r"(?:page/[1-9]\d*/)?",
    }
    return Patterns(
        {kind: _pattern(patterns, values) for kind, patterns in addresses.of_documents.items()},
        _pattern(addresses.of_editions, values),
    )


def _pattern(patterns: Iterable[str], values: Mapping[str, str]) -> re.Pattern[str]:
    return lazy_pattern(_one_of(_expression(pattern, values) for pattern in patterns))


def _expression(pattern: str, values: Mapping[str, str]) -> str:
    parts = _WORD.split(pattern)  # every second one is a word
    return "".join(values[part] if number % 2 else re.escape(part) for number, part in enumerate(parts))


def _one_of(expressions: Iterable[str]) -> str:
    found = "|".join(expressions)
    return f"(?:{found})" if found else r"(?!)"  # which nothing matches
