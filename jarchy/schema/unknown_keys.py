"""What was probably meant by a key that a schema does not have, as the beginning of a remedy."""

from collections.abc import Iterable

from msgspec import Struct

from jarchy.i18n.vocabulary import KEYS_BY_WORD
from jarchy.model import Translation
from jarchy.problems import nearest, perhaps
from jarchy.schema.annotations import FieldTable, fields_of, is_table, without_none
from jarchy.schema.nodes import MappingNode, ScalarNode

_DRAFT = ("draft", "черновик", "долбоор")


def lost_keys(node: MappingNode, fields: FieldTable, whole: FieldTable) -> dict[str, str]:
    """Keys that have lost their indentation, each with the key above it that lacks a value."""
    lost: dict[str, str] = {}
    for key, child in node.items.items():
        is_empty = isinstance(child, ScalarNode) and not child.text and key in fields
        if is_empty and (inner := _table_in(fields[key].type)):
            lost |= {name: key for name in node.items if name in fields_of(inner).keys() - fields.keys() - whole.keys()}
    return lost


def hint(key: str, fields: FieldTable, lost: dict[str, str]) -> str:
    """Which key was meant, or below which other one the key belongs; empty if nobody knows."""
    if key in lost:
        return f"put two spaces before it, so that it belongs to “{lost[key]}:”; "
    tables = {name: table for name, field in fields.items() if (table := _table_in(field.type))}
    inner = {
        one: name
        for name, table in {"translation": Translation, **tables}.items()
        for one in fields_of(table)
        if one not in fields
    }
    meant = _meant(key, [*fields, "translation"], inner)
    below = f"it belongs below “{inner[meant]}:”, with two spaces before it; " if meant in inner else ""
    if meant == key:
        return below
    return f"{perhaps(meant)}{below}" if meant else ""


def suggestion(key: str, known: Iterable[str]) -> str:
    """“did you mean “x”? ” from its name in another language or another generator, or from its spelling."""
    meant = _meant(key, [*known], ())
    return perhaps(meant) if meant else ""


def _meant(key: str, own: list[str], inner: Iterable[str]) -> str:
    """One of these keys, or “status: draft”; empty if none is like it. `inner` are those of tables below."""
    word = key.casefold().replace(" ", "-")
    if word in _DRAFT:
        return "status: draft"
    named = KEYS_BY_WORD.get(word, ())
    return (
        next((name for name in named if name in own), "")
        or nearest(key, [*own, *inner])
        or next((name for name in named if name in inner), "")
    )


def _table_in(annotation: object) -> type[Struct] | None:
    inner = without_none(annotation)
    return inner if is_table(inner) else None
