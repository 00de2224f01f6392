"""Blocks that hold text and no other blocks: paragraphs, tables, code. Each is open while lines are added to it."""

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape

from jarchy.core.patterns import lazy_pattern
from jarchy.markdown.tables import cells, side
from jarchy.markdown.typed_lists import divide

# [label]: address "title"; the address and the title may be on lines of their own
DEFINITION = lazy_pattern(
    r"\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.)+)\]: *\n?"
    r"(?P<target><[^<>\n]*>|[^\s<]\S*)"
    r"""(?:(?: +| *\n)(?P<title>"[^"]*"|'[^']*'|\([^()]*\)))? *(?:\n|$)"""
)
_BREAKS_ALONE = lazy_pattern(r"(?:<br ?/?>\s*)+", re.IGNORECASE)


class Paragraph:
    """Lines of text. `line` is the number of the first one."""

    def __init__(self, element: Element, parent: Element, line: int) -> None:
        self.element, self.parent, self.line = element, parent, line
        self.lines: list[str] = []

    def close(self, md: Any) -> None:
        """Moves the definitions at its beginning to `md`, and makes lists of the lines that look like items."""
        text = "\n".join(self.lines)
        line = self.line
        while text.startswith("[") and (definition := DEFINITION.match(text)):
            md.references.define(definition, line)
            line += definition[0].count("\n")
            text = text[definition.end() :]
        self.element.text = text = text.rstrip(" ")
        if not text or _BREAKS_ALONE.fullmatch(text):
            self.parent.remove(self.element)
            del md.starts[self.element]
            return
        md.starts[self.element] = line
        divide(self.parent, self.element, md)

    def become_terms(self, md: Any) -> None:
        """Makes its lines the terms of the definitions below."""
        self.parent.remove(self.element)
        del md.starts[self.element]
        last = self.parent[-1:]
        terms = last[0] if last and last[0].tag == "dl" else SubElement(self.parent, "dl")
        for number, text in enumerate(self.lines, self.line):
            term = SubElement(terms, "dt")
            term.text = text.rstrip(" ")
            md.starts[term] = number


class Fence:
    """Code between two lines of backquotes or tildes, unchanged. `indent` is the indentation of the first one."""

    def __init__(self, element: Element, mark: str, indent: int, line: int) -> None:
        self.mark, self.indent, self.line = mark, indent, line
        self.code = SubElement(element, "code")
        self.lines: list[str] = []
        self.is_closed = False

    def is_closed_by(self, line: str) -> bool:
        text = line.strip(" ")
        self.is_closed = text.startswith(self.mark) and not text.strip(self.mark[0])
        return self.is_closed

    def close(self, md: Any) -> None:
        if not self.is_closed:
            md.body.report_line(self.line, "open-code")
            md.body.open_code_lines.update(range(self.line, self.line + len(self.lines) + 1))
        lines = (line[min(self.indent, len(line) - len(line.lstrip(" "))) :] for line in self.lines)
        self.code.text = AtomicString(code_escape("".join(f"{line}\n" for line in lines)))


class Table:
    """A table as on GitHub. Its frame can be scrolled on narrow pages, also by keyboard."""

    def __init__(self, frame: Element, head: str, delimiters: str, md: Any, line: int) -> None:
        self.md = md
        self.sides = [side(cell) for cell in cells(delimiters)]
        self.rows = 0
        table = SubElement(frame, "table")
        self._add_row(SubElement(table, "thead"), "th", head, line)
        self.rest = SubElement(table, "tbody")

    def add(self, row: str, line: int) -> None:
        self._add_row(self.rest, "td", row, line)

    def close(self, md: Any) -> None:
        pass

    def _add_row(self, parent: Element, tag: str, row: str, line: int) -> None:
        self.rows += 1
        there = cells(row)
        lost = [cell for cell in there[len(self.sides) :] if cell]
        if lost:
            remedy = "add a column to the first line of the table, which has fewer"
            self.md.body.report_line(line, "lost-text", what=f"the cell “{lost[0]}”", remedy=remedy)
        element = SubElement(parent, "tr")
        for one, text in zip(self.sides, [*there, *[""] * len(self.sides)], strict=False):
            cell = SubElement(element, tag, {"class": one} if one else {})
            cell.text = text
            self.md.starts[cell] = line
