"""Redirects from old addresses: each gets a page that leads to the new one, without a script."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.model import Edition, File, Link, Stated, Version

TEMPLATE = "redirect.html"


class RedirectView(Record):
    page: Link
    url: str
    lang: str
    direction: str
    has_moved: bool  # whether the page was at this address before


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    for old in version.fields.aliases if not version.lang else ():
        path = edition.path(version.ref)
        link = Link(edition.href(path), edition.cards[version.ref].title)
        yield File(old.removeprefix("/"), TEMPLATE, redirect(link, path, edition, has_moved=True), version.ref)


def redirect(page: Link, path: str, edition: Edition, *, has_moved: bool = False) -> RedirectView:
    """What leads to a page of an edition, which is at `path`."""
    return RedirectView(page, edition.url(path), edition.language.code, edition.language.direction, has_moved)
