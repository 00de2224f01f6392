"""Fields to a typed value, every problem at once.

A schema is a class: its annotations say what an editor may write. `translation_of` derives from it what a translation
may say, which is the words, so a date can't be written twice.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from jarchy.frozen import Frozen, encoded
from jarchy.language import KEYS_BY_WORD
from jarchy.mending import line_of, mended, slip
from jarchy.model import Fact, Mention, Ref, Translation
from jarchy.nodes import Mapping, Node, Scalar, Sequence
from jarchy.problems import WrongValue, did_you_mean, perhaps, shortened
from jarchy.text import Mark
from jarchy.values import PLAIN, Leaf, Reading, Slug, pattern
from jarchy.when import When


@cache
def translation_of(schema: type[Struct]) -> type[Struct]:
    """The part of a schema that a translation states: its words, and what it says of itself."""
    return _words_of(schema, [("translation", Translation)])


def _words_of(schema: type[Struct], more: list[tuple[str, Any]]) -> type[Struct]:
    fields: list[Any] = list(more)
    for field in msgspec.structs.fields(schema):
        inner, empty = _bare(field.type), () if field.required else (field.default,)
        if _is_words(inner) or _is_own(inner):
            fields.append((field.name, field.type, *empty))
        elif table := _table_of(inner):
            fields.append((field.name, dict[Slug, _words_of(table, [])], msgspec.field(default_factory=dict)))  # type: ignore[misc]
    return msgspec.defstruct(
        f"{schema.__name__}Words", fields, bases=(Frozen,), kw_only=True, namespace={"whole": schema}
    )


def keys_of(schema: type[Struct]) -> Iterable[str]:
    """The names that editors write."""
    return _fields(schema).keys()


class Key(NamedTuple):
    """A key that editors write, as manuals speak of it."""

    path: tuple[str, ...]  # the keys above it, and itself; names that editors choose are left out
    holds: Literal["a value", "a list", "a table", "names"]  # names: an editor chooses them, and each has a value
    expected: str  # of a value, of each item of a list
    example: str
    is_required: bool
    is_words: bool  # which each language has of its own
    is_own: bool  # neither words nor a fact: each file may have others


def described(schema: type[Struct], above: tuple[str, ...] = ()) -> Iterator[Key]:
    """Every key of a schema, each before those under it."""
    for name, field in _fields(schema).items():
        inner, path = _bare(field.type), (*above, name)
        holds, item = _held_in(inner)
        table = item if isinstance(item, type) and issubclass(item, Struct) and item is not When else None
        leaf = None if table else _leaf_of(item)
        expected, example = (leaf.expected, leaf.example) if leaf else ("", "")
        yield Key(path, holds, expected, example, field.required, bool(leaf and leaf.is_words), _is_own(inner))
        if table:
            yield from described(table, path)


def _held_in(inner: Any) -> tuple[Literal["a value", "a list", "a table", "names"], Any]:
    """What a value is made of, and the type of one part."""
    if get_origin(inner) is tuple:
        return "a list", get_args(inner)[0]
    if get_origin(inner) is dict:
        return "names", get_args(inner)[1]
    is_table = isinstance(inner, type) and issubclass(inner, Struct) and inner is not When
    return "a table" if is_table else "a value", inner


def reads(schema: type[Struct], key: str, text: str, reading: Reading) -> bool:
    """Whether `text` is a value of this key, or a moment where the schema has no such key. Nothing is reported."""
    leaf = _leaf_of(_bare(_fields(schema)[key].type) if key in _fields(schema) else When)
    try:
        leaf.read(text, reading._replace(found=[], mentions=[], words=[]))
    except ValueError:
        return False
    return True


class FactNode(NamedTuple):
    """A fact as it stands in front matter."""

    path: tuple[str, ...]
    key: str
    mark: Mark
    node: Node
    annotation: Any


def fact_nodes(node: Mapping, words: type[Struct], path: tuple[str, ...] = (), key: str = "") -> Iterator[FactNode]:
    """The facts of a table, with those of the tables in it. `words` is its schema in a translation."""
    fields, whole = _fields(words), _fields(getattr(words, "whole", words))
    for name, child in node.items.items():
        if name not in fields and name in whole:
            yield FactNode((*path, whole[name].name), key + name, node.keys[name], child, whole[name].type)
        elif name in fields and isinstance(child, Mapping) and (table := _table_of(_bare(fields[name].type))):
            for slug, item in child.items.items():
                if isinstance(item, Mapping):
                    yield from fact_nodes(item, table, (*path, name, slug), f"{key}{name}: {slug}: ")


def facts_in(nodes: Iterable[FactNode], reading: Reading) -> Iterator[Fact]:
    """What a translation's facts are worth. Whether they are right, only the original can tell."""
    for one in nodes:
        mentions: list[Mention] = []
        value = _value(one.key, one.node, one.annotation, reading._replace(found=[], mentions=mentions, words=[]))
        known = b"" if value is _WRONG else encoded(value)
        yield Fact(
            one.path, one.key, one.mark, _typed_text(one.node), known, tuple(mention.ref for mention in mentions)
        )


