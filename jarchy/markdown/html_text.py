"""Turns a page's HTML into HTML for feeds, and into plain text for agencies and clipboards."""

import re
from collections.abc import Iterator
from html import escape, unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.hyphenation import SOFT_HYPHEN
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN, NO_BREAK_SPACE
from jarchy.i18n.typography import breakable, with_plain_hyphens
from jarchy.markdown.typed_lists import TYPED


def absolute_urls(html: str, url: str) -> str:
    """A part of the page at `url`, for use elsewhere: with absolute links, and with one size of each picture."""

    def link(match: re.Match[str]) -> str:
        return match["tag"] + escape(urljoin(url, unescape(match["target"])))

    return _LINK.sub(link, _SIZES.sub("", html)).replace(SOFT_HYPHEN, "")


_SIZES = lazy_pattern(r'<source [^<>]*>\s*| (?:srcset|sizes)="[^"]*"(?=[^<>]*>)')

_LINK = lazy_pattern(r'(?P<tag><[a-z][^<>]* (?:href|src|cite)=")(?P<target>[^"]*)')


def unbroken(page: str) -> str:
    """A page, or a part of one: an element holds together what stands between no-break hyphens, and numbers with a dash
    between them, also one between no-break spaces. So what people copy and search for has plain hyphens. The head,
    which programs read, has plain spaces, too.
    """
    head, end, body = page.partition("</head>") if "</head>" in page else ("", "", page)
    for mark, rest_of_word in _RESTS_OF_WORDS.items():
        body = _hold_together(body, rest_of_word) if mark in body else body
    return breakable(head) + end + with_plain_hyphens(body)


def copyable(html: str) -> str:
    """Words without elements: a line holds together what it does elsewhere, while they have plain spaces, however they
    are copied. A long address is parted behind a slash.
    """
    whole = "".join(_in_one_line(part) if number % 2 else part for number, part in enumerate(_HELD.split(html)))
    return _ADDRESS.sub(lambda address: _STEP.sub("/<wbr>", address[0]), whole)


def _in_one_line(held: str) -> str:
    return breakable(held) if len(held) > _LONGEST else f"{_UNBROKEN}{breakable(held)}</span>"


_ADDRESS, _STEP = lazy_pattern(r"https?://[^\s<]+"), lazy_pattern(r"(?<![:/])/(?=[^/])")
_HELD = lazy_pattern(rf"([^ \n]*[{NO_BREAK_SPACE}{NO_BREAK_HYPHEN}][^ \n]*)")


def _hold_together(body: str, rest_of_word: re.Pattern[str]) -> str:
    """Looks from each mark to both sides: a pattern that begins with the word is tried at every word of the page."""
    parts: list[str] = []
    done = 0
    found = [*_outside_of_tags(body, rest_of_word)]
    unmarked = [one.span() for one in _UNMARKED.finditer(body)] if found else []
    for rest in found:
        before = _BEFORE_WORD.match(body, done, rest.start())
        start = before.end() if before else done
        is_held = body.endswith(_UNBROKEN, 0, start) or any(begin < start < end for begin, end in unmarked)
        begin, end = ("", "") if is_held or rest.end() - start > _LONGEST else (_UNBROKEN, "</span>")
        parts += body[done:start], begin, body[start : rest.end()], end
        done = rest.end()
    return "".join((*parts, body[done:]))


