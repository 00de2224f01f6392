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

from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position
from jarchy.markdown.comments import Comments
from jarchy.markdown.containers import Container, OpenContainers, after_quote_mark, text_start, untabbed
from jarchy.markdown.leaf_blocks import Fence, Paragraph
from jarchy.markdown.leaf_parser import RULE, LeafParser
from jarchy.markdown.limits import DEEPEST, Excess, excess_of_block, is_modest
from jarchy.markdown.lists import MARK, SHORTEST_YEAR, sign_of_text, unwrap
from jarchy.markdown.shortcodes import LINE
from jarchy.markdown.source import MarkdownSource
from jarchy.markdown.typed_lists import ENDS, report_single_bullets
from jarchy.model import Ref

NOTE = lazy_pattern(r"\[\^(?P<label>[^\]]+)\]:")
WIDEST_SPACE = 4  # columns between the mark of an item and its text
NOTE_WIDTH = 4  # columns by which the further paragraphs of a footnote are indented


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
    """Adds lines to the open containers and the open leaf. Footnotes, references and places are stored in `md`."""

    def __init__(self, root: Element, md: Any, lines: Sequence[str]) -> None:
        self.md, self.lines = md, lines
        self.body: MarkdownSource = md.body
        self.open = OpenContainers([Container(root)], md.starts)
        self.leaves = LeafParser(self.open, md)
        self.comments = Comments(self.body.text)

    def read(self) -> None:
        following = chain(islice(self.lines, 1, None), [""])
        for number, (line, below) in enumerate(zip(self.lines, following, strict=True)):
            self.open.line = number
            if self.comments.lines and not self.is_code(line):
                shown = self.comments.take_out(line, number)
                if shown != line and not shown.strip():
                    self.leaves.close()  # an empty line would separate the items of a list
                    continue
                line = shown  # noqa: PLW2901  the line as readers see it
            if not below and line[:1].isalpha() and line[1:2] != ")" and self.is_at_beginning():
                self.leaves.add_whole_paragraph(line)  # half of all lines that are not empty
            else:
                self.add(untabbed(line) if "\t" in line and self.is_read else line)
        self.close(1)
        self.finish()

    def is_code(self, line: str) -> bool:
        """Whether the next line belongs to fenced code."""
        return isinstance(self.leaves.leaf, Fence) and self.open.belonging(untabbed(line))[0] == self.open.depth

    def is_at_beginning(self) -> bool:
        """Whether the next line begins a block of the body itself."""
        return self.leaves.leaf is None and self.open.depth == 1

    @property
    def is_read(self) -> bool:
        """Whether the next line is interpreted. A line of code stays as typed."""
        return self.open.depth > 1 or not isinstance(self.leaves.leaf, Fence)

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
        for meaning in self.leaves.meanings:
            if len(meaning) == 1:
                unwrap(meaning, self.md.starts)
        report_single_bullets(self.md)
        for block, line in () if is_modest(self.body.text) else self.md.starts.items():
            if block.text and (excess := excess_of_block(block.text)):
                self.body.report_line(line, "too-large", **excess._asdict())
                block.text = ""

    def add(self, line: str) -> None:
        if len(self.open.stack) == 1 and (self.leaves.leaf is None or isinstance(self.leaves.leaf, Paragraph)):
            if not line:
                self.leaves.close()
                self.open.blank = 0
                return
            if line[0].isalpha():
                self.leaves.add_text(line)  # most lines that are not empty
                self.open.blank = None
                return
        depth, at = self.open.belonging(line)
        if isinstance(self.leaves.leaf, Fence) and depth == self.open.depth:
            if self.leaves.leaf.is_closed_by(line[at:]):
                self.body.code_lines.update(range(self.leaves.leaf.line, self.open.line + 1))
                self.leaves.close()
            else:
                self.leaves.leaf.lines.append(line[at:])
        elif not line[at:].strip():
            self.add_blank(depth)
            return
        elif line.startswith("[[") and (code := LINE.match(line)) and code["name"] in self.body.shortcodes:
            self.close(1)
            self.open.append(Element("figure", {"data-placed": f"{code['name']}:{code['slug']}"}))
            self.body.mention(Ref(code["name"], code["slug"]), Position(self.body.first_line + self.open.line, 1))
        else:
            self.add_line(line, depth, at)
        self.open.blank = None

    def add_blank(self, depth: int) -> None:
        """Ends the paragraph or the table, and the quotations that the empty line does not belong to."""
        last = self.open.innermost
        if last.listing and not len(last.element) and last.line < self.open.line:
            depth = min(depth, self.open.depth - 1)  # an item may begin with one empty line, not with two
        if depth < self.open.depth or not isinstance(self.leaves.leaf, Fence):
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
        is_lazy = depth == belonging < self.open.depth and isinstance(self.leaves.leaf, Paragraph)
        if is_lazy and not self.leaves.begins(text, indent) and not self.leaves.goes_on_with_terms(text, depth):
            self.leaves.add_text(text)  # a paragraph continues without the `>` or the indentation
            return
        if not goes_on:
            self.close(depth)
        if not self.leaves.go_on(text):
            self.leaves.add(text, indent)

    def begin_container(self, line: str, depth: int, at: int) -> int | None:
        """Begins the quotation, footnote or item at this column, if there is one. Returns the column after its mark."""
        start = text_start(line, at)
        if line[start].isalpha():
            return None  # no mark begins with a letter
        if depth > DEEPEST and (line[start] == ">" or MARK.match(line, start)):
            self.body.refuse(self.open.line, Excess("the list or quotation has too many levels", f"{DEEPEST}"))
            return None
        if line[start] == ">":
            self.close(depth)
            quotation = Element("blockquote")
            self.open.append(quotation)
            self.open.stack.append(Container(quotation, is_quote=True, line=self.open.line))
            return after_quote_mark(line, start)
        if line[start] == "[" and depth <= DEEPEST and (note := NOTE.match(line, start)):
            self.close(depth)
            self.open.note_block()
            item = Element("li")
            self.open.stack.append(Container(item, width=NOTE_WIDTH, line=self.open.line))
            self.md.starts[item] = self.open.line
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
                self.body.report_line(self.open.line, "list-indent", mark.start() + 1, width=width)
        if not self.open.stack[depth - 1].goes_on_with(mark) and not self.may_begin(mark, depth):
            return None
        is_doubtful = self.is_in_sentence(depth)
        self.close(depth)
        item, listing = self.open.add_item(mark)
        listing.is_doubtful |= is_doubtful
        space = len(mark["space"])
        width = mark.end() - at + (0 if 0 < space <= WIDEST_SPACE else 1 - space)
        self.open.stack.append(Container(item, width=width, line=self.open.line, listing=listing, offset=offset))
        return mark.end()

    def is_in_sentence(self, depth: int) -> bool:
        """Whether the line is directly below a text that seems to continue, so that a hyphen could be
        meant as a dash.
        """
        if depth < self.open.depth or self.open.innermost.listing or not isinstance(self.leaves.leaf, Paragraph):
            return False
        return not self.leaves.leaf.lines[-1].rstrip().endswith(ENDS)

    def may_begin(self, mark: re.Match[str], depth: int) -> bool:
        """Whether a list may begin here. A year begins no list. Directly below a text, a list begins with number 1 or
        has two items.
        """
        if mark["bullet"] and (sign := sign_of_text(mark, self.lines, self.open.line)):
            if sign == "speech" or depth < self.open.depth:
                self.leaves.close()  # each speaker gets a paragraph, and the item above does not continue
            return False
        is_year = mark["end"] == "." and len(mark["number"]) >= SHORTEST_YEAR
        if depth < self.open.depth or not isinstance(self.leaves.leaf, Paragraph):
            return not is_year
        if mark.end() == len(mark.string) or is_year:
            return False
        return bool(mark["bullet"]) or int(mark["number"]) == 1 or self.is_followed_by(mark["end"])

    def is_followed_by(self, sign: str) -> bool:
        """Whether the next line begins with a number and this character."""
        following = (
            MARK.match(self.lines[self.open.line + 1].lstrip()) if self.open.line + 1 < len(self.lines) else None
        )
        return following is not None and following["end"] == sign

    def close(self, depth: int) -> None:
        """Closes the leaf, and all containers but the outermost `depth`."""
        self.leaves.close()
        del self.open.stack[depth:]