def _typed_text(node: Node) -> str:
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    return ", ".join(map(_typed_text, node.items if isinstance(node, Sequence) else node.items.values()))


@cache
def fact_names(schema: type[Struct]) -> frozenset[str]:
    """The keys of all facts, those of the tables in it among them."""
    names: set[str] = set()
    for key, field in _fields(schema).items():
        inner = _bare(field.type)
        if table := _table_of(inner):
            names |= fact_names(table)
        elif not (_is_words(inner) or _is_own(inner)):
            names.add(key)
    return frozenset(names)


@cache
def words_in(schema: type[Struct]) -> dict[str, bool]:
    """The fields that hold words, and whether readers of every language must be told them."""
    fields = [(field.name, _bare(field.type)) for field in msgspec.structs.fields(schema)]
    return {name: _leaf_of(inner).is_owed for name, inner in fields if _is_words(inner)}


def words_of(value: Struct) -> Iterator[str]:
    """All that a document says in words beside its body, in the order of its schema."""
    for name, is_table in _said_in(type(value)):
        said = getattr(value, name)
        if is_table:
            for one in said.values():
                yield from words_of(one)
        elif said:
            yield said


@cache
def _said_in(schema: type[Struct]) -> list[tuple[str, bool]]:
    """The fields that hold words, and those that hold tables of such."""
    inner = [(field.name, _bare(field.type)) for field in msgspec.structs.fields(schema)]
    return [(name, not _is_words(one)) for name, one in inner if _is_words(one) or _table_of(one)]


_Fields = dict[str, msgspec.structs.FieldInfo]


def typed(node: Mapping, schema: type[Struct], reading: Reading) -> Any:
    """An instance of `schema`, or None where problems were found."""
    fields = _fields(schema)
    values: dict[str, Any] = {}
    is_sound = not node.unread
    whole = _fields(getattr(schema, "whole", schema))
    lost = _lost(node, fields, whole)
    misspelt = ""  # what is said of the keys that there are not
    for key, child in node.items.items():
        if key in lost.values():
            is_sound = False
            values[fields[key].name] = _WRONG
        elif key in fields:
            value = _value(key, child, fields[key].type, reading)
            is_sound &= value is not _WRONG
            values[fields[key].name] = value
        elif key not in whole:  # a translation's facts are read by `facts_in`
            is_sound = False
            near = suggestion(key, [*fields, "translation"])
            if key in lost:
                near = f"put two spaces before it, so that it belongs to “{lost[key]}:”; "
            misspelt += near
            reading.report(node.keys[key], "unknown-key", key=key, suggestion=near, known=", ".join(fields))
    for key, field in fields.items():
        if field.required and not node.may_have(key) and f"“{key}”" not in misspelt:
            is_sound = False
            reading.report(node.mark, "missing-key", key=key, example=_example(field.type))
    return schema(**values) if is_sound else None