def _outside_of_tags(body: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    seen, is_inside = 0, False
    for match in pattern.finditer(body):
        opened, closed = body.rfind("<", seen, match.start()), body.rfind(">", seen, match.start())
        is_inside = opened > closed if opened != closed else is_inside  # both are -1
        seen = match.start()
        if not is_inside:
            yield match


_UNBROKEN = '<span class="unbroken">'
_UNMARKED = lazy_pattern(r"<(script|style|textarea|title|option)\b.*?</\1", re.DOTALL | re.IGNORECASE)
_LONGEST = 30  # characters of a word, such as a file's name: a longer one is wider than a small phone
_REST = r"[^\s<>]*"


def _between_days(dash: str) -> str:
    """A pattern for the place behind a dash between words of two letters: пн–пт, дш.–жм."""
    two = r"[^\W\d_]{2}"
    return rf"(?:(?<=\b{two}{dash})|(?<=\b{two}\.{dash}))(?={two}\b)"


_RESTS_OF_WORDS = (
    {NO_BREAK_HYPHEN: lazy_pattern(NO_BREAK_HYPHEN + _REST)}
    | {dash: lazy_pattern(rf"{dash}(?:(?<=\d{dash})(?=\d)|{_between_days(dash)}){_REST}") for dash in "–—"}
    # Behind these two, a line may end even before a no-break space.
    | {mark: lazy_pattern(mark + _REST) for mark in (f"–{NO_BREAK_SPACE}", f"-{NO_BREAK_SPACE}")}
)
_BEFORE_WORD = lazy_pattern(r".*[\s<>]", re.DOTALL)


def plain(html: str, *, has_addresses: bool = True) -> str:
    """The HTML as plain text: paragraphs with an empty line between them, items with a dash or a number, footnotes with
    their marks, and addresses after the words of their links.

    Without `has_addresses`, it is what a reader sees. That is also safe for a body with unresolved links, whose
    addresses may belong to withheld documents.
    """
    reader = _Reader(has_addresses=has_addresses)
    reader.feed(html)
    reader.close()
    reader.end_block()
    blocks = reader.blocks
    text = "".join(one.text + ("\n" if one.group == other.group != 0 else "\n\n") for one, other in pairwise(blocks))
    return (text + blocks[-1].text).replace(SOFT_HYPHEN, "") if blocks else ""


class _Block(NamedTuple):
    text: str
    group: int  # blocks of one list or table have no empty lines between them; 0: no group


class _Reader(HTMLParser):
    _BLOCKS = frozenset("p h2 h3 h4 h5 h6 pre blockquote ul ol li div table tr dl dt dd hr".split())
    _CELLS = frozenset(("th", "td"))
    _EMPTY = frozenset(("br", "hr"))
    _PARTS = {"footnote": "notes", "footnote-backref": "back"}

    def __init__(self, *, has_addresses: bool) -> None:
        super().__init__()
        self._has_addresses = has_addresses
        self.blocks: list[_Block] = []
        self._line = ""
        self._cells = 0  # the cells of the row so far, with empty ones
        self._lists: list[int | None] = []  # for each open list, the number of its next item
        self._typed: list[bool] = []  # for each open list, whether its marks are part of the text
        self._begins = ""  # the mark of an item, which goes before the next block
        self._is_item = False  # whether the next block is the first one of an item
        self._group = 0
        self._open: list[str] = []
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in self._BLOCKS:
            self.end_block()
        if tag in ("ul", "ol", "table"):
            self._begin_group(tag, given.get("start") or "1", is_typed=given.get("class") == TYPED)
        elif tag == "li":
            self._begin_item(given.get("value"))
        elif tag == "br":
            self._line += "\n"
        elif tag == "sup":
            self._line += "["
        elif tag == "tr":
            self._cells = 0
        elif tag in self._CELLS:
            self._line = f"{self._line.rstrip()} | " if self._cells else ""
            self._cells += 1
        if tag == "a" and self._has_addresses:
            self._address = _address(given.get("href") or "")
        if tag not in self._EMPTY:
            self._open.append(self._PARTS.get(given.get("class") or "", tag))

    def _begin_group(self, tag: str, start: str, *, is_typed: bool) -> None:
        """Begins a group: all blocks of the list belong to it."""
        if not self._lists:
            self._group += 1
        if tag != "table":
            self._lists.append(int(start) if tag == "ol" else None)
            self._typed.append(is_typed)

    def _begin_item(self, value: str | None) -> None:
        number = int(value) if value else self._lists[-1]
        self._is_item = True
        is_note = "notes" in self._open and len(self._lists) == 1
        if self._typed[-1]:
            self._begins = ""  # its marks are part of the text
        elif number is None:
            self._begins = "– "
        else:
            self._begins = f"[{number}] " if is_note else f"{number}. "
            self._lists[-1] = number + 1

    def handle_data(self, data: str) -> None:
        if "back" not in self._open:
            words = data if "pre" in self._open else data.replace("\n", " ")
            self._line += words.lstrip(" ") if self._line.endswith("\n") and "pre" not in self._open else words

    def handle_endtag(self, tag: str) -> None:
        if tag in self._BLOCKS:
            self.end_block(is_row=tag == "tr")
        if tag in ("ul", "ol"):
            self._lists.pop()
            self._typed.pop()
        elif tag == "sup":
            self._line += "]"
        elif tag == "a" and self._address and not _is_said(self._address, self._line):
            self._line += f" ({self._address})"
        if tag not in self._EMPTY:
            self._open.pop()

    def end_block(self, *, is_row: bool = False) -> None:
        text = "\n".join(line.rstrip(" ") for line in self._line.strip().split("\n"))
        if text.strip(" |") or (text and not is_row):
            self.blocks.append(_Block(self._begins + text, self._group if self._is_item or is_row else 0))
            self._begins, self._is_item = "", False
        self._line = ""


def _address(href: str) -> str:
    """The address for readers who cannot click; empty for pages of the site."""
    scheme, _, rest = href.partition(":")
    if scheme.lower() in ("http", "https"):
        return href
    return unquote(rest.partition("?")[0]) if scheme.lower() in ("mailto", "tel") else ""


def _is_said(address: str, line: str) -> bool:
    """Whether the words end with the address already. Of telephone numbers, only the digits are compared."""
    if re.fullmatch(r"[+\d().-]+", address):
        address, line = (re.sub(r"[^+\d]", "", one) for one in (address, line))
    return line.replace(SOFT_HYPHEN, "").endswith(address)
