"""The pages for addresses that do not exist: one for each language, and one for the site."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.model import Edition, Page
from jarchy.outputs.language_choice import LanguageChoice, entries, entry
from jarchy.site.site import Site

NAME = "404.html"  # at the root, and below each home page


class NotFoundView(Record):
    entries: tuple[LanguageChoice, ...]


def make(edition: Edition) -> Iterator[Page]:
    yield _page(edition.home + NAME, NotFoundView((entry(edition),)))


def make_of_site(site: Site) -> Iterator[Page]:
    yield _page(NAME, NotFoundView(entries(site)))


def _page(path: str, view: NotFoundView) -> Page:
    return Page(("home",), path, "404.html", view, is_indexed=False)
