"""`Output`: something that a site makes, as data. Its class says how often it is made."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from jarchy.core.records import Record
from jarchy.model import Edition, File, Page, PageAddress, Stated, Version
from jarchy.problems import Problem
from jarchy.site.site import Site

Make_co = TypeVar("Make_co", covariant=True)
Items = Iterable[Page | File]
Versions = Sequence[tuple[Version[Stated], Edition]]  # a document in each edition
Write = Callable[..., bytes | dict[str, bytes] | Problem]  # each knows the views of its own output alone


class Output(Record, Generic[Make_co]):
    """`make` plans pages and files; for those without a template, `write` makes the bytes. Both are pure.

    `write` is given the view of a file and, if the file has parts, their texts. It returns the bytes of one file, or
    of many by their paths below the planned folder, or a problem.

    `addresses` are those to which texts may link, as patterns of `content.linkable`: below the page of a document,
    below the home page of a language, or below the site's root.
    """

    name: str
    make: Make_co
    is_optional: bool = False  # whether `without:` in site.yaml may name it
    on_demand: bool = False  # made only if `with:` in site.yaml names it: it needs libraries that not everybody has
    is_download: bool = False  # the page of its document leads to it
    is_slow: bool = False  # whether writing it takes as long as a hundred pages
    write: Write | None = None
    label: str = ""  # what a download is called: a message, in every catalogue
    addresses: tuple[str, ...] = ()


class BesideDocument(Output[Make_co]):
    """Made for each document of each edition."""

    kinds: tuple[str, ...] = ()  # the kinds of these documents; empty: all
    of_withdrawn: bool = True  # whether it is made of withdrawn documents, too

    def is_of_kind(self, kind: str) -> bool:
        return not self.kinds or kind in self.kinds


class OfDocument(BesideDocument[Callable[[Version[Stated], Edition], Items]]):
    """Made of the document in that edition alone."""


class OfTranslations(BesideDocument[Callable[[Version[Stated], Edition, Versions], Items]]):
    """Made of the document in that edition, and of its versions in all others."""


class OfEdition(Output[Callable[[Edition], Items]]):
    """Made for each edition."""


class OfTexts(OfEdition):
    """Made for each edition, of the texts of many documents. It is planned by itself: the edit of a text plans no list
    again. No page of another output may have the key of one of its pages.

    `paths` are the addresses that menus lead to: the first that it makes.
    """

    paths: Callable[[Edition], Iterable[str]] = lambda edition: ()


class OfSite(Output[Callable[[Site], Items]]):
    """Made once for the site."""


class OfPages(Output[Callable[[Site, Sequence[tuple[Edition, PageAddress]]], Items]]):
    """Made once, from the addresses of all pages of the site."""


class Made(NamedTuple):
    """A planned page or file, with its edition and its output."""

    edition: Edition
    output: Output[object]
    item: Page | File
