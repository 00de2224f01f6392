"""Sitemaps for search engines: all indexed pages, recent news, and robots.txt, which names both."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from jarchy.core.records import Record
from jarchy.kinds.queries import newest
from jarchy.kinds.release import Release
from jarchy.model import Edition, File, Page, Ref, only
from jarchy.site.editions import Site
from jarchy.site.news import is_news

MOST_PLACES, MOST_NEWS = 50_000, 1_000  # limits of search engines for one file


class Place(Record):
    url: str
    changed: str  # empty if unknown


class MapView(Record):
    places: tuple[Place, ...]


class MapsView(Record):
    urls: tuple[str, ...]


class News(Record):
    url: str
    lang: str
    site_title: str
    title: str
    date: str


class NewsView(Record):
    news: tuple[News, ...]


def make(site: Site, pages: Sequence[tuple[Edition, Page]]) -> Iterator[File]:
    """The sitemaps; robots.txt only at the root of a host, where it is read."""
    yield from _maps(site.front, [_place(edition, page) for edition, page in pages if page.is_indexed])
    yield File("news-sitemap.xml", "news-sitemap.xml", NewsView(_news(site)))
    if site.front.root == "/":
        urls = tuple(map(site.front.url, ("sitemap.xml", "news-sitemap.xml")))
        yield File("robots.txt", "robots.txt", MapsView(urls))


def _maps(front: Edition, places: list[Place]) -> Iterator[File]:
    """One sitemap, or several with an index."""
    parts = [tuple(places[first : first + MOST_PLACES]) for first in range(0, len(places), MOST_PLACES)]
    if len(parts) == 1:
        yield File("sitemap.xml", "sitemap.xml", MapView(parts[0]))
        return
    paths = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield File("sitemap.xml", "sitemaps.xml", MapsView(tuple(map(front.url, paths))))
    for path, part in zip(paths, parts, strict=True):
        yield File(path, "sitemap.xml", MapView(part))


def _place(edition: Edition, page: Page) -> Place:
    release = edition.find(Release, page.of) if page.of else None
    return Place(edition.url(page.path), release.fields.last_told.iso if release else "")


def _new(edition: Edition, as_of: datetime) -> list[Ref]:
    own = (version for version in only(Release, edition.of_kind("release")) if not version.lang)
    return [version.ref for version in own if is_news(version.fields, as_of)]


def _news(site: Site) -> tuple[News, ...]:
    """Recent releases, newest first, each in its own language."""
    releases = [
        (version, edition)
        for edition in site.editions
        for version in only(Release, newest("release", _new(edition, site.as_of), edition))
    ]
    releases.sort(key=lambda one: -one[0].fields.date.at)
    return tuple(
        News(
            url=edition.url(edition.path(version.ref)),
            lang=edition.language.code,
            site_title=edition.title,
            title=version.fields.title,
            date=version.fields.date.iso,
        )
        for version, edition in releases[:MOST_NEWS]
    )
