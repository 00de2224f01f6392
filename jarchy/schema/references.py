"""Finds the documents that the fields of a document name."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, get_args, get_origin

import msgspec
from msgspec import Struct

from jarchy.model import Ref
from jarchy.schema.annotations import scalar_type, table_of, without_none


def refs_of(value: Struct, *, is_asked: bool = False) -> Iterator[Ref]:
    """The documents named by the facts of a document, also in its tables; with `is_asked` those alone that only answer
    questions, otherwise all others.
    """
    for name, kind in _naming(type(value), is_asked):
        named = getattr(value, name)
        if kind is None:
            for entry in named.values():
                yield from refs_of(entry, is_asked=is_asked)
        elif named:
            yield from (Ref(kind, slug) for slug in (named if isinstance(named, tuple) else (named,)))


@cache
def _naming(schema: type[Struct], is_asked: bool) -> list[tuple[str, str | None]]:
    """The fields that name documents, each with the kind; None: a table, whose fields may name documents."""
    named: list[tuple[str, str | None]] = []
    for field in msgspec.structs.fields(schema):
        inner = without_none(field.type)
        item = get_args(inner)[0] if get_origin(inner) is tuple else inner
        if table_of(inner):
            named.append((field.name, None))
        elif get_origin(item) is Annotated and scalar_type(item).refers and scalar_type(item).is_asked is is_asked:
            named.append((field.name, scalar_type(item).refers))
    return named
