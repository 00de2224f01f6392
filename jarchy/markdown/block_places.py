"""Where the words of each block of a body begin in its HTML.

The blocks are those that `content/statements.py` finds in the source, and have the same names: so one can be told by
its number.
"""

from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.markdown.shortcodes import PLACED

_TAG = lazy_pattern(
    rf"<(?P<tag>p|h[1-6]|li|blockquote|tr|pre)\b[^>]*>(?:\s*<(?:p|t[hd])\b[^>]*>)?|(?P<end></blockquote>)|{PLACED.pattern}"
)
_KINDS = {"p": "paragraph", "pre": "paragraph", "li": "item", "blockquote": "quotation", "tr": "row"}


class Place(NamedTuple):
    kind: str  # as in `Block`
    offset: int  # in the HTML
    is_whole: bool  # nothing may stand within: a heading, code, or what is placed
    cells: tuple[int, ...] = ()  # of a row: the same of each of its cells

    def at(self, cell: int) -> int:
        return self.cells[cell] if cell < len(self.cells) else self.offset


def block_places(html: str) -> list[Place]:
    """The blocks in their order. A quotation is one, with all that is in it."""
    places: list[Place] = []
    depth = 0  # of quotations
    for match in _TAG.finditer(html):
        tag, placed = match["tag"], match[3]
        if match["end"]:
            depth -= 1
        elif depth == 0:
            kind = placed.partition(":")[0] if placed else _KINDS.get(tag, "heading")
            cells = _cells(html, match.start()) if kind == "row" else ()
            places.append(Place(kind, match.end(), tag == "pre" or kind not in _KINDS.values(), cells))
        if tag == "blockquote":
            depth += 1
    return places


def _cells(html: str, start: int) -> tuple[int, ...]:
    return tuple(match.end() for match in _CELL.finditer(html, start, html.index("</tr>", start)))


_CELL = lazy_pattern(r"<t[hd]\b[^>]*>")
