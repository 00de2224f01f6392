"""What search engines are sent to: every page that is indexed, what is news, and where they find both."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from jarchy.core.records import Record
from jarchy.kinds.queries import newest
from jarchy.kinds.release import Release
from jarchy.model import Edition, File, Page, Ref, only
from jarchy.site.editions import Site
from jarchy.site.news import is_news

MOST_PLACES, MOST_NEWS = 50_000, 1_000  # that search engines read in one file


class Place(Record):
    url: str
    changed: str  # empty where it isn't known


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
    """robots.txt only where it is read: at the root of a host."""
    yield from _maps(site.front, [_place(edition, page) for edition, page in pages if page.is_indexed])
    yield File("news-sitemap.xml", "news-sitemap.xml", NewsView(_news(site)))
    if site.front.root == "/":
        urls = tuple(map(site.front.url, ("sitemap.xml", "news-sitemap.xml")))
        yield File("robots.txt", "robots.txt", MapsView(urls))


def _maps(front: Edition, places: list[Place]) -> Iterator[File]:
    """One map, or several and a list of them."""
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
    """The newest first, each in its own language."""
    found = [
        (version, edition)
        for edition in site.editions
        for version in only(Release, newest("release", _new(edition, site.as_of), edition))
    ]
    found.sort(key=lambda one: -one[0].fields.date.at)
    return tuple(
        News(
            url=edition.url(edition.path(version.ref)),
            lang=edition.language.code,
            site_title=edition.title,
            title=version.fields.title,
            date=version.fields.date.iso,
        )
        for version, edition in found[:MOST_NEWS]
    )
