"""Splits a long list into pages."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from jarchy.core.records import Record
from jarchy.model import Edition

Item = TypeVar("Item")


class Pagination(Record):
    """The position of a page in its list. `newer` and `older` are the hrefs of its neighbours, empty at the ends."""

    number: int  # from 1
    count: int
    newer: str
    older: str


def sheets(
    items: Sequence[Item], edition: Edition, kind: str, *under: str
) -> Iterator[tuple[str, Pagination, Sequence[Item]]]:
    """Yields path, position and items of each page. There is always a first page, even if it is empty."""
    size = edition.page_size
    count = max(1, -(-len(items) // size))

    def path(number: int) -> str:
        more = ("page", str(number)) if number > 1 else ()
        return edition.list_path(kind, *under, *more)

    for number in range(1, count + 1):
        newer = edition.href(path(number - 1)) if number > 1 else ""
        older = edition.href(path(number + 1)) if number < count else ""
        yield path(number), Pagination(number, count, newer, older), items[(number - 1) * size : number * size]
