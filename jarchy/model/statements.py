"""What a text states: the facts that its translations must state, too."""

from typing import Literal

from jarchy.core.records import Record
from jarchy.core.text import Position

# What a fact is about. Editors name these under `parity:`.
About = Literal[
    "numbers",
    "dates",
    "times",
    "money",
    "percentages",
    "phones",
    "addresses",
    "links",
    "placed",
    "blocks",
    "names",
    "terms",
]


class TextFact(Record):
    """A fact in a text. Two facts agree if one of their `readings` is the same: 1.500 may be 1500 or 1.5."""

    about: About
    readings: tuple[str, ...]
    text: str  # as typed
    at: int  # offset in its block
    is_sure: bool = True  # otherwise it may agree with a fact of the other text, but nobody misses it


class Block(Record):
    """A paragraph, a heading, an item, or the value of a key."""

    kind: str  # paragraph, heading, item, quotation, row, or the name of a shortcode; of front matter, the key
    mark: Position
    text: str
    facts: tuple[TextFact, ...] = ()
    phrases: tuple[tuple[int, int], ...] = ()  # words around capital letters, where names stand: their offsets
    is_value: bool = False  # whether it stands in front matter
    digest: str = ""  # of its words, in an original

    @property
    def length(self) -> int:
        return len(self.text)

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def beginning(self) -> str:
        return self.text[:_BEGINNING].strip()

    def position(self, at: int) -> Position:
        """The place of an offset in the file."""
        if self.is_value:
            return self.mark
        line = self.text.rfind("\n", 0, at)
        return Position(
            self.mark.line + self.text.count("\n", 0, at), at - line if line >= 0 else self.mark.column + at
        )


_BEGINNING = 60  # characters
