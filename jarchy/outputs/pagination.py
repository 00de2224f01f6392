"""Splits a long list into pages."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from jarchy.core import urls
from jarchy.core.records import Record
from jarchy.model import Edition

Item = TypeVar("Item")

BESIDE = 1  # pages before and after the one that is shown, which its pager names


class SheetLink(Record):
    number: int
    href: str


class Pagination(Record):
    """The position of a page in its list. `newer` and `older` are the hrefs of its neighbours, empty at the ends.

    `named` are the pages that the pager leads to: the first, the last, and those around this one. Where two of them do
    not follow each other, pages are left out.
    """

    number: int  # from 1
    count: int
    newer: str
    older: str
    named: tuple[SheetLink, ...]


Sheets = Iterator[tuple[str, Pagination, Sequence[Item]]]


def sheets(items: Sequence[Item], edition: Edition, kind: str, *under: str) -> Sheets[Item]:
    """The pages of the list of a kind, or of a list below it."""
    return sheets_below(edition.list_path(kind, *under), items, edition)


def sheets_below(first: str, items: Sequence[Item], edition: Edition) -> Sheets[Item]:
    """Yields path, position and items of each page; `first` is the path of the first one, which there always is."""
    size = edition.page_size
    count = max(1, -(-len(items) // size))

    def address(number: int) -> str:
        return first + (urls.path("page", str(number)) if number > 1 else "")

    for number in range(1, count + 1):
        newer = edition.href(address(number - 1)) if number > 1 else ""
        older = edition.href(address(number + 1)) if number < count else ""
        named = tuple(SheetLink(one, edition.href(address(one))) for one in _named(number, count))
        sheet = Pagination(number, count, newer, older, named if count > 1 else ())
        yield address(number), sheet, items[(number - 1) * size : number * size]


def _named(number: int, count: int) -> list[int]:
    around = range(max(1, number - BESIDE), min(count, number + BESIDE) + 1)
    return sorted({1, *around, count})
