"""Limits that no newsroom's text reaches, and that protect from very long parsing times.

Python-Markdown's inline patterns have no limits: eight thousand `[` take them 13 seconds.
"""

import re
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern

LARGEST_BODY = 100_000  # characters
LARGEST_BLOCK = 10_000  # characters of a paragraph, an item, a cell
MOST_LINES = 5_000
DEEPEST = 8  # nested lists and quotations
MOST_OPEN_BRACKETS = 10  # in a block
MOST_LINKS, MOST_BACKQUOTES = 200, 200  # in a block
MOST_COLUMNS = 30
MOST_CELLS = 5_000  # cells of a table, after short rows are filled
MOST_FOOTNOTE_REFERENCES = 200

_BRACKET = lazy_pattern(r"\\.|[\[\]]")

# Code between backquotes, as Python-Markdown finds it: the same number on both sides, in one paragraph.
CODE = lazy_pattern(r"(`(?<!\\`)`*)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)


class Excess(NamedTuple):
    """A limit that a text exceeds, as in “{what}, at most {limit}”."""

    what: str
    limit: str


def excess_of_body(text: str) -> Excess | None:
    """The first limit that a body exceeds as a whole."""
    if len(text) > LARGEST_BODY:
        return Excess(f"the text is too long: {len(text):,} characters", f"{LARGEST_BODY:,}")
    if (count := text.count("[^")) > MOST_FOOTNOTE_REFERENCES:
        return Excess(f"too many references to footnotes: {count}", f"{MOST_FOOTNOTE_REFERENCES}")
    if (lines := text.count("\n")) > MOST_LINES:
        return Excess(f"the text is too long: {lines:,} lines", f"{MOST_LINES:,}")
    return None


def is_modest(text: str) -> bool:
    """Whether a whole body is within the limits of one block. Then its blocks need no check; most bodies are so."""
    return len(text) <= LARGEST_BLOCK and text.count("[") <= MOST_OPEN_BRACKETS and text.count("`") <= MOST_BACKQUOTES


def excess_of_block(text: str) -> Excess | None:
    """The first limit that the text of a paragraph, an item or a cell exceeds."""
    if len(text) > LARGEST_BLOCK:
        return Excess(f"the paragraph is too long: {len(text):,} characters", f"{LARGEST_BLOCK:,}")
    if (count := text.count("`")) > MOST_BACKQUOTES:
        return Excess(f"too many backquotes in a paragraph: {count}", f"{MOST_BACKQUOTES}")
    if text.count("[") <= MOST_OPEN_BRACKETS:
        return None
    if (count := text.count("](")) > MOST_LINKS:
        return Excess(f"too many links in a paragraph: {count}", f"{MOST_LINKS}")
    if (count := _open_brackets(text)) > MOST_OPEN_BRACKETS:
        return Excess(f"too many open brackets: {count}", f"{MOST_OPEN_BRACKETS}")
    return None


def excess_of_table(columns: int, rows: int) -> Excess | None:
    """The first limit that a table exceeds."""
    if columns > MOST_COLUMNS:
        return Excess(f"the table has too many columns: {columns}", f"{MOST_COLUMNS}")
    if columns * rows > MOST_CELLS:
        return Excess(f"the table has too many cells: {columns * rows:,}", f"{MOST_CELLS:,}")
    return None


def _open_brackets(text: str) -> int:
    """The largest number of open brackets. Brackets that are escaped or in code do not count."""
    most = depth = 0
    for match in _BRACKET.finditer(CODE.sub("", text)):
        depth = max(0, depth + {"[": 1, "]": -1}.get(match[0], 0))
        most = max(most, depth)
    return most
