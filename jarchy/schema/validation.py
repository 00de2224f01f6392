"""Turns front matter into the typed value of a schema, and reports all problems at once.

A schema is a class; its annotations say what an editor can write. `translation_of` derives the schema of a translation,
which has only the words, so no date can be written twice.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple, get_args, get_origin

from msgspec import Struct

from jarchy.core.dates import DateOrTime
from jarchy.core.patterns import lazy_pattern
from jarchy.core.slugs import SLUG
from jarchy.core.text import Position
from jarchy.model import Mention, Ref
from jarchy.problems import Problem, WrongValue, problem, shortened
from jarchy.schema.annotations import fields_of, is_table, scalar_type, without_none
from jarchy.schema.examples import entry_as_meant, example_of, table_as_meant
from jarchy.schema.line_repair import corrected, line_of, missing_sign, slip
from jarchy.schema.nodes import MappingNode, Node, ScalarNode, SequenceNode
from jarchy.schema.proposed_values import proposed_value
from jarchy.schema.readers import Context
from jarchy.schema.unknown_keys import hint, lost_keys


def keys_of(schema: type[Struct]) -> Iterable[str]:
    """The keys that editors can write."""
    return fields_of(schema).keys()


def reads(schema: type[Struct], key: str, text: str, context: Context) -> bool:
    """Whether `text` is a valid value of this key. If the schema has no such key, whether it is a date."""
    leaf = scalar_type(without_none(fields_of(schema)[key].type) if key in fields_of(schema) else DateOrTime)
    try:
        leaf.read(text, context)
    except ValueError:
        return False
    return True


class ReadValue(NamedTuple):
    """The typed front matter. `value` is None if it has errors."""

    value: Any
    problems: tuple[Problem, ...]
    mentions: tuple[Mention, ...]  # the documents that it names
    words: tuple[str, ...]  # the words to translate, as typed


class _Reading(NamedTuple):
    """Collects what is found while front matter is read."""

    context: Context
    problems: list[Problem]
    mentions: list[Mention]
    words: list[str]

    def report(self, mark: Position, code: str, /, **words: object) -> None:
        self.problems.append(problem(self.context.text.at(mark), code, **words))

    def of(self, value: Any) -> ReadValue:
        read = None if value is _WRONG else value
        return ReadValue(read, tuple(self.problems), tuple(self.mentions), tuple(self.words))


def read_table(node: MappingNode, schema: type[Struct], context: Context) -> ReadValue:
    """An instance of `schema`, or all that is wrong with it."""
    reading = _Reading(context, [], [], [])
    return reading.of(_typed(node, schema, reading))


def read_field(key: str, node: Node, annotation: Any, context: Context) -> ReadValue:
    """The value of one key."""
    reading = _Reading(context, [], [], [])
    return reading.of(_value(key, node, annotation, reading))


def _typed(node: MappingNode, schema: type[Struct], reading: _Reading) -> Any:
    """An instance of `schema`, or None after problems were reported."""
    fields = fields_of(schema)
    values: dict[str, Any] = {}
    is_sound = not node.unread
    whole = fields_of(getattr(schema, "whole", schema))
    lost = lost_keys(node, fields, whole)
    misspelt = ""  # the message about unknown keys
    for key, child in node.items.items():
        if key in lost.values():
            is_sound = False
            values[fields[key].name] = _WRONG
        elif key in fields:
            value = _value(key, child, fields[key].type, reading)
            is_sound &= value is not _WRONG
            values[fields[key].name] = value
        elif key not in whole:  # `facts_in` reads the facts of a translation
            is_sound = False
            near = hint(key, fields, lost)
            misspelt += near
            reading.report(node.keys[key], "unknown-key", key=key, suggestion=near, known=", ".join(fields))
    for key, field in fields.items():
        if field.required and not node.may_have(key) and f"“{key}”" not in misspelt:
            is_sound = False
            reading.report(node.mark, "missing-key", key=key, example=example_of(field.type, key))
    return schema(**values) if is_sound else None


_WRONG = object()


def _value(key: str, node: Node, annotation: Any, reading: _Reading, table: str = "") -> Any:
    """The typed value, or `_WRONG` after a problem was reported. An empty value is a problem: no embargo may vanish
    silently. `table` is the key of the table of names in which the key is one.
    """
    inner = without_none(annotation)
    if isinstance(node, ScalarNode) and not node.text.strip():
        reading.report(node.mark, "empty-value", key=key)
        return _WRONG
    if is_table(inner):
        return _mapping(key, node, inner, reading, table)
    if get_origin(inner) is dict:
        name_type, value_type = get_args(inner)
        return _table(key, node, name_type, value_type, reading)
    if get_origin(inner) is tuple:
        return _list(key, node, get_args(inner)[0], reading)
    return _leaf(key, node, inner, reading)


def _mapping(key: str, node: Node, schema: type[Struct], reading: _Reading, table: str) -> Any:
    if isinstance(node, ScalarNode) and (line := line_of(node.text)) and line.key and (found := slip(line)):
        reading.report(node.mark, "yaml", reason=found.reason, remedy=f"{found.remedy}: {corrected(node.text)}")
        return _WRONG
    if isinstance(node, ScalarNode) and (repair := missing_sign(node.text, fields_of(schema))):
        reading.report(node.mark, "yaml", **repair._asdict())
        return _WRONG
    if isinstance(node, ScalarNode) and (short := getattr(schema, "alone", "")):
        node = _standing_for(node, short)
    if not isinstance(node, MappingNode):
        return _wrong(
            key, node, "a table of keys and values", entry_as_meant(table, schema, node, reading.context), reading
        )
    value = _typed(node, schema, reading)
    return _WRONG if value is None else value


def _table(key: str, node: Node, name_type: Any, inner: Any, reading: _Reading) -> Any:
    short = getattr(inner, "short", "")
    node = _spelt_out(node, short)
    if short and _is_unspaced(node, reading):
        return _WRONG
    if not isinstance(node, MappingNode):
        return _wrong(
            key, node, "a table of names and values", table_as_meant(key, inner, node, reading.context), reading
        )
    names = [_leaf(key, ScalarNode(node.keys[name], name), name_type, reading) for name in node.items]
    if _WRONG in names:
        return _WRONG
    values = {name: _value(name, child, inner, reading, key) for name, child in node.items.items()}
    return _WRONG if _WRONG in values.values() else values


def _is_unspaced(node: Node, reading: _Reading) -> bool:
    """Whether a list is text for YAML, because its first item has no space after the “-”; this is reported then."""
    if not isinstance(node, ScalarNode) or not node.text.startswith("-"):
        return False
    line = reading.context.text.lines[node.mark.line - 1]
    repair = missing_sign(line, ())  # below its key; else the list is to be written in [ ]
    if repair:
        reading.report(node.mark, "yaml", **repair._asdict())
    return repair is not None


def _spelt_out(node: Node, short: str) -> Node:
    """A list of names, as `[asanova, petrov]`, as the table for which it stands: each name is that of its entry, and
    what the entry says under its key `short`.
    """
    items = node.items if isinstance(node, SequenceNode) and short else []
    names = [item for item in items if isinstance(item, ScalarNode) and SLUG.fullmatch(item.text.strip())]
    if not names or len(names) < len(items):
        return node
    places = {name.text.strip(): name.mark for name in names}
    entries: dict[str, Node] = {name.text.strip(): _standing_for(name, short) for name in names}
    return MappingNode(node.mark, entries, places)


def _standing_for(node: ScalarNode, short: str) -> MappingNode:
    """The table for which one value stands alone."""
    return MappingNode(node.mark, {short: node}, {short: node.mark})


def _list(key: str, node: Node, inner: Any, reading: _Reading) -> Any:
    apart = scalar_type(inner).apart
    if _is_unspaced(node, reading):
        return _WRONG
    if apart and isinstance(node, ScalarNode):
        line = " ".join(node.text.split())
        pieces = apart(line) if len(line) <= scalar_type(inner).longest else [line]
        node = SequenceNode(node.mark, [ScalarNode(node.mark, piece) for piece in pieces])
    if not isinstance(node, SequenceNode):
        written = " ".join(node.text.split()).lstrip("-") if isinstance(node, ScalarNode) else example_of(inner)
        return _wrong(key, node, "a list", f"[{written}]", reading)
    values = [_value(key, child, inner, reading) for child in node.items]
    for number, value in enumerate(values):
        if value is not _WRONG and value in values[:number]:
            reading.report(node.items[number].mark, "twice", value=value)
            return _WRONG
    return _WRONG if _WRONG in values else tuple(values)


# Markdown and HTML, which readers would see as typed. A single character is not enough: 5*6*7, x_y_z, об`єкт.
_MARKUP = lazy_pattern(
    r"!?\[[^\[\]]+\]\([^()\s]+\)"
    r"|(?<![\w*])(\*{1,3})(?=[^\s*])[^*]+(?<=[^\s*])\1(?![\w*])"
    r"|(?<!\w)(_{1,3})(?=[^\s_])[^_]+(?<=[^\s_])\2(?!\w)"
    r"|(?<!\w)`[^`]+`(?!\w)"
    r"|</?[A-Za-z][^<>]*>|<!--"
    r"|&(#\d+|#[xX][\da-fA-F]+|[A-Za-z]{2,8});"
    r"|^#{1,6} "
)
_SIGNS = lazy_pattern(r"[][*_`<&#!]")  # each pattern needs one of these


def _leaf(key: str, node: Node, inner: Any, reading: _Reading) -> Any:
    leaf = scalar_type(inner)
    if not isinstance(node, ScalarNode):
        right = corrected(reading.context.text.lines[node.mark.line - 1]) if leaf.is_words else ""
        return _wrong(key, node, leaf.expected, right.removeprefix(f"{key}: ") or leaf.example, reading)
    text = " ".join(node.text.split())  # normalises also no-break spaces that were pasted
    try:
        value = leaf.read(text, reading.context)
    except ValueError as error:
        refused = error if isinstance(error, WrongValue) else WrongValue()
        words = {"value": shortened(text), "expected": leaf.expected, **proposed_value(text, leaf)}
        reading.report(node.mark, refused.code, **(words | refused.words))
        return _WRONG
    if len(text) > leaf.longest:
        reading.report(
            node.mark, "too-large", what=f"“{key}” is too long: {len(text):,} characters", limit=f"{leaf.longest:,}"
        )
        return _WRONG
    if leaf.is_words and _SIGNS.search(text) and (markup := _MARKUP.search(text)):
        reading.report(node.mark, "literal-markup", markup=shortened(markup[0]))
    if leaf.is_words:
        reading.words.append(text)
    if leaf.refers:
        reading.mentions.append(Mention(Ref(leaf.refers, value), node.mark))
    return value


def _wrong(key: str, node: Node, expected: str, example: str, reading: _Reading) -> Any:
    found = {ScalarNode: "text", SequenceNode: "a list", MappingNode: "a table"}[type(node)]
    reading.report(node.mark, "wrong-type", key=key, found=found, expected=expected, example=example)
    return _WRONG
