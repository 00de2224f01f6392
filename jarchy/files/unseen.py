"""What is in a file although its pages do not show it at once: readers find it, and publishers forget it."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from jarchy.problems import listed

Code = Literal[
    "tracked-changes", "comments-in-file", "hidden-in-file", "embedded-files", "form-values", "covered-text", "pdf-runs"
]
_MOST_NAMED = 5


class Unseen(NamedTuple):
    """`code` is that of the problem, `what` the words for it: how much there is, where, and whose."""

    code: Code
    what: str


def by_people(code: Code, authors: Iterable[str]) -> Iterable[Unseen]:
    """One for all that people wrote, with their names; `authors` has one for each thing, empty if it is not known."""
    counted = Counter(" ".join(author.split()) for author in authors)
    if number := counted.total():
        names = named(name for name in counted if name)
        yield Unseen(code, f"{number}, by {names}" if names else str(number))


def named(names: Iterable[str]) -> str:
    """The names in their order, each once; of many, the first."""
    return listed(dict.fromkeys(names), _MOST_NAMED)
