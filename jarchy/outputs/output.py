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
    """Made for each edition. `paths` are the addresses that menus lead to; None: they lead to nothing of it."""

    paths: Callable[[Edition], Iterable[str]] | None = None

    @property
    def is_apart(self) -> bool:
        """Whether it is planned by itself, so that what changes it changes no list: menus lead to what is made of many
        texts. No page of another output may have the key of one of its pages.
        """
        return self.is_slow or self.paths is not None


class OfSite(Output[Callable[[Site], Items]]):
    """Made once for the site. What is slow is planned by itself."""

    @property
    def is_apart(self) -> bool:
        return self.is_slow


class OfPages(Output[Callable[[Site, Sequence[tuple[Edition, PageAddress]]], Items]]):
    """Made once, from the addresses of all pages of the site."""


class Made(NamedTuple):
    """A planned page or file, with its edition and its output."""

    edition: Edition
    output: Output[object]
    item: Page | File