@cache
def _fields(schema: type[Struct]) -> _Fields:
    """By the names that editors write."""
    return {field.encode_name: field for field in msgspec.structs.fields(schema)}


def _lost(node: Mapping, fields: _Fields, whole: _Fields) -> dict[str, str]:
    """Keys that have lost the spaces before them, and the keys without a value to which they belong."""
    lost: dict[str, str] = {}
    for key, child in node.items.items():
        inner = _bare(fields[key].type) if isinstance(child, Scalar) and not child.text and key in fields else None
        if isinstance(inner, type) and issubclass(inner, Struct) and inner is not When:
            lost |= {one: key for one in node.items if one in _fields(inner).keys() - fields.keys() - whole.keys()}
    return lost


def suggestion(key: str, known: list[str]) -> str:
    """The key that may be meant: by its name in the language of an editor or in other generators, or by its letters."""
    word = key.casefold().replace(" ", "-")
    if word in _DRAFT:
        return perhaps("status: draft")
    meant = next((one for one in KEYS_BY_WORD.get(word, ()) if one in known), None)
    return perhaps(meant) if meant else did_you_mean(key, known)


_WRONG = object()
_DRAFT = ("draft", "черновик", "долбоор")


def _value(key: str, node: Node, annotation: Any, reading: Reading) -> Any:
    """The typed value, or `_WRONG` after a problem was reported. A blank is one: no embargo may vanish."""
    inner = _bare(annotation)
    if isinstance(node, Scalar) and not node.text.strip():
        reading.report(node.mark, "empty-value", key=key)
        return _WRONG
    if isinstance(inner, type) and issubclass(inner, Struct) and inner is not When:
        return _mapping(key, node, inner, reading)
    if get_origin(inner) is dict:
        name_type, value_type = get_args(inner)
        return _table(key, node, name_type, value_type, reading)
    if get_origin(inner) is tuple:
        return _list(key, node, get_args(inner)[0], reading)
    return _leaf(key, node, inner, reading)


def _mapping(key: str, node: Node, schema: type[Struct], reading: Reading) -> Any:
    if isinstance(node, Scalar) and (line := line_of(node.text)) and line.key and (found := slip(line)):
        reading.report(node.mark, "yaml", reason=found.reason, remedy=f"{found.remedy}: {mended(node.text)}")
        return _WRONG
    if not isinstance(node, Mapping):
        return _wrong(key, node, "keys and values under it", _example(schema), reading)
    value = typed(node, schema, reading)
    return _WRONG if value is None else value


def _table(key: str, node: Node, name_type: Any, inner: Any, reading: Reading) -> Any:
    if not isinstance(node, Mapping):
        return _wrong(key, node, "names with values under them", f"{{name: {_example(inner)}}}", reading)
    names = [_leaf(key, Scalar(node.keys[name], name), name_type, reading) for name in node.items]
    if _WRONG in names:
        return _WRONG
    values = {name: _value(name, child, inner, reading) for name, child in node.items.items()}
    return _WRONG if _WRONG in values.values() else values


def _list(key: str, node: Node, inner: Any, reading: Reading) -> Any:
    apart = _leaf_of(inner).apart
    if apart and isinstance(node, Scalar):
        line = " ".join(node.text.split())
        pieces = apart(line) if len(line) <= _leaf_of(inner).longest else [line]
        node = Sequence(node.mark, [Scalar(node.mark, one) for one in pieces])
    if not isinstance(node, Sequence):
        written = " ".join(node.text.split()) if isinstance(node, Scalar) else _example(inner)
        return _wrong(key, node, "a list", f"[{written}]", reading)
    values = [_value(key, child, inner, reading) for child in node.items]
    for number, value in enumerate(values):
        if value is not _WRONG and value in values[:number]:
            reading.report(node.items[number].mark, "twice", value=value)
            return _WRONG
    return _WRONG if _WRONG in values else tuple(values)


