"""Redirects from old addresses: each gets a page that leads to the new one, without a script."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.model import Edition, File, Link, Stated, Version


class RedirectView(Record):
    page: Link
    url: str
    lang: str
    direction: str


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    for old in version.fields.aliases if not version.lang else ():
        path = edition.path(version.ref)
        link = Link(edition.href(path), edition.cards[version.ref].title)
        view = RedirectView(link, edition.url(path), edition.language.code, edition.language.direction)
        yield File(old.removeprefix("/"), "redirect.html", view, version.ref)
