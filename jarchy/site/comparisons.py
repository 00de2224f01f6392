"""Comparisons of texts: what each of them finds depends on its key alone, so a build may know it from before."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from jarchy.problems import Problem


class Comparison(NamedTuple):
    """A text that is compared with another, or with what the site knows. `find` is pure."""

    name: str  # of this comparison alone
    key: str  # another one when it may find something else
    find: Callable[[], Iterable[Problem]]


Compare = Callable[[Sequence[Comparison]], Iterable[Problem]]  # gives what all of them find, in their order


def at_once(comparisons: Iterable[Comparison]) -> Iterator[Problem]:
    """Remembers nothing."""
    for one in comparisons:
        yield from one.find()
