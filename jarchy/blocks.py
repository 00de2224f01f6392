"""The blocks of a body: which lines make a paragraph, a heading, a list, a quotation, a table, code.

Python-Markdown's own block parser shows many texts otherwise than GitHub does: it flattens a list that is indented by
two spaces, runs a list into the line above it, takes an indented paragraph for code. This one takes its place. It adds
one line after the other, by the algorithm of the CommonMark specification (https://spec.commonmark.org/0.31.2/,
“Parsing strategy”), with the tables and the notes of GitHub. `tests/commonmark/texts.py` lists where it departs from
them on purpose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown.blockparser import BlockParser

from jarchy.body import Body
from jarchy.leaves import Fence, Paragraph, Table, begins_table, cells
from jarchy.limits import DEEPEST, Excess, excess_of_block, excess_of_table
from jarchy.lists import MARK, SHORTEST_YEAR, Listing, sign_of_text, unwrap
from jarchy.shortcodes import PLACED
from jarchy.typed_lists import ENDS, report_single_bullets

HEADING = re.compile(r"(?P<signs>#{1,6})(?:[ \t]+|$)(?P<words>.*?)(?:(?:^|[ \t]+)#+)?[ \t]*$")
RULE = re.compile(r"([-_*])(?:[ \t]*\1){2,}[ \t]*$")
UNDERLINE = re.compile(r"(?P<sign>[=-])(?P=sign)* *$")
FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
NOTE = re.compile(r"\[\^(?P<label>[^\]]+)\]:")
MEANING = re.compile(r":[ \t]+(?=\S)")
FARTHEST = 3  # columns before a heading; with more it is text
WIDEST_SPACE = 4  # columns between the mark of an item and its text
NOTE_WIDTH = 4  # columns by which the further paragraphs of a note are indented
SHORTEST_RULE = 3


@dataclass(slots=True)
class Container:
    """An element that blocks are added to. A line belongs to it when it begins with `>`, or is indented by `width`."""

    element: Element
    is_quote: bool = False
    width: int = 0
    line: int = 0  # on which it begins
    listing: Listing | None = None  # that it is an item of
    offset: int = 0  # columns before the mark of an item
    last: Listing | None = None  # that was added to it

    def goes_on_with(self, mark: re.Match[str]) -> bool:
        """Whether the mark adds an item to the list that stands last."""
        return (
            self.last is not None
            and self.element[-1] is self.last.element
            and self.last.sign == (mark["bullet"] or mark["end"])
        )


class Blocks(BlockParser):
    """Makes the tree of blocks. What stands in a block is left to the inline patterns."""

    md: Any  # the dialect

    def parseDocument(  # type: ignore[override]  # noqa: N802  Python-Markdown's name
        self, lines: Sequence[str]
    ) -> "ElementTree[Element]":
        self.root = Element(self.md.doc_tag)
        Structure(self.root, self.md, lines).read()
        return ElementTree(self.root)

    def parseChunk(self, parent: Element, text: Any) -> None:  # noqa: N802  Python-Markdown's name
        """Moves the blocks of a note to the list of notes: they have been read where they stand."""
        parent.extend(text)


class Structure:
    """The containers and the leaf that are open while lines are added. `md` gets the notes, references and places."""

    def __init__(self, root: Element, md: Any, lines: Sequence[str]) -> None:
        self.md, self.lines = md, lines
        self.body: Body = md.body
        self.open = [Container(root)]
        self.leaf: Paragraph | Table | Fence | None = None
        self.lists: list[Listing] = []
        self.meanings: list[Element] = []
        self.number = 0  # of the line
        self.blank: int | None = None  # if the line before is empty: the number of quotations that it stands in
        self.heading = 1  # the level of the last one
        self.refused: set[str] = set()

    def read(self) -> None:
        for number, line in enumerate(self.lines):
            self.number = number
            self.add(_untabbed(line) if "\t" in line and self.is_read else line)
        if isinstance(self.leaf, Fence):
            self.body.report_on(self.leaf.line, "open-code")
        self.close(1)
        self.finish()

    @property
    def is_read(self) -> bool:
        """Whether the next line is more than a line of code, which stays as it is typed."""
        return len(self.open) > 1 or not isinstance(self.leaf, Fence)

    def finish(self) -> None:
        """What can be said of lists and texts only when all of them is read."""
        for listing in self.lists:
            listing.finish(self.md.starts)
            if listing.is_doubtful and len(listing.element) == 1:
                self.body.report_on(self.md.starts[listing.element], "list-or-dash")
        for label, note in self.md.notes.footnotes.items():
            if not len(note):
                what, remedy = f"the note “[^{label}]”, which has no words,", "write them behind the “:”"
                self.body.report_on(self.md.starts[note], "lost-text", what=what, remedy=remedy)
                SubElement(note, "p").text = ""
        for meaning in self.meanings:
            if len(meaning) == 1:
                unwrap(meaning, self.md.starts)
        report_single_bullets(self.md)
        for block, line in self.md.starts.items():
            if block.text and (excess := excess_of_block(block.text)):
                self.body.report_on(line, "too-large", **excess._asdict())
                block.text = ""

    def add(self, line: str) -> None:
        if len(self.open) == 1 and not isinstance(self.leaf, Table | Fence):
            if not line:
                self.close_leaf()
                self.blank = 0
                return
            if line[0].isalpha():
                self.add_text(line)  # most lines that are not empty
                self.blank = None
                return
        depth, at = self.belonging(line)
        if isinstance(self.leaf, Fence) and depth == len(self.open):
            if self.leaf.add(line[at:]):
                self.close_leaf()
        elif not line[at:].strip():
            self.add_blank(depth)
            return
        elif line.startswith("[[") and (placed := PLACED.match(line)):
            self.close(1)
            self.append(Element("figure", {f"data-{placed['kind']}": placed["slug"]}))
        else:
            self.add_line(line, depth, at)
        self.blank = None

    def belonging(self, line: str) -> tuple[int, int]:
        """How many of the open containers the line belongs to, and the column at which its text goes on."""
        at = 0
        for depth, container in enumerate(self.open[1:], 1):
            start = _start(line, at)
            if container.is_quote:
                if line[start : start + 1] != ">":
                    return depth, at
                at = _after_quote(line, start)
            elif start == len(line):
                at = start
            elif start - at >= container.width:
                at += container.width
            else:
                return depth, at
        return len(self.open), at

    def add_blank(self, depth: int) -> None:
        """Ends the paragraph or the table, and the quotations that the line does not belong to."""
        last = self.open[-1]
        if last.listing and not len(last.element) and last.line < self.number:
            depth = min(depth, len(self.open) - 1)  # one empty line may begin an item, not two
        if depth < len(self.open) or not isinstance(self.leaf, Fence):
            self.close(depth)
        self.blank = self.quotes(len(self.open))

    def add_line(self, line: str, depth: int, at: int) -> None:
        goes_on = depth == len(self.open)
        belonging = depth
        while (after := self.begin_container(line, depth, at)) is not None:
            depth, at, goes_on = len(self.open), after, False
            if not line[at:].strip():
                return
        start = _start(line, at)
        text, indent = line[start:], start - at
        is_lazy = depth == belonging < len(self.open) and isinstance(self.leaf, Paragraph)
        if is_lazy and not self.begins_leaf(text, indent) and not self.goes_on_with_terms(text, depth):
            self.add_text(text)  # a paragraph goes on without the `>` or the spaces before it
            return
        if not goes_on:
            self.close(depth)
        if not self.continue_leaf(text):
            self.add_leaf(text, indent)

    # Containers

    def begin_container(self, line: str, depth: int, at: int) -> int | None:
        """Begins the quotation, note or item that the text at a column begins with. The column after its mark."""
        start = _start(line, at)
        if depth > DEEPEST and (line[start] == ">" or MARK.match(line, start)):
            self.refuse(Excess("the list or quotation", f"more than {DEEPEST} levels", DEEPEST))
            return None
        if line[start] == ">":
            self.close(depth)
            self.push(Container(Element("blockquote"), is_quote=True))
            return _after_quote(line, start)
        if depth == 1 and (note := NOTE.match(line, start)):
            self.close(1)
            self.open.append(Container(Element("li"), width=NOTE_WIDTH, line=self.number))
            self.md.starts[self.open[-1].element] = self.number
            self.md.notes.setFootnote(note["label"], self.open[-1].element)
            return note.end()
        mark = MARK.match(line, start)
        return self.begin_item(mark, depth, at) if mark and not RULE.match(line, start) else None

    def begin_item(self, mark: re.Match[str], depth: int, at: int) -> int | None:
        offset = mark.start() - at
        if depth < len(self.open) and self.open[depth].listing and offset >= self.open[depth].offset + 2:
            depth += 1  # it is meant to lie in that item
            if not self.open[depth - 1].goes_on_with(mark):
                self.body.report_on(self.number, "list-indent", mark.start() + 1, width=self.open[depth - 1].width)
        if not self.open[depth - 1].goes_on_with(mark) and not self.may_begin(mark, depth):
            return None
        is_doubtful = self.is_in_sentence(depth)
        self.close(depth)
        after = self.push_item(mark, offset, mark.end() - at)
        if is_doubtful and self.open[-1].listing:
            self.open[-1].listing.is_doubtful = True
        return after

    def is_in_sentence(self, depth: int) -> bool:
        """Whether the line stands right under a text that seems to go on: a hyphen may be meant for a dash there."""
        if depth < len(self.open) or self.open[-1].listing or not isinstance(self.leaf, Paragraph):
            return False
        return not self.leaf.lines[-1].rstrip().endswith(ENDS)

    def push_item(self, mark: re.Match[str], offset: int, width: int) -> int:
        parent, is_after_blank = self.open[-1], self.is_after_blank()
        if not parent.goes_on_with(mark):
            begun = Listing.begun_by(mark)
            self.lists.append(begun)
            self.append(begun.element)
            parent.last = begun
        listing = parent.last
        assert listing is not None  # it is there, or was made above
        listing.is_loose |= is_after_blank and len(listing.element) > 0
        space = len(mark["space"])
        width += 0 if 0 < space <= WIDEST_SPACE else 1 - space
        item = listing.item(mark)
        self.md.starts[item] = self.number
        self.open.append(Container(item, width=width, line=self.number, listing=listing, offset=offset))
        return mark.end()

    def may_begin(self, mark: re.Match[str], depth: int) -> bool:
        """Whether a list may begin here: not with a year; right under a text with its first item, or with two."""
        if mark["bullet"] and (sign := sign_of_text(mark, self.lines, self.number)):
            if sign == "speech":
                self.close_leaf()  # everybody who speaks has a paragraph
            return False
        is_year = mark["end"] == "." and len(mark["number"]) >= SHORTEST_YEAR
        if depth < len(self.open) or not isinstance(self.leaf, Paragraph):
            return not is_year
        if mark.end() == len(mark.string) or is_year:
            return False
        return bool(mark["bullet"]) or int(mark["number"]) == 1 or self.is_followed_by(mark["end"])

    def is_followed_by(self, sign: str) -> bool:
        """Whether the next line begins with a number and this sign."""
        following = MARK.match(self.lines[self.number + 1].lstrip()) if self.number + 1 < len(self.lines) else None
        return following is not None and following["end"] == sign

    def push(self, container: Container) -> None:
        container.line = self.number
        self.append(container.element)
        self.open.append(container)

    def append(self, element: Element) -> None:
        """Adds a block to the innermost container."""
        parent = self.open[-1]
        if parent.listing and len(parent.element) and self.is_after_blank():
            parent.listing.is_loose = True
        parent.element.append(element)
        parent.last = None
        self.md.starts[element] = self.number

    def close(self, depth: int) -> None:
        """Closes the leaf, and all but the outermost containers."""
        self.close_leaf()
        del self.open[depth:]

    def quotes(self, depth: int) -> int:
        return sum(container.is_quote for container in self.open[:depth])

    def is_after_blank(self) -> bool:
        """Whether the line before is empty, and in no quotation that lies in the innermost container."""
        return self.blank is not None and self.blank <= self.quotes(len(self.open))

    def refuse(self, excess: Excess) -> None:
        """Reports what is too large; of several levels or rows, the first one that is too many."""
        if excess.what not in self.refused:
            self.refused.add(excess.what)
            self.body.report_on(self.number, "too-large", **excess._asdict())

    # Leaves

    def continue_leaf(self, text: str) -> bool:
        """Whether a line that belongs to all that is open goes on with the leaf, or changes what it is."""
        leaf = self.leaf
        if isinstance(leaf, Paragraph):
            if underline := UNDERLINE.match(text):
                return self.underline(leaf, underline)
            if "-" in text and begins_table(leaf.lines[-1], text):
                return self.begin_table(leaf, text)
            if meaning := MEANING.match(text):
                leaf.become_terms(self.md)
                self.leaf = None
                return self.begin_meaning(text, meaning)
        elif leaf is None and self.goes_on_with_terms(text, len(self.open)) and (meaning := MEANING.match(text)):
            return self.begin_meaning(text, meaning)
        return False

    def goes_on_with_terms(self, text: str, depth: int) -> bool:
        """Whether a line is a further meaning of the term above."""
        last = self.open[depth - 1].element[-1:]
        return bool(last) and last[0].tag == "dl" and MEANING.match(text) is not None

    def underline(self, paragraph: Paragraph, underline: re.Match[str]) -> bool:
        """A line of = or - under a text. Two hyphens or fewer are text."""
        if underline["sign"] == "=":
            self.body.report_on(paragraph.line, "heading-level")
            self.close_leaf()
        elif len(underline[0].rstrip()) < SHORTEST_RULE:
            self.body.report_on(self.number, "rule-or-heading")
            paragraph.lines.append(underline[0])
        else:
            self.body.report_on(self.number, "rule-or-heading")
            self.close_leaf()
            self.append(Element("hr"))
        return True

    def begin_table(self, paragraph: Paragraph, delimiters: str) -> bool:
        if excess := excess_of_table(len(cells(delimiters)), 1):
            self.refuse(excess)
            return False
        head = paragraph.lines.pop()
        self.close_leaf()
        frame = Element("div", {"class": "wide", "tabindex": "0"})
        self.append(frame)
        self.leaf = Table(frame, head, delimiters, self.md, self.number - 1)
        return True

    def begin_meaning(self, text: str, mark: re.Match[str]) -> bool:
        meaning = SubElement(self.open[-1].element[-1], "dd")
        self.meanings.append(meaning)
        self.md.starts[meaning] = self.number
        self.open.append(Container(meaning, width=mark.end(), line=self.number))
        self.add_leaf(text[mark.end() :], 0)
        return True

    def begins_leaf(self, text: str, indent: int) -> bool:
        """Whether a line begins something else than a paragraph."""
        return bool(RULE.match(text) or FENCE.match(text) or (indent <= FARTHEST and HEADING.match(text)))

    def add_leaf(self, text: str, indent: int) -> None:
        if indent <= FARTHEST and (heading := HEADING.match(text)):
            self.close_leaf()
            self.add_heading(len(heading["signs"]), heading["words"])
        elif fence := FENCE.match(text):
            self.close_leaf()
            block = Element("pre")
            self.append(block)
            self.leaf = Fence(block, fence[0], indent, self.number)
        elif RULE.match(text):
            self.close_leaf()
            self.append(Element("hr"))
        elif isinstance(self.leaf, Table):
            if excess := excess_of_table(len(self.leaf.sides), self.leaf.rows + 1):
                self.refuse(excess)
            else:
                self.leaf.add(text, self.number)
        else:
            self.add_text(text)

    def add_heading(self, level: int, words: str) -> None:
        if level == 1:
            self.body.report_on(self.number, "heading-level")
        elif not words:
            self.body.report_on(self.number, "empty-heading")
        elif level > self.heading + 1:
            self.body.report_on(self.number, "heading-step", found="#" * level, expected="#" * (self.heading + 1))
        self.heading = level
        heading = Element(f"h{level}")
        heading.text = words
        self.append(heading)

    def add_text(self, text: str) -> None:
        if not isinstance(self.leaf, Paragraph):
            self.close_leaf()
            element = Element("p")
            self.append(element)
            self.leaf = Paragraph(element, self.open[-1].element, self.number)
        self.leaf.lines.append(text)

    def close_leaf(self) -> None:
        if self.leaf:
            leaf, self.leaf = self.leaf, None
            leaf.close(self.md)


_STRUCTURE = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*")


def _untabbed(line: str) -> str:
    """A line whose tabs are spaces where they are a part of the structure: before its text, and behind a mark."""
    return _STRUCTURE.sub(lambda begin: begin[0].expandtabs(4), line, count=1)


def _start(line: str, at: int) -> int:
    """The column of the first character after a column that is no space; the line's end if there is none."""
    while at < len(line) and line[at] == " ":
        at += 1
    return at


def _after_quote(line: str, start: int) -> int:
    return start + (2 if line[start + 1 : start + 2] == " " else 1)
