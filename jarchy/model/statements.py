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
    mark: Position
    is_sure: bool = True  # otherwise it may agree with a fact of the other text, but nobody misses it


class Phrase(Record):
    """Words around a capital letter, in small letters: a name may be among them."""

    words: tuple[str, ...]
    capitals: tuple[int, ...]  # which of the words begin with a capital
    text: str  # as typed
    mark: Position


class Block(Record):
    """A paragraph, a heading, an item, or the value of a key."""

    kind: str  # paragraph, heading, item, quotation, row, or the name of a shortcode; of front matter, the key
    mark: Position
    length: int  # characters
    beginning: str
    facts: tuple[TextFact, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    is_value: bool = False  # whether it stands in front matter
