"""Examples in remedies, which editors copy: a valid value for a key, with what they have typed where it fits."""

from collections.abc import Iterator, Mapping
from typing import Any, Union, get_args, get_origin

from msgspec import Struct

from jarchy.core.patterns import lazy_pattern
from jarchy.schema.annotations import fields_of, is_table, scalar_type, without_none
from jarchy.schema.nodes import MappingNode, Node, ScalarNode
from jarchy.schema.proposed_values import is_read
from jarchy.schema.readers import Context

Sample = Mapping[str, Union[str, "Sample"]]

# For keys whose type alone gives no good one.
_TEXTS = {
    "name": "Айгүл Асанова",
    "caption": "Депутаты голосуют за бюджет",
    "alt": "Тридцать человек в зале поднимают руки",
    "credit": "Фото Айбека Асанова",
    "licence": "CC BY 4.0",
    "timezone": "Asia/Bishkek",
}
_PICTURE = {"file": "council-hall.jpg", **{key: _TEXTS[key] for key in ("caption", "alt", "credit", "licence")}}
_TABLES: dict[str, Sample] = {
    "roles": {"mayor": {"title": "мэр"}},
    "updates": {"sum": {"date": "2018-09-02 09:00", "note": "Исправлена сумма бюджета"}},
    "pictures": {"hall": _PICTURE},
    "attachments": {"budget": {"file": "budget.pdf", "label": "Бюджет города"}},
    "captions": {"ru": "speech.ru.vtt"},
    "programme": {"vote": {"title": "Голосование по бюджету", "start": "11:30"}},
    "changes": {"day": {"status": "moved", "date": "2018-09-01 15:00", "was": "2018-09-03 10:00"}},
    "speakers": {"guest": {"name": "Айгүл Асанова", "role": "мэр"}},
    "authors": {"photos": {"name": "Айгүл Асанова", "role": "фото"}},
    "languages": {"ky": {"title": "Шаардык жаңылыктар"}, "ru": {"title": "Новости города"}},
    "tags": {"budget": "Бюджет"},
    "sections": {"releases": "novosti"},
}
_PLAIN_TEXT = lazy_pattern(r"[^\W_][^][{},:#&*!|>%@`\"']{0,60}|\d{4}-\d\d-\d\d \d\d:\d\d|\d\d:\d\d")  # as YAML reads it


def example_of(annotation: Any, key: str = "") -> str:
    """A valid value for this key, as an editor would write it after the colon."""
    inner = without_none(annotation)
    if get_origin(inner) is dict:
        return _flow(_table(key, get_args(inner)[1]))
    if get_origin(inner) is tuple:
        return f"[{example_of(get_args(inner)[0])}]"
    if is_table(inner):
        return _flow(_entry("", inner))
    leaf = scalar_type(inner)
    if leaf.expected == "text":
        return _TEXTS.get(key, "Новости города" if leaf.example == "text" else leaf.example)
    return leaf.example.partition("”")[0]  # only the first, if the type has several examples


def table_as_meant(key: str, inner: Any, typed: Node, context: Context) -> str:
    """The example of a table of names, with a value that was typed in its place."""
    table = dict(_table(key, inner))
    name, entry = next(iter(table.items()))
    if isinstance(entry, str) or not is_table(inner):
        return _flow(table)
    return _flow({**table, name: _with_typed(entry, inner, typed, context)})


def entry_as_meant(table: str, schema: type[Struct], typed: Node, context: Context) -> str:
    """The example of an entry of a table of names, or of a table alone, with a value that was typed in its place."""
    return _flow(_with_typed(_entry(table, schema), schema, typed, context))


def _table(key: str, inner: Any) -> Sample:
    """A translation has not all keys of an entry, so the example of an original may not be one of it."""
    known = _TABLES.get(key, {})
    if is_table(inner) and any(
        not isinstance(one, str) and not one.keys() <= fields_of(inner).keys() for one in known.values()
    ):
        known = {}
    return known or {"name": _entry("", inner) if is_table(inner) else example_of(inner)}


def _entry(table: str, schema: type[Struct]) -> Sample:
    known = next(iter(_TABLES.get(table, {}).values()), None)
    if known and not isinstance(known, str) and known.keys() <= fields_of(schema).keys():
        return known
    fields = fields_of(schema)
    shown = [name for name, field in fields.items() if field.required] or [next(iter(fields))]
    return {name: example_of(fields[name].type, name) for name in shown}


def _with_typed(entry: Sample, schema: type[Struct], typed: Node, context: Context) -> Sample:
    text = next((text for text in _texts(typed) if _PLAIN_TEXT.fullmatch(text)), "")
    fitting = [key for key in entry if text and _fits(text, fields_of(schema)[key].type, context)]
    fitting.sort(key=lambda key: scalar_type(without_none(fields_of(schema)[key].type)).is_words)  # any text is words
    return {**entry, fitting[0]: text} if fitting else entry


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, ScalarNode):
        yield " ".join(node.text.split())
    elif not isinstance(node, MappingNode):
        yield from (text for item in node.items if isinstance(item, ScalarNode) for text in _texts(item))


def _fits(text: str, annotation: Any, context: Context) -> bool:
    inner = without_none(annotation)
    if inner is bool or get_origin(inner) in (dict, tuple) or is_table(inner):
        return False  # nobody means by “translation: yes” that it was reviewed
    return is_read(text, scalar_type(inner), context)


def _flow(value: str | Sample) -> str:
    if isinstance(value, str):
        return value
    return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
