"""What the annotation of a field in a schema says: its type, whether it is words, a table, a name."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from jarchy.core.dates import DateOrTime
from jarchy.schema.types import PLAIN, ScalarType, pattern

FieldTable = dict[str, msgspec.structs.FieldInfo]


@cache
def fields_of(schema: type[Struct]) -> FieldTable:
    """By the names that editors write."""
    return {field.encode_name: field for field in msgspec.structs.fields(schema)}


def bare(annotation: Any) -> Any:
    """`T | None` to `T`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def leaf_of(inner: Any) -> ScalarType:
    if get_origin(inner) is Annotated:
        return next(part for part in get_args(inner) if isinstance(part, ScalarType))
    if get_origin(inner) is Literal:
        words = get_args(inner)
        return ScalarType(" or ".join(words), words[0], pattern("|".join(words)))
    return PLAIN[inner]


def is_words(inner: Any) -> bool:
    return get_origin(inner) is Annotated and leaf_of(inner).is_words


def is_own(inner: Any) -> bool:
    """Whether it is a list of what each version has of its own."""
    return get_origin(inner) is tuple and leaf_of(get_args(inner)[0]).is_own


def table_of(inner: Any) -> type[Struct] | None:
    """The schema in a `dict[Slug, schema]`."""
    if get_origin(inner) is dict:
        value = get_args(inner)[1]
        return value if isinstance(value, type) and issubclass(value, Struct) else None
    return None


def example_of(annotation: Any) -> str:
    inner = bare(annotation)
    if get_origin(inner) is dict:
        return f"{{name: {example_of(get_args(inner)[1])}}}"
    if get_origin(inner) is tuple:
        return f"[{example_of(get_args(inner)[0])}]"
    if isinstance(inner, type) and issubclass(inner, Struct) and inner is not DateOrTime:
        known = [(key, field.type, field.required) for key, field in fields_of(inner).items()]
        needed = [(key, one) for key, one, is_required in known if is_required] or [known[0][:2]]
        return "{" + ", ".join(f"{key}: {example_of(one)}" for key, one in needed) + "}"
    return leaf_of(inner).example
