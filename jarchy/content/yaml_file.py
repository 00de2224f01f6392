"""Reads a file of content/ that is about the whole site, and checks each of its values by itself."""

from datetime import tzinfo
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from jarchy.core.decoding import decode
from jarchy.core.text import Text
from jarchy.core.zones import is_zone, time_zone
from jarchy.i18n.language import language
from jarchy.model import Mention
from jarchy.problems import Problem
from jarchy.schema.entries import read_entries
from jarchy.schema.nodes import MappingNode, ScalarNode
from jarchy.schema.proposed_values import with_read_values
from jarchy.schema.readers import Context
from jarchy.schema.validation import read_table

LARGEST, MOST_VALUES = 2 * 1024 * 1024, 50_000  # bytes, values: thousands of tags in several languages

Schema = TypeVar("Schema", bound=Struct)


class ReadFile(NamedTuple, Generic[Schema]):
    """A file, with each value checked by itself. What it may name is known when the site's extensions are."""

    value: Schema
    node: MappingNode
    text: Text
    mentions: tuple[Mention, ...]


def read_file(
    path: str, data: bytes, schema: type[Schema], *, shortcuts: bool = True
) -> tuple[ReadFile[Schema] | None, list[Problem]]:
    """The file, or None, and the problems with each of its values. With `shortcuts`, a simple file is read by the fast
    reader.
    """
    text, problems = decode(path, data, limit=LARGEST)
    if text is None:
        return None, problems
    node = read_entries(str(text)) if shortcuts else None
    unread: list[Problem] = []
    if node is None:
        from jarchy.schema.recovery import read_yaml  # noqa: PLC0415  YAML, which most builds do without

        node, unread = read_yaml(text, str(text), most=MOST_VALUES)
    context = Context(text, language("en"), _zone(node))
    read = read_table(node, schema, context)
    whole = ReadFile(read.value, node, text, tuple(read.mentions)) if read.value else None
    return whole, [*problems, *with_read_values(unread, schema, context), *read.problems]


def _zone(node: MappingNode) -> tzinfo:
    """The time zone that the file states, for times in it."""
    name = node.items.get("timezone")
    return time_zone(name.text if isinstance(name, ScalarNode) and is_zone(name.text) else "UTC")
