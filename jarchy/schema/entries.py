"""A fast reader for simple front matter: one entry on each line. Nearly all front matter is so.

All or nothing: if any line could mean something else in YAML, or is wrong, `recovery` reads everything. A test compares
the two readers.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jarchy.core.characters import is_suspect
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position
from jarchy.schema.nodes import MappingNode, ScalarNode, SequenceNode

MOST_LINES, MOST_COMMAS = 200, 1_000  # together fewer values than the limit of `reader`

_NO_TEXT = "\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"  # characters that YAML refuses
_WORDS = f"[^:#{_NO_TEXT}]+"
_PLAIN = rf"(?![-?,\[\]{{}}&*!|>'\"%@` ]){_WORDS}(?::(?! ){_WORDS})*(?<! )"  # nothing that YAML interprets
_IN_MARKS = rf"\"[^\"\\{_NO_TEXT}]*\"|'[^'{_NO_TEXT}]*'"
_NAME = "[a-z0-9][a-z0-9-]{0,99}"
_ENTRY = lazy_pattern(
    rf"(?P<indent>(?:  ){{0,3}})(?:(?P<key>[a-z0-9][a-z0-9_-]{{0,99}}):|-)"
    rf"(?: (?:(?P<text>{_PLAIN}|{_IN_MARKS})|\[(?P<names>{_NAME}(?:, {_NAME}){{0,19}})\]))?"
)
_NAMES, _MARKS = lazy_pattern("[^, ]+"), "\"'"
_COMMENT = lazy_pattern(f"#[^{_NO_TEXT}]*")


class _Entry(NamedTuple):
    """A line with a key or an item, and its value, unless the value is on the lines below."""

    mark: Position
    indent: str
    key: str | None  # None: an item
    value: ScalarNode | SequenceNode | None


class _Uncertain(Exception):
    """The fast reader may differ from `recovery` here."""


def read_entries(source: str) -> MappingNode | None:
    """The mapping in `source`, which begins on the first line of a file. None if the fast reader is not sure of it."""
    lines = source.split("\n")
    is_strange = '"' in source and is_suspect(source)  # quoted text can contain escapes, which `reader` checks
    is_large = len(lines) > MOST_LINES or source.count(",") > MOST_COMMAS
    if is_large or is_strange or not unicodedata.is_normalized("NFC", source):
        return None
    try:
        entries = [*_entries(lines)][::-1]
        table = _inside(entries, "")
    except _Uncertain:
        return None
    return table if isinstance(table, MappingNode) and not entries else None


def _entries(lines: Iterable[str]) -> Iterator[_Entry]:
    for number, line in enumerate(lines, 1):
        if entry := _ENTRY.fullmatch(line):
            indent, key, text, names = entry.groups()
            value = _text(text, number, line) if text else _names(names, number, line) if names else None
            yield _Entry(Position(number, len(indent) + 1), indent, key, value)
        elif line and not _COMMENT.fullmatch(line):
            raise _Uncertain


def _text(text: str, number: int, line: str) -> ScalarNode:
    return ScalarNode(Position(number, len(line) - len(text) + 1), text[1:-1] if text[0] in _MARKS else text)


def _names(names: str, number: int, line: str) -> SequenceNode:
    column = len(line) - len(names)
    items = [ScalarNode(Position(number, column + name.start()), name[0]) for name in _NAMES.finditer(names)]
    return SequenceNode(Position(number, column - 1), [*items])


def _inside(entries: list[_Entry], indent: str) -> MappingNode | SequenceNode:
    """The mapping or the sequence that begins with the next entry. `entries` is in reverse order."""
    if not entries or entries[-1].indent != indent:
        raise _Uncertain
    return _table(entries, indent) if entries[-1].key else _list(entries, indent)


def _table(entries: list[_Entry], indent: str) -> MappingNode:
    table = MappingNode(entries[-1].mark, {}, {})
    while entries and entries[-1].indent == indent:
        mark, _, key, value = entries.pop()
        if not key or key in table.keys:
            raise _Uncertain
        table.keys[key] = mark
        table.items[key] = value or _inside(entries, indent + "  ")
    return table


def _list(entries: list[_Entry], indent: str) -> SequenceNode:
    items = SequenceNode(entries[-1].mark, [])
    while entries and entries[-1].indent == indent:
        _, _, key, value = entries.pop()
        if key or not value:
            raise _Uncertain
        items.items.append(value)
    return items
