"""The lists of plain prose: without empty lines, and with the same mark on each level."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.markdown.limits import DEEPEST
from jarchy.markdown.lists import SPEECH
from jarchy.markdown.plain_lines import EDGE, TEXT, Uncertain
from jarchy.markdown.typed_lists import ENDS

_LINE = lazy_pattern(rf"(?P<indent> *)(?:(?P<number>\d{{1,2}})?(?P<sign>[-*.)])(?P<space> {{1,3}}))?(?P<text>{TEXT})")


class _Item(NamedTuple):
    """An item whose list is open."""

    indent: int  # columns before the mark
    width: int  # columns before the text
    sign: str  # the last character of the mark
    number: int  # 0 for a bullet
    tag: str  # the tag of its list

    @classmethod
    def of(cls, line: re.Match[str]) -> "_Item":
        tag = "ol" if line["number"] else "ul"
        if (line["sign"] in ".)") != (tag == "ol"):
            raise Uncertain
        return cls(len(line["indent"]), line.start("text"), line["sign"], int(line["number"] or 0), tag)

    def follows(self, last: "_Item") -> bool:
        """Whether this is the next item of the same list."""
        return self.indent == last.indent and self.sign == last.sign and self.number == last.number + (self.tag == "ol")

    @property
    def begin(self) -> str:
        """The opening tag of its list, if it is the first item."""
        start = f' start="{self.number}"' if self.tag == "ol" and self.number != 1 else ""
        return f"<{self.tag}{start}><li>"

    @property
    def end(self) -> str:
        """The closing tag of its list, if it is the last item."""
        return f"</li>\n</{self.tag}>\n"


def write_list(text: str, above: str) -> str:
    """The HTML of a list. `above` is the text directly above it, if there is no empty line between."""
    lines = text.split("\n")
    is_single = sum(line[0] != " " for line in lines) == 1
    # `lists` and `blocks` can distinguish speech and dashes in sentences from items.
    if SPEECH.search(text) or (is_single and above and not above.rstrip().endswith(ENDS)):
        raise Uncertain
    return "".join(_written(lines, is_free=not above))


def _written(lines: Iterable[str], *, is_free: bool) -> Iterator[str]:
    """The HTML of the items. With `is_free`, a list may begin with any number."""
    open_items: list[_Item] = []  # the last open item of each level
    text = ""
    for line in lines:
        match = _LINE.fullmatch(line)
        if not match or (not match["sign"] and match.start("text") < open_items[-1].width):
            raise Uncertain
        if match["sign"]:
            yield _text(text)
            yield _mark(_Item.of(match), open_items, is_free=is_free)
            text = match["text"]
        else:
            text += "\n" + match["text"]
    yield _text(text)
    yield from (item.end for item in reversed(open_items))


def _text(text: str) -> str:
    return f"{EDGE}{text.rstrip(' ')}{EDGE}" if text else ""


def _mark(item: _Item, open_items: list[_Item], *, is_free: bool) -> str:
    """The HTML that replaces the mark of an item. Updates the open items."""
    ended = ""
    while open_items and item.indent < open_items[-1].indent:
        ended += open_items.pop().end
    if open_items and item.follows(open_items[-1]):
        open_items[-1] = item
        return f"{ended}</li>\n<li>"
    is_nested = bool(open_items)
    if ended or (is_nested and item.indent < open_items[-1].width) or len(open_items) == DEEPEST:
        raise Uncertain
    if item.tag == "ol" and item.number != 1 and (is_nested or not is_free):
        raise Uncertain
    open_items.append(item)
    return item.begin
