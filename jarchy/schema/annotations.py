"""Reads the annotations of a schema's fields: the type of a value, whether it is words, a table or a reference."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from jarchy.core.dates import DateOrTime
from jarchy.schema.readers import pattern
from jarchy.schema.types import PLAIN, ScalarType

FieldTable = dict[str, msgspec.structs.FieldInfo]


@cache
def fields_of(schema: type[Struct]) -> FieldTable:
    """The fields of a schema by the keys that editors write."""
    return {field.encode_name: field for field in msgspec.structs.fields(schema)}


def without_none(annotation: Any) -> Any:
    """`T | None` to `T`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def scalar_type(inner: Any) -> ScalarType:
    if get_origin(inner) is Annotated:
        return next(part for part in get_args(inner) if isinstance(part, ScalarType))
    if get_origin(inner) is Literal:
        words = get_args(inner)
        return ScalarType(" or ".join(words), words[0], pattern("|".join(words)), choices=words)
    return PLAIN[inner]


def is_words(inner: Any) -> bool:
    return get_origin(inner) is Annotated and scalar_type(inner).is_words


def is_own(inner: Any) -> bool:
    """Whether the field belongs to each version alone: a list, as of old addresses, or a table that says so."""
    if get_origin(inner) is tuple:
        return scalar_type(get_args(inner)[0]).is_own
    return isinstance(inner, type) and getattr(inner, "is_own", False)


def table_of(inner: Any) -> type[Struct] | None:
    """The schema in a `dict[Slug, schema]`."""
    if get_origin(inner) is dict:
        value = get_args(inner)[1]
        return value if isinstance(value, type) and issubclass(value, Struct) else None
    return None


def is_table(inner: Any) -> TypeGuard[type[Struct]]:
    """Whether a value has keys of its own. A date has none, though it is a record for us."""
    return isinstance(inner, type) and issubclass(inner, Struct) and inner is not DateOrTime
