"""Source files as text, and places in them."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from jarchy.problems import Location, Problem, problem


class Position(NamedTuple):
    """A place in a text. Line and column count from 1, the column in characters."""

    line: int
    column: int


class Typed(NamedTuple):
    """A line as it is in the file, if it is read differently: without the characters at the offsets `left_out`."""

    line: str
    left_out: Sequence[int]


class Text(Struct, frozen=True):
    """A source file as text in NFC, which can point at places in its file.

    `lines` is the text to be read. If characters were left out of a line, `typed` has the line of the file, by number.
    """

    path: str
    lines: list[str]
    right_to_left: bool = False  # whether the language of the document is
    typed: dict[int, Typed] = {}

    def at(self, mark: Position) -> Location:
        line, column = self.in_file(mark)
        if line in self.typed:
            return Location(self.path, line, column, self.typed[line].line)
        inside = 0 < line <= len(self.lines)
        return Location(self.path, line, column, self.lines[line - 1] if inside else "")

    def in_file(self, mark: Position) -> Position:
        """The place in the file for a place in `lines`."""
        column = mark.column
        for offset in self.typed[mark.line].left_out if mark.line in self.typed else ():
            column += offset < column
        return Position(mark.line, column)

    def __str__(self) -> str:
        return "\n".join(self.lines)


class Findings:
    """The problems that are found in one text, each at its place."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []

    def report(self, mark: Position, code: str, /, **words: object) -> None:
        self.problems.append(problem(self.text.at(mark), code, **words))
