"""The facts and the words in front matter, with their places. Only an original has to state the facts."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct

from jarchy.core.records import encoded
from jarchy.core.text import Position
from jarchy.model import Fact
from jarchy.schema.annotations import fields_of, is_own, is_words, table_of, without_none
from jarchy.schema.nodes import MappingNode, Node, ScalarNode, SequenceNode
from jarchy.schema.readers import Context
from jarchy.schema.validation import read_field


class FactNode(NamedTuple):
    """The node of a fact in front matter."""

    path: tuple[str, ...]
    key: str
    mark: Position
    node: Node
    annotation: Any


def fact_nodes(node: MappingNode, words: type[Struct], path: tuple[str, ...] = (), key: str = "") -> Iterator[FactNode]:
    """The facts of a mapping, and of the mappings in it. `words` is its schema in a translation."""
    fields, whole = fields_of(words), fields_of(getattr(words, "whole", words))
    for name, child in node.items.items():
        if name not in fields and name in whole:
            yield FactNode((*path, whole[name].name), key + name, node.keys[name], child, whole[name].type)
        elif name in fields and isinstance(child, MappingNode) and (table := table_of(without_none(fields[name].type))):
            for slug, item in child.items.items():
                if isinstance(item, MappingNode):
                    yield from fact_nodes(item, table, (*path, name, slug), f"{key}{name}: {slug}: ")


class WordsNode(NamedTuple):
    """The node of words in front matter."""

    key: str
    mark: Position
    text: str  # with single spaces
    typed: str


def words_nodes(node: MappingNode, schema: type[Struct], key: str = "") -> Iterator[WordsNode]:
    """The words of a mapping, and of the mappings in it."""
    fields = fields_of(schema)
    for name, child in node.items.items():
        inner = without_none(fields[name].type) if name in fields else None
        if isinstance(child, ScalarNode) and inner and is_words(inner):
            yield WordsNode(key + name, child.mark, " ".join(child.text.split()), child.text)
        elif isinstance(child, MappingNode) and (table := table_of(inner)):
            for slug, item in child.items.items():
                if isinstance(item, MappingNode):
                    yield from words_nodes(item, table, f"{key}{name}: {slug}: ")


def facts_in(nodes: Iterable[FactNode], context: Context) -> Iterator[Fact]:
    """The typed facts of a translation. Whether they equal those of the original is checked later."""
    for fact in nodes:
        read = read_field(fact.key, fact.node, fact.annotation, context)
        value = b"" if read.value is None else encoded(read.value)
        refs = tuple(mention.ref for mention in read.mentions)
        yield Fact(fact.path, fact.key, fact.mark, _typed_text(fact.node), value, refs)


def _typed_text(node: Node) -> str:
    if isinstance(node, ScalarNode):
        return " ".join(node.text.split())
    return ", ".join(map(_typed_text, node.items if isinstance(node, SequenceNode) else node.items.values()))


@cache
def fact_names(schema: type[Struct]) -> frozenset[str]:
    """The keys of all facts of a schema, and of its tables."""
    names: set[str] = set()
    for key, field in fields_of(schema).items():
        inner = without_none(field.type)
        if table := table_of(inner):
            names |= fact_names(table)
        elif not (is_words(inner) or is_own(inner)):
            names.add(key)
    return frozenset(names)
