"""Parses the blocks that hold text: which line continues the open one, and which line begins another."""

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from jarchy.core.patterns import lazy_pattern
from jarchy.markdown.containers import Container, OpenContainers
from jarchy.markdown.headings import HEADING
from jarchy.markdown.leaf_blocks import Fence, Paragraph, Table
from jarchy.markdown.limits import excess_of_table
from jarchy.markdown.source import MarkdownSource
from jarchy.markdown.tables import begins_table, cells

RULE = lazy_pattern(r"([-_*])(?:[ \t]*\1){2,}[ \t]*$")
UNDERLINE = lazy_pattern(r"(?P<sign>[=-])(?P=sign)* *$")
FENCE = lazy_pattern(r"`{3,}(?=[^`]*$)|~{3,}")
MEANING = lazy_pattern(r":[ \t]+(?=\S)")
FARTHEST = 3  # columns before a heading; a line with more is text
SHORTEST_RULE = 3


class LeafParser:
    """The open leaf inside of the innermost open container. Lines are given without the marks of containers."""

    def __init__(self, open_containers: OpenContainers, md: Any) -> None:
        self.open, self.md = open_containers, md
        self.body: MarkdownSource = md.body
        self.leaf: Paragraph | Table | Fence | None = None
        self.meanings: list[Element] = []
        self.heading = 1  # the level of the last heading

    def go_on(self, text: str) -> bool:
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
            self.body.report_line(self.open.line, "title-underlined")
            self.close()
        elif len(underline[0].rstrip()) < SHORTEST_RULE:
            self.body.report_line(self.open.line, "rule-or-heading")
            paragraph.lines.append(underline[0])
        else:
            self.body.report_line(self.open.line, "rule-or-heading")
            self.close()
            self.open.append(Element("hr"))
        return True

    def begin_table(self, paragraph: Paragraph, delimiters: str) -> bool:
        if excess := excess_of_table(len(cells(delimiters)), 1):
            self.body.refuse(self.open.line, excess)
            return False
        head = paragraph.lines.pop()
        self.close()
        frame = Element("div", {"class": "wide", "tabindex": "0"})
        self.open.append(frame)
        self.leaf = Table(frame, head, delimiters, self.md, self.open.line - 1)
        return True

    def begin_meaning(self, text: str, mark: re.Match[str]) -> bool:
        meaning = SubElement(self.open.innermost.element[-1], "dd")
        self.meanings.append(meaning)
        self.md.starts[meaning] = self.open.line
        self.open.stack.append(Container(meaning, width=mark.end(), line=self.open.line))
        self.add(text[mark.end() :], 0)
        return True

    def begins(self, text: str, indent: int) -> bool:
        """Whether the line begins a block other than a paragraph."""
        return bool(RULE.match(text) or FENCE.match(text) or (indent <= FARTHEST and HEADING.match(text)))

    def add(self, text: str, indent: int) -> None:
        if text[0].isalpha() and not isinstance(self.leaf, Table):
            self.add_text(text)  # no mark begins with a letter
        elif indent <= FARTHEST and (heading := HEADING.match(text)):
            self.close()
            self.add_heading(len(heading["signs"]), heading["words"])
        elif fence := FENCE.match(text):
            self.close()
            block = Element("pre")
            self.open.append(block)
            self.leaf = Fence(block, fence[0], indent, self.open.line)
        elif RULE.match(text):
            self.close()
            self.open.append(Element("hr"))
        elif isinstance(self.leaf, Table):
            if excess := excess_of_table(len(self.leaf.sides), self.leaf.rows + 1):
                self.body.refuse(self.open.line, excess)
            else:
                self.leaf.add(text, self.open.line)
        else:
            self.add_text(text)

    def add_heading(self, level: int, words: str) -> None:
        if level == 1:
            self.body.report_line(self.open.line, "heading-level")
        elif not words:
            self.body.report_line(self.open.line, "empty-heading")
        elif level > self.heading + 1:
            self.body.report_line(self.open.line, "heading-step", found="#" * level, expected="#" * (self.heading + 1))
        self.heading = level
        heading = Element(f"h{level}")
        heading.text = words
        self.open.append(heading)

    def add_text(self, text: str) -> None:
        if not isinstance(self.leaf, Paragraph):
            self.close()
            element = Element("p")
            self.open.append(element)
            self.leaf = Paragraph(element, self.open.innermost.element, self.open.line)
        self.leaf.lines.append(text)

    def add_whole_paragraph(self, line: str) -> None:
        """Adds a paragraph of one line. A shortcut: further lines could not change it."""
        paragraph = Element("p")
        paragraph.text = line.rstrip(" ")
        self.open.append(paragraph)
        self.open.blank = None

    def close(self) -> None:
        if self.leaf:
            leaf, self.leaf = self.leaf, None
            leaf.close(self.md)
