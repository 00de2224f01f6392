"""Front matter of which each line says all of itself, as nearly all does: read without YAML's loader, in less time.

All or nothing: where a line may mean anything else, or is wrong, `recovery` reads the whole. A test compares the two.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jarchy.core.characters import is_suspect
from jarchy.core.text import Position
from jarchy.schema.nodes import Mapping, Node, Scalar, Sequence

MOST_LINES = 200  # never more values than `reader` accepts

_NO_TEXT = "\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"  # controls, and what else YAML takes for none
_WORDS = f"[^:#{_NO_TEXT}]+"
_PLAIN = rf"(?![-?,\[\]{{}}&*!|>'\"%@` ]){_WORDS}(?::(?! ){_WORDS})*(?<! )"  # no sign in it that YAML may read
_IN_MARKS = rf"\"[^\"\\{_NO_TEXT}]*\"|'[^'{_NO_TEXT}]*'"
_NAME = "[a-z0-9][a-z0-9-]{0,99}"
_ENTRY = re.compile(
    rf"(?P<indent>(?:  ){{0,3}})(?:(?P<key>[a-z0-9][a-z0-9_-]{{0,99}}):|-)"
    rf"(?: (?:(?P<text>{_PLAIN}|{_IN_MARKS})|\[(?P<names>{_NAME}(?:, {_NAME}){{0,4}})\]))?"
)
_NAMES, _MARKS = re.compile("[^, ]+"), "\"'"
_COMMENT = re.compile(f"(?:#[^{_NO_TEXT}]*)?")


class _Entry(NamedTuple):
    """A line with a key or an item."""

    line: int
    length: int  # of the line, which ends with the value
    indent: str
    key: str | None  # None of an item
    text: str | None  # what stands behind it, if that is not
    names: str | None  # a list of names

    @property
    def mark(self) -> Position:
        return Position(self.line, len(self.indent) + 1)


class _Uncertain(Exception):
    """What is not sure to be read as it would be by `recovery`."""


def read_entries(source: str) -> Mapping | None:
    """The table that `source` holds, which begins on the first line of a file; None where that is not certain."""
    lines = source.split("\n")
    is_strange = '"' in source and is_suspect(source)  # what is written in such marks, `reader` looks through
    if len(lines) > MOST_LINES or is_strange or not unicodedata.is_normalized("NFC", source):
        return None
    try:
        entries = [*_entries(lines)][::-1]
        table = _inside(entries, "")
    except _Uncertain:
        return None
    return table if isinstance(table, Mapping) and not entries else None


def _entries(lines: Iterable[str]) -> Iterator[_Entry]:
    for number, line in enumerate(lines, 1):
        if entry := _ENTRY.fullmatch(line):
            yield _Entry(number, len(line), *entry.groups())
        elif not _COMMENT.fullmatch(line):
            raise _Uncertain


def _inside(entries: list[_Entry], indent: str) -> Mapping | Sequence:
    """The table or the list that the next of the entries, the last ones first, begin."""
    if not entries or entries[-1].indent != indent:
        raise _Uncertain
    return _table(entries, indent) if entries[-1].key else _list(entries, indent)


def _table(entries: list[_Entry], indent: str) -> Mapping:
    table = Mapping(entries[-1].mark, {}, {})
    while entries and entries[-1].indent == indent:
        one = entries.pop()
        if not one.key or one.key in table.keys:
            raise _Uncertain
        table.keys[one.key] = one.mark
        table.items[one.key] = _value(one) or _inside(entries, indent + "  ")
    return table


def _list(entries: list[_Entry], indent: str) -> Sequence:
    items = Sequence(entries[-1].mark, [])
    while entries and entries[-1].indent == indent:
        one = entries.pop()
        value = _value(one)
        if one.key or not isinstance(value, Scalar):
            raise _Uncertain
        items.items.append(value)
    return items


def _value(one: _Entry) -> Node | None:
    """What stands behind a key or a hyphen."""
    if one.text:
        text = one.text[1:-1] if one.text[0] in _MARKS else one.text
        return Scalar(Position(one.line, one.length - len(one.text) + 1), text)
    if one.names:
        column = one.length - len(one.names)
        items = [Scalar(Position(one.line, column + name.start()), name[0]) for name in _NAMES.finditer(one.names)]
        return Sequence(Position(one.line, column - 1), [*items])
    return None
