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
    length: int  # characters
    beginning: str
    words: int = 0
    facts: tuple[TextFact, ...] = ()
    phrases: tuple[tuple[int, str], ...] = ()  # words around capital letters, where names stand, with their offsets
    breaks: tuple[int, ...] = ()  # offsets at which its further lines begin
    is_value: bool = False  # whether it stands in front matter
    digest: str = ""  # of its words, in an original

    def position(self, at: int) -> Position:
        """The place of an offset in the file."""
        if self.is_value:
            return self.mark
        begun = [offset for offset in self.breaks if offset <= at]
        return Position(self.mark.line + len(begun), at - begun[-1] + 1 if begun else self.mark.column + at)
