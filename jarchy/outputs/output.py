"""`Output`: one thing that a site makes, as data. Of what it is made once, its class says."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, Never, TypeVar

from jarchy.core.records import Record
from jarchy.model import Edition, File, Page, Stated, Version
from jarchy.problems import Problem
from jarchy.site.editions import Site

Make_co = TypeVar("Make_co", covariant=True)
Items = Iterable[Page | File]
Write = Callable[[Never], bytes | dict[str, bytes] | Problem]  # each knows the views of its own output alone


class Output(Record, Generic[Make_co]):
    """`make` plans pages and files. Where they name no template, `write` turns their values into bytes: into those of
    one file, or into those of many by their paths below the folder that was planned. Both are pure.
    """

    name: str
    make: Make_co
    is_optional: bool = False  # `without:` in site.yaml may name it
    is_download: bool = False  # the page of its document leads to it
    is_slow: bool = False  # what is written takes as long as a hundred pages
    write: Write | None = None
    label: str = ""  # what a download is called: a message, in every catalogue


class OfDocument(Output[Callable[[Version[Stated], Edition], Items]]):
    """Made of each document of each edition."""


class OfEdition(Output[Callable[[Edition], Items]]):
    """Made of each edition."""


class OfSite(Output[Callable[[Site], Items]]):
    """Made once."""


class OfPages(Output[Callable[[Site, Sequence[tuple[Edition, Page]]], Items]]):
    """Made once, of all pages of the site."""


class Made(NamedTuple):
    """A page or a file of an edition, and the output that planned it."""

    edition: Edition
    output: Output[object]
    item: Page | File
