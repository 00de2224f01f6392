"""Compares facts that a translation repeats with those of its original."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import fields

from jarchy.content.parse import Parsed
from jarchy.content.scan import name_of_its_own
from jarchy.core.dates import DateOrTime
from jarchy.core.records import encoded
from jarchy.model import Fact, Original, Stated
from jarchy.problems import Problem, problem

_IN_BLOCK = "move the line below “translation:”, with two spaces before it"


def repeated_facts(translation: Parsed, original: Original) -> Iterator[Problem]:
    """The facts that a translation states differently. Equal facts are fine: content management systems repeat all."""
    for fact in translation.claim.facts if translation.claim else ():
        where = translation.at(fact.mark)
        value = _value(original.fields, fact)
        if value is _NOWHERE or encoded(value) == fact.value:
            continue
        if fact.path == ("only",):
            if not original.fields.only:  # else `alone.check_alone` reports the translation itself
                name = name_of_its_own(translation.source)
                yield problem(where, "only-in-translation", only=fact.text, name=name)
        elif fact.path == ("status",):
            yield problem(where, "fact-in-translation", key=fact.key, remedy=_IN_BLOCK)
        elif value in (None, (), False) or (isinstance(value, Struct) and not _stated(value)):
            remedy = f"move the line to {original.path}, which lacks it"
            yield problem(where, "fact-in-translation", key=fact.key, remedy=remedy)
        else:
            words = {"value": fact.text, "other": _text(value), "original": original.path}
            yield problem(where, "facts-differ", key=fact.key, **words)


_NOWHERE = object()


def _value(fields: Stated, fact: Fact) -> object:
    """The original's value; `_NOWHERE` in a table that it lacks, which is reported elsewhere."""
    value: object = fields
    for name in fact.path:
        if isinstance(value, dict):
            value = value.get(name, _NOWHERE)
        elif value is not _NOWHERE:
            value = getattr(value, name)
    return value


def _stated(table: Struct) -> dict[str, object]:
    """The keys of a table that say something else than it says without them."""
    values = ((field, getattr(table, field.name)) for field in fields(table))
    return {field.encode_name: value for field, value in values if value != field.default}


def _text(value: object) -> str:
    """The value as an editor would write it."""
    if isinstance(value, DateOrTime):
        return value.iso.replace("T", " ")
    if isinstance(value, Struct):
        return ", ".join(f"{key}: {_text(one)}" for key, one in _stated(value).items())
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
