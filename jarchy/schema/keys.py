"""Lists every key that editors can write, for the manual."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args, get_origin

from msgspec import Struct

from jarchy.schema.annotations import fields_of, is_own, is_table, scalar_type, without_none


class Key(NamedTuple):
    path: tuple[str, ...]  # the keys above it, and its own; without the names that editors choose
    holds: Literal["a value", "a list", "a table", "names"]  # names: an editor chooses the keys, and each has a value
    expected: str  # of the value, or of each item of a list
    example: str
    is_required: bool
    is_words: bool  # each language has its own
    is_own: bool  # neither words nor a fact: each file may have its own


def described(schema: type[Struct], above: tuple[str, ...] = ()) -> Iterator[Key]:
    """All keys of a schema in their order. A key comes before the keys under it."""
    for name, field in fields_of(schema).items():
        inner, path = without_none(field.type), (*above, name)
        holds, item = _held_in(inner)
        names = [get_args(inner)[0]] if holds == "names" else []
        while get_origin(item) is dict:  # names of names: of each, one is shown
            names, item = [*names, get_args(item)[0]], get_args(item)[1]
        table = item if is_table(item) else None
        alone = getattr(table, "alone", "")  # what a word in the place of the table says
        leaf = scalar_type(without_none(fields_of(table)[alone].type)) if table and alone else None
        leaf = leaf if table else scalar_type(item)
        expected, example = (leaf.expected, leaf.example) if leaf else ("", "")
        for name_type in reversed(names) if leaf else ():  # each name has a value alone
            holds, example = "a value", f"{{{scalar_type(name_type).example}: {example}}}"
        yield Key(path, holds, expected, example, field.required, bool(leaf and leaf.is_words), is_own(inner))
        if table:
            yield from described(table, path)


def _held_in(inner: Any) -> tuple[Literal["a value", "a list", "a table", "names"], Any]:
    """What a value consists of, and the type of one part."""
    if get_origin(inner) is tuple:
        return "a list", get_args(inner)[0]
    if get_origin(inner) is dict:
        value = get_args(inner)[1]
        return "names", get_args(value)[1] if get_origin(value) is dict else value  # names below names, as of languages
    return "a table" if is_table(inner) else "a value", inner
