"""Reads the annotations of a schema's fields: the type of a value, whether it is words, a table or a reference."""

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


# Examples in remedies, for keys whose type alone gives no good one. Editors copy them.
_TEXTS = {
    "name": "Айгүл Асанова",
    "caption": "Депутаты голосуют за бюджет",
    "alt": "Тридцать человек в зале поднимают руки",
    "credit": "Фото Айбека Асанова",
    "licence": "CC BY 4.0",
    "timezone": "Asia/Bishkek",
}
_TABLES = {
    "roles": "{mayor: {title: мэр}}",
    "updates": "{sum: {date: 2018-09-02 09:00, note: Исправлена сумма бюджета}}",
    "pictures": "{hall: {file: council-hall.jpg, caption: Депутаты голосуют за бюджет, "
    "alt: Тридцать человек в зале поднимают руки, credit: Фото Айбека Асанова, licence: CC BY 4.0}}",
    "attachments": "{budget: {file: budget.pdf, label: Бюджет города}}",
    "captions": "{ru: speech.ru.vtt}",
    "programme": "{vote: {title: Голосование по бюджету, start: 11:30}}",
    "changes": "{day: {status: moved, date: 2018-09-01 15:00, was: 2018-09-03 10:00}}",
    "speakers": "{guest: {name: Айгүл Асанова, role: мэр}}",
    "authors": "{photos: {name: Айгүл Асанова, role: фото}}",
    "languages": "{ky: {title: Шаардык жаңылыктар}, ru: {title: Новости города}}",
    "tags": "{budget: Бюджет}",
    "sections": "{releases: novosti}",
}


def example_of(annotation: Any, key: str = "") -> str:
    """A valid value for this key, as an editor would write it after the colon."""
    inner = without_none(annotation)
    if get_origin(inner) is dict:
        return example_of_table(key, get_args(inner)[1])
    if get_origin(inner) is tuple:
        return f"[{example_of(get_args(inner)[0])}]"
    if isinstance(inner, type) and issubclass(inner, Struct) and inner is not DateOrTime:
        fields = list(fields_of(inner).items())
        shown = [(name, field.type) for name, field in fields if field.required] or [(fields[0][0], fields[0][1].type)]
        return "{" + ", ".join(f"{name}: {example_of(one, name)}" for name, one in shown) + "}"
    leaf = scalar_type(inner)
    if leaf.expected == "text":
        return _TEXTS.get(key, "Новости города" if leaf.example == "text" else leaf.example)
    return leaf.example.partition("”")[0]  # only the first, if the type has several examples


def example_of_table(key: str, inner: Any) -> str:
    return _TABLES.get(key) or f"{{name: {example_of(inner)}}}"
