"""Every key that editors write, as manuals speak of it."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args, get_origin

from msgspec import Struct

from jarchy.core.dates import DateOrTime
from jarchy.schema.annotations import bare, fields_of, is_own, leaf_of


class Key(NamedTuple):
    path: tuple[str, ...]  # the keys above it, and itself; names that editors choose are left out
    holds: Literal["a value", "a list", "a table", "names"]  # names: an editor chooses them, and each has a value
    expected: str  # of a value, of each item of a list
    example: str
    is_required: bool
    is_words: bool  # which each language has of its own
    is_own: bool  # neither words nor a fact: each file may have others


def described(schema: type[Struct], above: tuple[str, ...] = ()) -> Iterator[Key]:
    """Every key of a schema, each before those under it."""
    for name, field in fields_of(schema).items():
        inner, path = bare(field.type), (*above, name)
        holds, item = _held_in(inner)
        table = item if isinstance(item, type) and issubclass(item, Struct) and item is not DateOrTime else None
        leaf = None if table else leaf_of(item)
        expected, example = (leaf.expected, leaf.example) if leaf else ("", "")
        yield Key(path, holds, expected, example, field.required, bool(leaf and leaf.is_words), is_own(inner))
        if table:
            yield from described(table, path)


def _held_in(inner: Any) -> tuple[Literal["a value", "a list", "a table", "names"], Any]:
    """What a value is made of, and the type of one part."""
    if get_origin(inner) is tuple:
        return "a list", get_args(inner)[0]
    if get_origin(inner) is dict:
        return "names", get_args(inner)[1]
    is_table = isinstance(inner, type) and issubclass(inner, Struct) and inner is not DateOrTime
    return "a table" if is_table else "a value", inner
