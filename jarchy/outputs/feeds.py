"""Feeds of the newest releases of a language, with full texts: Atom, RSS and JSON Feed. Each subject has an Atom feed.

The id of an entry is the address that its page had first. So an entry with a new title is still the same, and so is one
of a release that was renamed, if it says what it was called (`first_name:`).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial

from jarchy.content.site_file import SUBSCRIBE
from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.core.urls import path as path_of
from jarchy.kinds import release
from jarchy.kinds.pictures import Figure, all_figures
from jarchy.kinds.queries import newest, summary
from jarchy.model import Edition, File, Link, Page, Ref, TranslationNote, Version, only

MOST_ENTRIES, MOST_OF_SUBJECT = 20, 10
ATOM = "feed.xml"
FORMATS = {
    ATOM: "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}

OWN = Ref("page", SUBSCRIBE)
ADDRESSES = (*FORMATS, f"{{tags}}/{{tag}}/{ATOM}", f"{SUBSCRIBE}/")


class FeedLink(Record):
    """The link in a page's head to a feed."""

    href: str
    type: str


class SubscribeView(Record):
    """The feeds of all releases, and the calendar of all events, are in `frame.menu`."""

    subjects: tuple[Link, ...]  # each to the feed of a tag, in alphabetical order


class Entry(Record):
    id: str  # the address that its page had first
    release: release.ReleaseView
    note: TranslationNote | None
    summary: str
    picture: Figure | None  # the first
    published: DateOrTime | None  # when it came out, which may be later than its date; None: readers are not told
    updated: DateOrTime | None  # None: readers are not told
    elsewhere: tuple[Link, ...]  # in other languages


class FeedView(Record):
    url: str
    home: str  # the page of which this is the feed
    origin: str  # scheme and host, to make an href absolute: https://forum.example
    lang: str
    title: str
    description: str
    author: str  # the publisher, or else the title of the site
    issuer: str
    updated: DateOrTime | None  # of the newest entry, not the time of the build
    entries: tuple[Entry, ...]


def links(paths: Iterable[str], edition: Edition) -> tuple[FeedLink, ...]:
    """The links to the feeds of all releases, which are at these addresses."""
    return tuple(FeedLink(edition.href(path), FORMATS[path.removeprefix(edition.home)]) for path in paths)


def paths(edition: Edition) -> Iterator[str]:
    """Where the feeds of all releases are. To the feed of a subject, only the pages of that subject lead."""
    if _releases(edition):
        yield from (edition.home + name for name in FORMATS)


def make(edition: Edition) -> Iterator[File | Page]:
    """The feeds of all releases and of each subject, and the page that explains them; none without a release."""
    releases = _releases(edition)
    subjects = _by_subject(releases, edition)
    entry = cache(partial(_entry, edition=edition))  # of one release, in several feeds
    if entries := [entry(version.ref) for version in releases[:MOST_ENTRIES]]:
        for name in FORMATS:  # at `paths`
            yield _feed(name, edition.home, edition.title, edition.description, entries, edition)
        yield from _explained(edition, subjects)
    for slug, refs in subjects.items():
        title = f"{edition.tags[slug].text} — {edition.title}"
        yield _feed(ATOM, edition.list_path("tag", slug), title, "", [entry(ref) for ref in refs], edition)


def _explained(edition: Edition, subjects: Iterable[str]) -> Iterator[Page]:
    """The page that explains the feeds, unless the site has one of its own at this address, which says more."""
    if OWN not in edition.versions:
        description = edition.description or edition.title
        links = (Link(edition.href(path_of_subject(slug, edition)), edition.tags[slug].text) for slug in subjects)
        in_order = sorted(links, key=lambda link: (edition.language.sort_key(link.text), link.href))
        view = SubscribeView(tuple(in_order))
        yield Page((SUBSCRIBE,), explained_at(edition), "subscribe.html", view, description=description)


def path_of_subject(slug: str, edition: Edition) -> str:
    """Where the feed of a tag is, if it has releases in this language."""
    return edition.list_path("tag", slug) + ATOM


def explained_at(edition: Edition) -> str:
    """The address of the page that explains the feeds."""
    return path_of(edition.language.code, SUBSCRIBE)


def is_explained(edition: Edition) -> bool:
    """Not by a page of the site's own that isn't translated into the language of these feeds."""
    return not (OWN in edition.versions and edition.versions[OWN].lang)


def _by_subject(releases: Iterable[Version[release.Release]], edition: Edition) -> dict[str, list[Ref]]:
    """The newest releases of each tag that has some."""
    found: dict[str, list[Ref]] = {}
    for version in releases:
        for slug in version.fields.tags:
            if len(refs := found.setdefault(slug, [])) < MOST_OF_SUBJECT:
                refs.append(version.ref)
    return {slug: found[slug] for slug in edition.tags if slug in found}


def _feed(name: str, home: str, title: str, description: str, entries: Sequence[Entry], edition: Edition) -> File:
    issuer = edition.versions[edition.issuer].fields.headline if edition.issuer else ""
    view = FeedView(
        url=edition.url(home + name),
        home=edition.url(home),
        origin=edition.origin,
        lang=edition.language.code,
        title=title,
        description=description,
        author=issuer or edition.title,
        issuer=issuer,
        updated=max((when for one in entries if (when := one.updated)), key=lambda when: when.at, default=None),
        entries=tuple(entries),
    )
    return File(home + name, name, view)


def _releases(edition: Edition) -> list[Version[release.Release]]:
    """The releases in the edition's own language, newest first."""
    own = (version.ref for version in edition.of_kind("release") if not version.lang)
    return only(release.Release, newest("release", own, edition))


def _entry(ref: Ref, edition: Edition) -> Entry:
    version = edition.find(release.Release, ref)
    assert version  # it is one of the edition's releases
    return Entry(
        id=edition.lasting_url(version),
        release=release.view(version, edition),
        note=version.note,
        summary=summary(version),
        picture=next(iter(all_figures(version, edition).values()), None),
        published=version.fields.came_out,
        updated=release.modified(version, edition) or version.fields.came_out,
        elsewhere=tuple(Link(edition.absolute_url(page.href), page.text, page.lang) for page in version.elsewhere),
    )
