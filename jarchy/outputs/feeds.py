"""Feeds of the newest releases of a language, with full texts: Atom, RSS and JSON Feed.

The id of an entry is its permalink, which contains the slug, so an entry with a new title is still the same entry.
"""

from collections.abc import Iterator

from jarchy.content.site_file import SUBSCRIBE
from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.core.urls import path as path_of
from jarchy.kinds import release
from jarchy.kinds.queries import newest, summary
from jarchy.model import Edition, File, Link, Page, Ref, TranslationNote, Version, only

MOST_ENTRIES = 20
FORMATS = {
    "feed.xml": "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}


class FeedLink(Record):
    """The link in a page's head to a feed."""

    href: str
    type: str


class SubscribeView(Record):
    """The feeds are in `frame.menu`."""

    count: int  # of releases in a feed


class Entry(Record):
    release: release.ReleaseView
    note: TranslationNote | None
    summary: str
    updated: DateOrTime
    elsewhere: tuple[Link, ...]  # in other languages


class FeedView(Record):
    url: str
    home: str
    lang: str
    title: str
    description: str
    issuer: str
    updated: DateOrTime  # of the newest entry, not the time of the build
    entries: tuple[Entry, ...]


def link(file: File, edition: Edition) -> FeedLink:
    return FeedLink(edition.href(file.path), FORMATS[file.path.removeprefix(edition.home)])


def make(edition: Edition) -> Iterator[File | Page]:
    """The three feeds and the page that explains them; none while there is no release."""
    entries = tuple(_entry(version, edition) for version in _releases(edition))
    for name in FORMATS if entries else ():
        path = edition.home + name
        view = FeedView(
            url=edition.url(path),
            home=edition.url(edition.home),
            lang=edition.language.code,
            title=edition.title,
            description=edition.description,
            issuer=edition.versions[edition.issuer].fields.headline if edition.issuer else "",
            updated=max((entry.updated for entry in entries), key=lambda when: when.at),
            entries=entries,
        )
        yield File(path, name, view)
    # A site may have a page of its own at this address, which says more.
    if entries and Ref("page", SUBSCRIBE) not in edition.versions:
        address = path_of(edition.language.code, SUBSCRIBE)
        yield Page(
            (SUBSCRIBE,), address, "subscribe.html", SubscribeView(len(entries)), description=edition.description
        )


def _releases(edition: Edition) -> list[Version[release.Release]]:
    """The newest releases in the edition's own language."""
    own = (version.ref for version in edition.of_kind("release") if not version.lang)
    return only(release.Release, newest("release", own, edition)[:MOST_ENTRIES])


def _entry(version: Version[release.Release], edition: Edition) -> Entry:
    return Entry(
        release=release.view(version, edition),
        note=version.note,
        summary=summary(version),
        updated=version.fields.last_told,
        elsewhere=tuple(Link(edition.absolute_url(page.href), page.text, page.lang) for page in version.elsewhere),
    )
