"""The nodes of front matter: scalars, sequences and mappings, each with its place."""

from typing import NamedTuple

from jarchy.core.text import Position


class ScalarNode(NamedTuple):
    mark: Position
    text: str


class SequenceNode(NamedTuple):
    mark: Position
    items: list["Node"]


class MappingNode(NamedTuple):
    """A mapping. `unread` has the keys whose values could not be read; "" stands for a line without a key.

    Problems with these lines were reported already, so a missing value there is not reported again.
    """

    mark: Position
    items: dict[str, "Node"]
    keys: dict[str, Position]
    unread: frozenset[str] = frozenset()

    def may_have(self, key: str) -> bool:
        """Whether the key is there, or could be in a line that could not be read."""
        return key in self.items or key in self.unread or "" in self.unread


Node = ScalarNode | SequenceNode | MappingNode
