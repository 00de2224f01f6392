"""Parses the blocks of a body: paragraphs, headings, lists, quotations, tables and code.

Python-Markdown's own block parser differs from GitHub's in many texts: it flattens a list that is indented by two
spaces, joins a list to the line above it, and takes an indented paragraph for code. This parser replaces it. It adds
one line after the other, by the algorithm of the CommonMark specification (https://spec.commonmark.org/0.31.2/,
“Parsing strategy”), with the tables and footnotes of GitHub. `tests/commonmark/texts.py` lists the intended
differences.
"""

import re
from collections.abc import Sequence
from itertools import chain, islice
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown.blockparser import BlockParser

from jarchy.core.text import Position
from jarchy.markdown.comments import Comments
from jarchy.markdown.containers import Container, OpenContainers, after_quote_mark, text_start
from jarchy.markdown.leaf_blocks import Fence, Paragraph, Table, begins_table, cells
from jarchy.markdown.limits import DEEPEST, Excess, excess_of_block, excess_of_table, is_modest
from jarchy.markdown.lists import MARK, SHORTEST_YEAR, sign_of_text, unwrap
from jarchy.markdown.shortcodes import LINE
from jarchy.markdown.source import MarkdownSource
from jarchy.markdown.typed_lists import ENDS, report_single_bullets
from jarchy.model import Ref

HEADING = re.compile(r"(?P<signs>#{1,6})(?:[ \t]+|$)(?P<words>.*?)(?:(?:^|[ \t]+)#+)?[ \t]*$")
RULE = re.compile(r"([-_*])(?:[ \t]*\1){2,}[ \t]*$")
UNDERLINE = re.compile(r"(?P<sign>[=-])(?P=sign)* *$")
FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
NOTE = re.compile(r"\[\^(?P<label>[^\]]+)\]:")
MEANING = re.compile(r":[ \t]+(?=\S)")
FARTHEST = 3  # columns before a heading; a line with more is text
WIDEST_SPACE = 4  # columns between the mark of an item and its text
NOTE_WIDTH = 4  # columns by which the further paragraphs of a footnote are indented
SHORTEST_RULE = 3


class Blocks(BlockParser):
    """Builds the tree of blocks. The inline patterns process the texts in them later."""

    md: Any  # the dialect

    def parseDocument(  # type: ignore[override]  # noqa: N802  Python-Markdown's name
        self, lines: Sequence[str]
    ) -> "ElementTree[Element]":
        self.root = Element(self.md.doc_tag)
        Structure(self.root, self.md, lines).read()
        return ElementTree(self.root)

    def parseChunk(self, parent: Element, text: Any) -> None:  # noqa: N802  Python-Markdown's name
        """Moves the blocks of a footnote to the list of footnotes. They were parsed in their place."""
        parent.extend(text)