# Markdown and HTML, which readers would see as they are typed. Not the signs alone: 5*6*7, x_y_z, об`єкт.
_MARKUP = re.compile(
    r"!?\[[^\[\]]+\]\([^()\s]+\)"
    r"|(?<![\w*])(\*{1,3})(?=[^\s*])[^*]+(?<=[^\s*])\1(?![\w*])"
    r"|(?<!\w)(_{1,3})(?=[^\s_])[^_]+(?<=[^\s_])\2(?!\w)"
    r"|(?<!\w)`[^`]+`(?!\w)"
    r"|</?[A-Za-z][^<>]*>|<!--"
    r"|&(#\d+|#[xX][\da-fA-F]+|[A-Za-z]{2,8});"
    r"|^#{1,6} "
)
_SIGNS = re.compile(r"[][*_`<&#!]")  # one of which is in each


def _leaf(key: str, node: Node, inner: Any, reading: Reading) -> Any:
    leaf = _leaf_of(inner)
    if not isinstance(node, Scalar):
        right = mended(reading.text.lines[node.mark.line - 1]) if leaf.is_words else ""
        return _wrong(key, node, leaf.expected, right.removeprefix(f"{key}: ") or leaf.example, reading)
    text = " ".join(node.text.split())  # also where a no-break space was pasted
    try:
        value = leaf.read(text, reading)
    except ValueError as error:
        refused = error if isinstance(error, WrongValue) else WrongValue()
        suggestion = did_you_mean(text, get_args(inner)) if get_origin(inner) is Literal else ""
        words = {"value": shortened(text), "expected": leaf.expected, "example": leaf.example, "suggestion": suggestion}
        reading.report(node.mark, refused.code, **(words | refused.words))
        return _WRONG
    if len(text) > leaf.longest:
        reading.report(
            node.mark, "too-large", what=f"“{key}”", size=f"{len(text)} characters", limit=f"{leaf.longest} characters"
        )
        return _WRONG
    if leaf.is_words and _SIGNS.search(text) and (markup := _MARKUP.search(text)):
        reading.report(node.mark, "literal-markup", markup=shortened(markup[0]))
    if leaf.refers:
        reading.mentions.append(Mention(Ref(leaf.refers, value), node.mark))
    return value


def _wrong(key: str, node: Node, expected: str, example: str, reading: Reading) -> Any:
    found = {Scalar: "text", Sequence: "a list", Mapping: "keys and values"}[type(node)]
    reading.report(node.mark, "wrong-type", key=key, found=found, expected=expected, example=example)
    return _WRONG


def _bare(annotation: Any) -> Any:
    """`T | None` to `T`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _leaf_of(inner: Any) -> Leaf:
    if get_origin(inner) is Annotated:
        return next(part for part in get_args(inner) if isinstance(part, Leaf))
    if get_origin(inner) is Literal:
        words = get_args(inner)
        return Leaf(" or ".join(words), words[0], pattern("|".join(words)))
    return PLAIN[inner]


def _is_words(inner: Any) -> bool:
    return get_origin(inner) is Annotated and _leaf_of(inner).is_words


def _is_own(inner: Any) -> bool:
    """Whether it is a list of what each version has of its own."""
    return get_origin(inner) is tuple and _leaf_of(get_args(inner)[0]).is_own


def _table_of(inner: Any) -> type[Struct] | None:
    """The schema in a `dict[Slug, schema]`."""
    if get_origin(inner) is dict:
        value = get_args(inner)[1]
        return value if isinstance(value, type) and issubclass(value, Struct) else None
    return None


def _example(annotation: Any) -> str:
    inner = _bare(annotation)
    if get_origin(inner) is dict:
        return f"{{name: {_example(get_args(inner)[1])}}}"
    if get_origin(inner) is tuple:
        return f"[{_example(get_args(inner)[0])}]"
    if isinstance(inner, type) and issubclass(inner, Struct) and inner is not When:
        known = [(key, field.type, field.required) for key, field in _fields(inner).items()]
        needed = [(key, one) for key, one, is_required in known if is_required] or [known[0][:2]]
        return "{" + ", ".join(f"{key}: {_example(one)}" for key, one in needed) + "}"
    return _leaf_of(inner).example
