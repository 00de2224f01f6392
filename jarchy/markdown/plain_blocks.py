"""The blocks of plain prose: a pattern finds each, and a function writes it as HTML.

Fewer combinations are accepted than in `blocks`. Anything that needs context there (speech, a list within a sentence, a
continued line) or could be a mistake raises `Uncertain`.
"""

import re
from collections.abc import Iterator

from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position
from jarchy.markdown.bare_addresses import ADDRESS_SIGNS
from jarchy.markdown.headings import HEADING, heading_slug
from jarchy.markdown.limits import LARGEST_BLOCK, excess_of_table
from jarchy.markdown.plain_lines import EDGE, TEXT, TOP, Uncertain
from jarchy.markdown.plain_lists import write_list
from jarchy.markdown.shortcodes import LINE
from jarchy.markdown.source import MarkdownSource
from jarchy.markdown.tables import begins_table, cells, side
from jarchy.model import Ref

_BLOCK = lazy_pattern(
    r"(?P<gap>\n*)(?:"
    rf"(?P<paragraph>{TEXT}(?:\n(?!\n){TEXT})*)"
    rf"|(?P<quotation>> {TEXT}(?:\n>(?: {TEXT})?)*)"
    r"|(?P<heading>#[^\n]+)"
    r"|(?P<placed>\[\[[^\n]+)"
    r"|(?P<list>(?:[-*]|\d{1,2}[.)]) [^\n]+(?:\n[^\n]+)*)"
    r"|(?P<table>\|[^\n]+(?:\n\|[^\n]+)+)"
    r")"
)
# What may be on the line directly above a block: something that ends there, or that the block ends.
_CLOSED = ("heading", "placed")
_UNDER = {
    **dict.fromkeys(("paragraph", "table"), _CLOSED),
    **dict.fromkeys(("heading", "quotation", "placed", "list"), (*_CLOSED, "paragraph")),
}
_APART = 2  # line breaks between blocks that are separated by an empty line
_NO_HEADING = ("<", ">", *ADDRESS_SIGNS)


class PlainBlocks:
    """Writes the blocks of a text in order. Adds mentions of placed documents to `source`."""

    def __init__(self, source: MarkdownSource) -> None:
        self.source = source
        self.level = 1  # the level of the last heading
        self.ids: set[str] = set()

    def write(self, text: str) -> Iterator[str]:
        """The HTML of a text, in pieces."""
        at, above, above_sign, text = 0, "", "", text.rstrip("\n")
        while at < len(text):
            match = _BLOCK.match(text, at)
            if not match or not (kind := match.lastgroup) or len(match[kind]) > LARGEST_BLOCK:
                raise Uncertain
            lines = len(match["gap"]) if at else _APART
            sign = match[kind].partition(" ")[0][-1] if kind == "list" else ""
            if (lines < _APART and above not in _UNDER[kind]) or (sign and sign == above_sign):
                raise Uncertain  # in the last case, the list above continues
            yield self._write(kind, match, is_under=lines < _APART and above == "paragraph")
            at, above, above_sign = match.end(), kind, sign

    def _write(self, kind: str, match: re.Match[str], *, is_under: bool) -> str:
        block = match[kind]
        if kind == "paragraph":
            return _paragraph(block, TOP)
        if kind == "quotation":
            return _quotation(block)
        if kind == "heading":
            return self._heading(block)
        if kind == "placed":
            return self._placed(block, match.string.count("\n", 0, match.start(kind)))
        if kind == "list":
            return write_list(block, match.string[: match.start(kind)] if is_under else "")
        return _table(*block.split("\n"))

    def _heading(self, line: str) -> str:
        """A heading of plain words, with the id that Python-Markdown would give it."""
        heading = HEADING.match(line)
        words = heading["words"] if heading else ""
        level = len(heading["signs"]) if heading else 0
        if not words or not 1 < level <= self.level + 1 or any(sign in words for sign in _NO_HEADING):
            raise Uncertain
        self.level = level
        name = heading_slug(" ".join(words.split()), "-")
        if not name or name in self.ids:  # Python-Markdown numbers them
            raise Uncertain
        self.ids.add(name)
        return f'<h{level} id="{name}">{EDGE}{words}{EDGE}</h{level}>\n'

    def _placed(self, block: str, number: int) -> str:
        code = LINE.fullmatch(block)
        if not code or code["name"] not in self.source.shortcodes:
            raise Uncertain
        name, slug = code.groups()
        self.source.mention(Ref(name, slug), Position(self.source.first_line + number, 1))
        return f'<figure data-placed="{name}:{slug}"></figure>\n'


def _paragraph(text: str, before: str = "") -> str:
    return f"{before}<p>{EDGE}{text.rstrip(' ')}{EDGE}</p>\n"


def _quotation(text: str) -> str:
    words = f"\n{text}".replace("\n> ", "\n").replace("\n>", "\n").strip("\n")
    paragraphs = "".join(map(_paragraph, re.split("\n\n+", words)))
    return f"<blockquote>{paragraphs}</blockquote>\n"


def _table(head: str, delimiters: str, *rows: str) -> str:
    if not begins_table(head, delimiters):
        raise Uncertain
    sides = [side(cell) for cell in cells(delimiters)]
    if excess_of_table(len(sides), len(rows) + 1):
        raise Uncertain
    body = "".join(_row("td", row, sides) for row in rows)
    table = f"<table><thead>{_row('th', head, sides)}</thead><tbody>{body}</tbody></table>"
    return f'<div class="wide" tabindex="0">{table}</div>\n'


def _row(tag: str, row: str, sides: list[str]) -> str:
    """A row of a table. Missing cells are empty."""
    texts = cells(row)
    if any(texts[len(sides) :]):
        raise Uncertain
    begins = [f'<{tag} class="{one}">' if one else f"<{tag}>" for one in sides]
    filled = zip(begins, [*texts, *[""] * len(sides)], strict=False)
    return "<tr>" + "".join(f"{begin}{EDGE}{text}{EDGE}</{tag}>\n" for begin, text in filled) + "</tr>"
