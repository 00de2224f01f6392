"""Finds keys with a date that would keep a document from readers, but that stand in a comment of the front matter.

`new` offers such keys as comments: who writes a date there, and leaves the #, holds nothing back.
"""

from collections.abc import Iterator
from itertools import takewhile

from jarchy.core.dates import DateOrTime
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position
from jarchy.model import CommentedKey
from jarchy.schema.annotations import scalar_type
from jarchy.schema.nodes import MappingNode
from jarchy.schema.readers import Context

_COMMENTED = lazy_pattern(r"#[#\s]*(?P<key>embargo|expires|withdrawn)\s*[:=]\s*[\"']?(?P<value>[^\"'#]*\d[^\"'#]*)")


def commented_keys(fields: MappingNode, context: Context) -> Iterator[CommentedKey]:
    """The commented dates of keys that `fields` lacks, between the first two lines of ---."""
    for number, line in enumerate(takewhile(lambda line: line.rstrip() != "---", context.text.lines[1:]), 2):
        match = _COMMENTED.match(line.casefold()) if line.startswith("#") else None
        if match and match["key"] not in fields.items:
            value = match["value"].strip()
            yield CommentedKey(match["key"], value, _moment(value, context), Position(number, 1))


def _moment(value: str, context: Context) -> int | None:
    """None for words that name no date as keys have it: “до 5 декабря”."""
    try:
        read: DateOrTime = scalar_type(DateOrTime).read(value, context)
    except ValueError:
        return None
    return read.at
