"""Fields to a typed value, every problem at once.

A schema is a class: its annotations say what an editor may write. `Words` is what a translation translates; all else
is a fact, which the original alone states. So `translation_of` derives what a translation may say, and a date can't
be written twice.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, tzinfo
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from jarchy.frontmatter import Mapping, Node, Scalar, Sequence
from jarchy.language import Language
from jarchy.model import Mention, Ref, Translation, When
from jarchy.problems import Problem, did_you_mean, problem
from jarchy.text import Mark, Text
from jarchy.typography import typeset

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Reading(NamedTuple):
    """What reading one file needs to know, and what it finds: problems, mentions, and the words to translate."""

    text: Text
    language: Language
    zone: tzinfo
    found: list[Problem]
    mentions: list[Mention]
    words: list[str]

    def report(self, mark: Mark, code: str, /, **words: object) -> None:
        self.found.append(problem(self.text.at(mark), code, **words))


class Leaf(NamedTuple):
    """One value: how it is read (ValueError: it isn't one), and how it is spoken of to an editor."""

    expected: str
    example: str
    read: Callable[[str, Reading], Any]
    is_words: bool = False
    refers: str = ""  # the kind of document that the value names


def _read_words(text: str, reading: Reading) -> str:
    words = " ".join(text.split())
    reading.words.append(words)
    return typeset(words, reading.language)


def _read_line(text: str, reading: Reading) -> str:
    return " ".join(text.split())


def _read_bool(text: str, reading: Reading) -> bool:
    if text.lower() not in ("yes", "true", "no", "false"):
        raise ValueError(text)
    return text.lower() in ("yes", "true")


def _read_when(text: str, reading: Reading) -> When:
    """A day, or a day and a time. A time without an offset is in the site's zone."""
    if re.fullmatch(r"(19|20|21)\d\d-\d\d-\d\d", text, re.ASCII):
        midnight = datetime.combine(date.fromisoformat(text), datetime.min.time(), reading.zone)
        return When(text, int(midnight.timestamp()))
    if not re.fullmatch(r"(19|20|21)\d\d-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?", text, re.ASCII):
        raise ValueError(text)
    moment = datetime.fromisoformat(text)
    moment = moment.astimezone(reading.zone) if moment.tzinfo else moment.replace(tzinfo=reading.zone)
    return When(moment.isoformat(timespec="minutes"), int(moment.timestamp()))


def _pattern(pattern: str) -> Callable[[str, Reading], str]:
    compiled = re.compile(pattern, re.ASCII)

    def read(text: str, reading: Reading) -> str:
        if not compiled.fullmatch(text):
            raise ValueError(text)
        return text

    return read


def refers_to(kind: str, example: str) -> Leaf:
    return Leaf(f"the slug of a {kind}", example, _pattern(SLUG.pattern), refers=kind)


Words = Annotated[str, Leaf("text", "Форум", _read_words, is_words=True)]
Slug = Annotated[str, Leaf("a slug", "local-government", _pattern(SLUG.pattern))]
Url = Annotated[
    str, Leaf("an address", "https://example.org/", _pattern(r"https?://[^\s\\<>\"'@/?#]+([/?#][^\s\\<>\"]*)?"))
]
Email = Annotated[str, Leaf("an e-mail address", "press@example.org", _pattern(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"))]
Phone = Annotated[str, Leaf("a telephone number", "+996 312 000000", _pattern(r"(?=(.*\d){3})\+?[\d ()-]{3,24}"))]
Clock = Annotated[str, Leaf("a time", "09:30", _pattern(r"([01]\d|2[0-3]):[0-5]\d"))]
PersonSlug = Annotated[str, refers_to("person", "saliev")]
OrganisationSlug = Annotated[str, refers_to("organisation", "policy-institute")]
EventSlug = Annotated[str, refers_to("event", "forum-2018")]

PLAIN: dict[Any, Leaf] = {
    str: Leaf("text", "text", _read_line),
    bool: Leaf("yes or no", "no", _read_bool),
    int: Leaf("a number", "20", lambda text, reading: int(text)),
    When: Leaf("a date, or a date and a time", "2018-07-03 09:30", _read_when),
}


class Original(Struct, frozen=True, kw_only=True):
    """What every original may state: when it is public. And what every document can say of itself in a list."""

    status: Literal["draft", "published"] | None = None
    embargo: When | None = None
    expires: When | None = None

    @property
    def headline(self) -> str:
        """How the document is called where others name it."""
        return ""

    @property
    def sort_name(self) -> str:
        """What an alphabetical list sorts it by."""
        return self.headline

    @property
    def when(self) -> When | None:
        """The moment that a list shows and sorts by."""
        return None

    @property
    def public_from(self) -> When | None:
        """The earliest moment at which its own facts let it be public, embargo apart."""
        return None

    @property
    def needs(self) -> tuple[Ref, ...]:
        """The documents without which it can't be shown: while one of them is withheld, so is this."""
        return ()

    @property
    def teaser(self) -> str:
        """A sentence or two; empty: the beginning of the body."""
        return ""

    @property
    def place(self) -> str:
        return ""


@cache
def translation_of(schema: type[Struct]) -> type[Struct]:
    """The part of a schema that a translation states: its words, and what it says of itself."""
    return _words_of(schema, [("translation", Translation)])


def _words_of(schema: type[Struct], more: list[tuple[str, Any]]) -> type[Struct]:
    fields: list[Any] = list(more)
    for field in msgspec.structs.fields(schema):
        inner, empty = _bare(field.type), () if field.required else (field.default,)
        if _is_words(inner):
            fields.append((field.name, field.type, *empty))
        elif table := _table_of(inner):
            fields.append((field.name, dict[Slug, _words_of(table, [])], msgspec.field(default_factory=dict)))  # type: ignore[misc]
    return msgspec.defstruct(f"{schema.__name__}Words", fields, frozen=True, kw_only=True, namespace={"whole": schema})


def typed(node: Mapping, schema: type[Struct], reading: Reading) -> Any:
    """An instance of `schema`, or None where problems were found."""
    fields = _fields(schema)
    values: dict[str, Any] = {}
    is_sound = True
    for key, child in node.items.items():
        if key in fields:
            value = _value(key, child, fields[key].type, reading)
            is_sound &= value is not _WRONG
            if value is not None:
                values[fields[key].name] = value
            continue
        is_sound = False
        if key in _fields(getattr(schema, "whole", schema)):
            reading.report(node.keys[key], "fact-in-translation", key=key, original="the original")
        else:
            suggestion, known = did_you_mean(key, fields), ", ".join(fields)
            reading.report(node.keys[key], "unknown-key", key=key, suggestion=suggestion, known=known)
    for key, field in fields.items():
        if field.required and field.name not in values:
            is_sound = False
            reading.report(node.mark, "missing-key", key=key, example=_example(field.type))
    return schema(**values) if is_sound else None


@cache
def _fields(schema: type[Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """By the names that editors write."""
    return {field.encode_name: field for field in msgspec.structs.fields(schema)}


_WRONG = object()


def _value(key: str, node: Node, annotation: Any, reading: Reading) -> Any:
    """The typed value; None for an empty one; `_WRONG` after a problem was reported."""
    inner = _bare(annotation)
    if isinstance(node, Scalar) and not node.text.strip():
        return None
    if isinstance(inner, type) and issubclass(inner, Struct) and inner is not When:
        return _mapping(key, node, inner, reading)
    if get_origin(inner) is dict:
        name_type, value_type = get_args(inner)
        return _table(key, node, name_type, value_type, reading)
    if get_origin(inner) is tuple:
        return _list(key, node, get_args(inner)[0], reading)
    return _leaf(key, node, inner, reading)


def _mapping(key: str, node: Node, schema: type[Struct], reading: Reading) -> Any:
    if not isinstance(node, Mapping):
        return _wrong(key, node, "keys and values under it", f"{next(iter(schema.__struct_fields__))}: …", reading)
    value = typed(node, schema, reading)
    return _WRONG if value is None else value


def _table(key: str, node: Node, name_type: Any, inner: Any, reading: Reading) -> Any:
    if not isinstance(node, Mapping):
        return _wrong(key, node, "names with values under it", "name: …", reading)
    names = [_leaf(key, Scalar(node.keys[name], name), name_type, reading) for name in node.items]
    if _WRONG in names:
        return _WRONG
    values = {name: _value(name, child, inner, reading) for name, child in node.items.items()}
    return _WRONG if _WRONG in values.values() else {name: value for name, value in values.items() if value is not None}


def _list(key: str, node: Node, inner: Any, reading: Reading) -> Any:
    if not isinstance(node, Sequence):
        return _wrong(key, node, "a list", f"[{_example(inner)}]", reading)
    values = [_value(key, child, inner, reading) for child in node.items]
    for number, value in enumerate(values):
        if value is not _WRONG and value in values[:number]:
            reading.report(node.items[number].mark, "twice", value=value)
            return _WRONG
    return _WRONG if _WRONG in values else tuple(value for value in values if value is not None)


def _leaf(key: str, node: Node, inner: Any, reading: Reading) -> Any:
    leaf = _leaf_of(inner)
    if not isinstance(node, Scalar):
        return _wrong(key, node, leaf.expected, leaf.example, reading)
    text = node.text.strip()
    try:
        value = leaf.read(text, reading)
    except ValueError:
        suggestion = did_you_mean(text, get_args(inner)) if get_origin(inner) is Literal else ""
        example = leaf.example
        reading.report(node.mark, "value", value=text, expected=leaf.expected, example=example, suggestion=suggestion)
        return _WRONG
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
        return Leaf(" or ".join(words), words[0], _pattern("|".join(words)))
    return PLAIN[inner]


def _is_words(inner: Any) -> bool:
    return get_origin(inner) is Annotated and _leaf_of(inner).is_words


def _table_of(inner: Any) -> type[Struct] | None:
    """The schema in a `dict[Slug, schema]`."""
    if get_origin(inner) is dict:
        value = get_args(inner)[1]
        return value if isinstance(value, type) and issubclass(value, Struct) else None
    return None


def _example(annotation: Any) -> str:
    inner = _bare(annotation)
    if get_origin(inner) in (dict, tuple) or (
        isinstance(inner, type) and issubclass(inner, Struct) and inner is not When
    ):
        return "…"
    return _leaf_of(inner).example
