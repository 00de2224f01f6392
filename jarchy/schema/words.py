"""Derives from a schema its words, which translations translate. All else is facts, which only the original states."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

from jarchy.core.records import Record
from jarchy.model import TranslatedFields
from jarchy.schema.annotations import is_own, is_words, scalar_type, table_of, without_none
from jarchy.schema.types import Slug

Words = TypeVar("Words", bound=Record)
Whole = TypeVar("Whole", bound=Struct)


@cache
def translation_of(schema: type[Struct]) -> type[TranslatedFields]:
    """The schema of a translation: the words, and what it says about itself."""
    return _words_of(schema, TranslatedFields)


def _words_of(schema: type[Struct], base: type[Words]) -> type[Words]:
    fields: list[Any] = []
    for field in msgspec.structs.fields(schema):
        inner, empty = without_none(field.type), () if field.required else (field.default,)
        if is_words(inner) or is_own(inner):
            fields.append((field.name, field.type, *empty))
        elif table := table_of(inner):
            tables: Any = dict[Slug, _words_of(table, Record)]  # type: ignore[misc]  # the type is made at run time
            fields.append((field.name, tables, msgspec.field(default_factory=dict)))
    name = f"{schema.__name__}Words"
    return cast(
        "type[Words]", msgspec.defstruct(name, fields, bases=(base,), kw_only=True, namespace={"whole": schema})
    )


@cache
def no_words(schema: type[Struct]) -> Struct | None:
    """What a translation says of an entry of a table that it leaves out; None if the schema requires words."""
    words = _words_of(schema, Record)
    return None if any(field.required for field in msgspec.structs.fields(words)) else words()


@cache
def words_in(schema: type[Struct]) -> dict[str, bool]:
    """The fields that hold words, and whether readers of every language must be told them."""
    fields = [(field.name, without_none(field.type)) for field in msgspec.structs.fields(schema)]
    return {name: scalar_type(inner).is_owed for name, inner in fields if is_words(inner)}


def words_of(value: Struct) -> Iterator[str]:
    """All words of a document except its body, in the order of its schema."""
    for name, is_table in _said_in(type(value)):
        said = getattr(value, name)
        if is_table:
            for entry in said.values():
                yield from words_of(entry)
        elif said:
            yield said


def without_words(value: Whole) -> Whole:
    """A document without the words that it needn't have, and without tables that hold words."""
    said = {name for name, _ in _said_in(type(value))}
    fields = [field for field in msgspec.structs.fields(type(value)) if field.name in said and not field.required]
    return msgspec.structs.replace(
        value, **{field.name: {} if field.default is msgspec.NODEFAULT else field.default for field in fields}
    )


@cache
def _said_in(schema: type[Struct]) -> list[tuple[str, bool]]:
    """The fields that hold words, and the fields that hold tables with words."""
    inner = [(field.name, without_none(field.type)) for field in msgspec.structs.fields(schema)]
    return [
        (name, not is_words(annotation)) for name, annotation in inner if is_words(annotation) or table_of(annotation)
    ]
