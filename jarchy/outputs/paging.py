"""A long list on several pages."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from jarchy.core.records import Record
from jarchy.model import Edition

Item = TypeVar("Item")


class Pagination(Record):
    """One page of a list. `newer` and `older` lead to its neighbours and are empty at the ends."""

    number: int  # from 1
    count: int
    newer: str
    older: str


def sheets(
    items: Sequence[Item], edition: Edition, kind: str, *under: str
) -> Iterator[tuple[str, Pagination, Sequence[Item]]]:
    """The path, the place in the row and the items of each page; the first page is there also when it is empty."""
    size = edition.page_size
    count = max(1, -(-len(items) // size))

    def path(number: int) -> str:
        more = ("page", str(number)) if number > 1 else ()
        return edition.list_path(kind, *under, *more)

    for number in range(1, count + 1):
        newer = edition.href(path(number - 1)) if number > 1 else ""
        older = edition.href(path(number + 1)) if number < count else ""
        yield path(number), Pagination(number, count, newer, older), items[(number - 1) * size : number * size]