class Structure:
    """The open containers and the open leaf, while lines are added. Footnotes, references and places are stored in
    `md`.
    """

    def __init__(self, root: Element, md: Any, lines: Sequence[str]) -> None:
        self.md, self.lines = md, lines
        self.body: MarkdownSource = md.body
        self.open = OpenContainers([Container(root)], md.starts)
        self.leaf: Paragraph | Table | Fence | None = None
        self.meanings: list[Element] = []
        self.number = 0  # the number of the current line
        self.heading = 1  # the level of the last heading
        self.refused: set[str] = set()
        self.comments = Comments(self.body.text)

    def read(self) -> None:
        following = chain(islice(self.lines, 1, None), [""])
        for number, (line, below) in enumerate(zip(self.lines, following, strict=True)):
            self.number = number
            if self.comments.lines and not self.is_code(line):
                shown = self.comments.take_out(line, number)
                if shown != line and not shown.strip():
                    self.close_leaf()  # an empty line would separate the items of a list
                    continue
                line = shown  # noqa: PLW2901  the line as readers see it
            if not below and line[:1].isalpha() and line[1:2] != ")" and self.is_at_beginning():
                self.add_paragraph(line)  # half of all lines that are not empty
            else:
                self.add(_untabbed(line) if "\t" in line and self.is_read else line)
        self.close(1)
        self.finish()

    def is_code(self, line: str) -> bool:
        """Whether the next line belongs to fenced code."""
        return isinstance(self.leaf, Fence) and self.open.belonging(_untabbed(line))[0] == self.open.depth

    def is_at_beginning(self) -> bool:
        """Whether the next line begins a block of the body itself."""
        return self.leaf is None and self.open.depth == 1

    def add_paragraph(self, line: str) -> None:
        """Adds a paragraph of one line. A shortcut: further lines could not change it."""
        paragraph = Element("p")
        paragraph.text = line.rstrip(" ")
        self.append(paragraph)
        self.open.blank = None

    @property
    def is_read(self) -> bool:
        """Whether the next line is interpreted. A line of code stays as typed."""
        return self.open.depth > 1 or not isinstance(self.leaf, Fence)

    def finish(self) -> None:
        """Finishes what depends on the whole of a list or a text."""
        for listing in self.open.lists:
            listing.finish(self.md.starts)
            if listing.is_doubtful and len(listing.element) == 1:
                self.body.report_line(self.md.starts[listing.element], "list-or-dash")
        for label, note in self.md.notes.footnotes.items():
            if not len(note):
                what, remedy = f"the note “[^{label}]”, which has no words,", "write its words after the “:”"
                self.body.report_line(self.md.starts[note], "lost-text", what=what, remedy=remedy)
                SubElement(note, "p").text = ""
        for meaning in self.meanings:
            if len(meaning) == 1:
                unwrap(meaning, self.md.starts)
        report_single_bullets(self.md)
        for block, line in () if is_modest(self.body.text) else self.md.starts.items():
            if block.text and (excess := excess_of_block(block.text)):
                self.body.report_line(line, "too-large", **excess._asdict())
                block.text = ""

    def add(self, line: str) -> None:
        if len(self.open.stack) == 1 and (self.leaf is None or isinstance(self.leaf, Paragraph)):
            if not line:
                self.close_leaf()
                self.open.blank = 0
                return
            if line[0].isalpha():
                self.add_text(line)  # most lines that are not empty
                self.open.blank = None
                return
        depth, at = self.open.belonging(line)
        if isinstance(self.leaf, Fence) and depth == self.open.depth:
            if self.leaf.is_closed_by(line[at:]):
                self.body.code_lines.update(range(self.leaf.line, self.number + 1))
                self.close_leaf()
            else:
                self.leaf.lines.append(line[at:])
        elif not line[at:].strip():
            self.add_blank(depth)
            return
        elif line.startswith("[[") and (code := LINE.match(line)) and code["name"] in self.body.shortcodes:
            self.close(1)
            self.append(Element("figure", {"data-placed": f"{code['name']}:{code['slug']}"}))
            self.body.mention(Ref(code["name"], code["slug"]), Position(self.body.first_line + self.number, 1))
        else:
            self.add_line(line, depth, at)
        self.open.blank = None

    def add_blank(self, depth: int) -> None:
        """Ends the paragraph or the table, and the quotations that the empty line does not belong to."""
        last = self.open.innermost
        if last.listing and not len(last.element) and last.line < self.number:
            depth = min(depth, self.open.depth - 1)  # an item may begin with one empty line, not with two
        if depth < self.open.depth or not isinstance(self.leaf, Fence):
            self.close(depth)
        self.open.note_blank()

    def add_line(self, line: str, depth: int, at: int) -> None:
        goes_on = depth == self.open.depth
        belonging = depth
        while (after := self.begin_container(line, depth, at)) is not None:
            depth, at, goes_on = self.open.depth, after, False
            if not line[at:].strip():
                return
        start = text_start(line, at)
        text, indent = line[start:], start - at
        is_lazy = depth == belonging < self.open.depth and isinstance(self.leaf, Paragraph)
        if is_lazy and not self.begins_leaf(text, indent) and not self.goes_on_with_terms(text, depth):
            self.add_text(text)  # a paragraph continues without the `>` or the indentation
            return
        if not goes_on:
            self.close(depth)
        if not self.continue_leaf(text):
            self.add_leaf(text, indent)

    # Containers

    def begin_container(self, line: str, depth: int, at: int) -> int | None:
        """Begins the quotation, footnote or item at this column, if there is one. Returns the column after its mark."""
        start = text_start(line, at)
        if line[start].isalpha():
            return None  # no mark begins with a letter
        if depth > DEEPEST and (line[start] == ">" or MARK.match(line, start)):
            self.refuse(Excess("the list or quotation has too many levels", f"{DEEPEST}"))
            return None
        if line[start] == ">":
            self.close(depth)
            quotation = Element("blockquote")
            self.append(quotation)
            self.open.stack.append(Container(quotation, is_quote=True, line=self.number))
            return after_quote_mark(line, start)
        if line[start] == "[" and depth <= DEEPEST and (note := NOTE.match(line, start)):
            self.close(depth)
            self.open.note_block()
            item = Element("li")
            self.open.stack.append(Container(item, width=NOTE_WIDTH, line=self.number))
            self.md.starts[item] = self.number
            self.md.notes.setFootnote(note["label"], item)
            return note.end()
        mark = MARK.match(line, start)
        return self.begin_item(mark, depth, at) if mark and not RULE.match(line, start) else None

    def begin_item(self, mark: re.Match[str], depth: int, at: int) -> int | None:
        offset = mark.start() - at
        if depth < self.open.depth and self.open.stack[depth].nests(offset):
            depth += 1
            if not self.open.stack[depth - 1].goes_on_with(mark):
                width = self.open.stack[depth - 1].width
                self.body.report_line(self.number, "list-indent", mark.start() + 1, width=width)
        if not self.open.stack[depth - 1].goes_on_with(mark) and not self.may_begin(mark, depth):
            return None
        is_doubtful = self.is_in_sentence(depth)
        self.close(depth)
        item, listing = self.open.add_item(mark, self.number)
        listing.is_doubtful |= is_doubtful
        space = len(mark["space"])
        width = mark.end() - at + (0 if 0 < space <= WIDEST_SPACE else 1 - space)
        self.open.stack.append(Container(item, width=width, line=self.number, listing=listing, offset=offset))
        return mark.end()

    def is_in_sentence(self, depth: int) -> bool:
        """Whether the line is directly below a text that seems to continue, so that a hyphen could be
        meant as a dash.
        """
        if depth < self.open.depth or self.open.innermost.listing or not isinstance(self.leaf, Paragraph):
            return False
        return not self.leaf.lines[-1].rstrip().endswith(ENDS)

    def may_begin(self, mark: re.Match[str], depth: int) -> bool:
        """Whether a list may begin here. A year begins no list. Directly below a text, a list begins with number 1 or
        has two items.
        """
        if mark["bullet"] and (sign := sign_of_text(mark, self.lines, self.number)):
            if sign == "speech" or depth < self.open.depth:
                self.close_leaf()  # each speaker gets a paragraph, and the item above does not continue
            return False
        is_year = mark["end"] == "." and len(mark["number"]) >= SHORTEST_YEAR
        if depth < self.open.depth or not isinstance(self.leaf, Paragraph):
            return not is_year
        if mark.end() == len(mark.string) or is_year:
            return False
        return bool(mark["bullet"]) or int(mark["number"]) == 1 or self.is_followed_by(mark["end"])

    def is_followed_by(self, sign: str) -> bool:
        """Whether the next line begins with a number and this character."""
        following = MARK.match(self.lines[self.number + 1].lstrip()) if self.number + 1 < len(self.lines) else None
        return following is not None and following["end"] == sign

    def append(self, element: Element) -> None:
        self.open.append(element, self.number)

    def close(self, depth: int) -> None:
        """Closes the leaf, and all containers but the outermost `depth`."""
        self.close_leaf()
        del self.open.stack[depth:]

    def refuse(self, excess: Excess) -> None:
        """Reports what is too large. Of several levels or rows, only the first one is reported."""
        if excess.what not in self.refused:
            self.refused.add(excess.what)
            self.body.report_line(self.number, "too-large", **excess._asdict())

    # Leaves

    def continue_leaf(self, text: str) -> bool:
        """Whether the leaf continues with the line, or the line changes what the leaf is. All open
        containers continue.
        """
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
        elif leaf is None and self.goes_on_with_terms(text, self.open.depth) and (meaning := MEANING.match(text)):
            return self.begin_meaning(text, meaning)
        return False

    def goes_on_with_terms(self, text: str, depth: int) -> bool:
        """Whether the line is a further definition of the term above."""
        last = self.open.stack[depth - 1].element[-1:]
        return bool(last) and last[0].tag == "dl" and MEANING.match(text) is not None

    def underline(self, paragraph: Paragraph, underline: re.Match[str]) -> bool:
        """Handles a line of = or - below a text: it makes the text a heading. Two hyphens or fewer are text."""
        if underline["sign"] == "=":
            self.body.report_line(self.number, "title-underlined")
            self.close_leaf()
        elif len(underline[0].rstrip()) < SHORTEST_RULE:
            self.body.report_line(self.number, "rule-or-heading")
            paragraph.lines.append(underline[0])
        else:
            self.body.report_line(self.number, "rule-or-heading")
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
        meaning = SubElement(self.open.innermost.element[-1], "dd")
        self.meanings.append(meaning)
        self.md.starts[meaning] = self.number
        self.open.stack.append(Container(meaning, width=mark.end(), line=self.number))
        self.add_leaf(text[mark.end() :], 0)
        return True

    def begins_leaf(self, text: str, indent: int) -> bool:
        """Whether the line begins a block other than a paragraph."""
        return bool(RULE.match(text) or FENCE.match(text) or (indent <= FARTHEST and HEADING.match(text)))

    def add_leaf(self, text: str, indent: int) -> None:
        if text[0].isalpha() and not isinstance(self.leaf, Table):
            self.add_text(text)  # no mark begins with a letter
        elif indent <= FARTHEST and (heading := HEADING.match(text)):
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
            self.body.report_line(self.number, "heading-level")
        elif not words:
            self.body.report_line(self.number, "empty-heading")
        elif level > self.heading + 1:
            self.body.report_line(self.number, "heading-step", found="#" * level, expected="#" * (self.heading + 1))
        self.heading = level
        heading = Element(f"h{level}")
        heading.text = words
        self.append(heading)

    def add_text(self, text: str) -> None:
        if not isinstance(self.leaf, Paragraph):
            self.close_leaf()
            element = Element("p")
            self.append(element)
            self.leaf = Paragraph(element, self.open.innermost.element, self.number)
        self.leaf.lines.append(text)

    def close_leaf(self) -> None:
        if self.leaf:
            leaf, self.leaf = self.leaf, None
            leaf.close(self.md)


_STRUCTURE = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*")


def _untabbed(line: str) -> str:
    """The line with spaces in place of the tabs that are part of the structure: before its text, and after a mark."""
    return _STRUCTURE.sub(lambda begin: begin[0].expandtabs(4), line, count=1)
