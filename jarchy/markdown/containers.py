"""Blocks that contain other blocks: quotations, list items, footnotes, definitions.

The beginning of a line shows to which of them it belongs.
"""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from jarchy.core.patterns import lazy_pattern
from jarchy.markdown.lists import Listing

NESTED_FROM = 2  # an item that is indented by this many columns is meant to be nested in the item above


@dataclass(slots=True)
class Container:
    """An element that contains blocks. A line belongs to it if it begins with `>`, or is indented by `width`."""

    element: Element
    is_quote: bool = False
    width: int = 0
    line: int = 0  # the line on which it begins
    listing: Listing | None = None  # the list that it is an item of
    offset: int = 0  # columns before the mark of an item
    last: Listing | None = None  # the last list in it

    def goes_on_with(self, mark: re.Match[str]) -> bool:
        """Whether the mark adds an item to the last list."""
        return self.last is not None and self.last.sign == (mark["bullet"] or mark["end"])

    def nests(self, offset: int) -> bool:
        """Whether an item with this many columns before its mark is meant to be nested in this item."""
        return self.listing is not None and offset >= self.offset + NESTED_FROM


@dataclass(slots=True)
class OpenContainers:
    """The containers that the next line may belong to, from the outermost, which is the body, to the innermost."""

    stack: list[Container]
    starts: dict[Element, int]  # the line on which each block begins
    line: int = 0  # the number of the current line
    blank: int | None = None  # if the previous line is empty: the number of quotations around it
    lists: list[Listing] = field(default_factory=list)

    @property
    def innermost(self) -> Container:
        return self.stack[-1]

    @property
    def depth(self) -> int:
        return len(self.stack)

    def belonging(self, line: str) -> tuple[int, int]:
        """The number of containers that the line belongs to, and the column at which its text continues."""
        at = 0
        for depth, container in enumerate(self.stack[1:], 1):
            start = text_start(line, at)
            if container.is_quote:
                if line[start : start + 1] != ">":
                    return depth, at
                at = after_quote_mark(line, start)
            elif start == len(line):
                at = start
            elif start - at >= container.width:
                at += container.width
            else:
                return depth, at
        return self.depth, at

    def append(self, element: Element) -> None:
        """Adds a block to the innermost container."""
        self.note_block()
        parent = self.innermost
        parent.element.append(element)
        parent.last = None
        self.starts[element] = self.line

    def add_item(self, mark: re.Match[str]) -> tuple[Element, Listing]:
        """Adds an item to the last list of the innermost container, or to a new list."""
        parent, is_after_blank = self.innermost, self.is_after_blank()
        listing = parent.last
        if listing is None or not parent.goes_on_with(mark):
            listing = Listing.begun_by(mark)
            self.lists.append(listing)
            self.append(listing.element)
            parent.last = listing
        listing.is_loose |= is_after_blank and len(listing.element) > 0
        item = listing.item(mark)
        self.starts[item] = self.line
        return item, listing

    def note_block(self) -> None:
        """Makes a list loose if an empty line separates two blocks of an item, even if the second one is a footnote."""
        parent = self.innermost
        if parent.listing and len(parent.element) and self.is_after_blank():
            parent.listing.is_loose = True

    def note_blank(self) -> None:
        self.blank = self._quotes()

    def is_after_blank(self) -> bool:
        """Whether the previous line is empty, and not part of a quotation in the innermost container."""
        return self.blank is not None and self.blank <= self._quotes()

    def _quotes(self) -> int:
        return sum(container.is_quote for container in self.stack)


def text_start(line: str, at: int) -> int:
    """The column of the first non-space character from a column on, or the end of the line."""
    while at < len(line) and line[at] == " ":
        at += 1
    return at


def after_quote_mark(line: str, start: int) -> int:
    """The column after the `>` at a column, and after one space behind it."""
    return start + (2 if line[start + 1 : start + 2] == " " else 1)


_STRUCTURE = lazy_pattern(r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*")


def untabbed(line: str) -> str:
    """The line with spaces in place of the tabs that are part of the structure: before its text, and after a mark."""
    return _STRUCTURE.sub(lambda begin: begin[0].expandtabs(4), line, count=1)
