"""Sitemaps for search engines: all indexed pages, recent news, and robots.txt, which names both."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.queries import newest
from jarchy.kinds.release import Release
from jarchy.model import Edition, File, PageAddress, Ref, only
from jarchy.site.news import is_news
from jarchy.site.site import Site

PAGES, NEWS, ROBOTS = "sitemap.xml", "news-sitemap.xml", "robots.txt"
CLOSED = "robots_closed.txt"  # the template that lets no search engine in
MOST_PLACES, MOST_NEWS = 50_000, 1_000  # limits of search engines for one file


class Place(Record):
    url: str
    changed: str  # empty if unknown


class MapView(Record):
    places: tuple[Place, ...]


class MapsView(Record):
    urls: tuple[str, ...]


class RobotsView(Record):
    urls: tuple[str, ...]  # of the sitemaps


class News(Record):
    url: str
    lang: str
    site_title: str
    title: str
    date: str


class NewsView(Record):
    news: tuple[News, ...]


def make(site: Site, pages: Sequence[tuple[Edition, PageAddress]]) -> Iterator[File]:
    """The sitemaps; robots.txt only at the root of a host, where it is read. A preview has no sitemap."""
    if site.is_preview:
        yield from _robots(site, CLOSED)
        return
    yield from _maps(site.front, _places([(edition, page) for edition, page in pages if page.is_indexed]))
    names = [PAGES]
    if news := _news(site):  # search engines report an empty one as a mistake
        names.append(NEWS)
        yield File(NEWS, NEWS, NewsView(news))
    yield from _robots(site, ROBOTS, *names)


def _robots(site: Site, template: str, *maps: str) -> Iterator[File]:
    """A preview has a template of its own: one that a site puts in place of the other cannot let search engines in."""
    if site.front.root == "/":
        yield File(ROBOTS, template, RobotsView(tuple(map(site.front.url, maps))))


def _maps(front: Edition, places: list[Place]) -> Iterator[File]:
    """One sitemap, or several with an index."""
    parts = [tuple(places[first : first + MOST_PLACES]) for first in range(0, len(places), MOST_PLACES)]
    if len(parts) == 1:
        yield File(PAGES, PAGES, MapView(parts[0]))
        return
    paths = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield File(PAGES, "sitemaps.xml", MapsView(tuple(map(front.url, paths))))
    for path, part in zip(paths, parts, strict=True):
        yield File(path, PAGES, MapView(part))


def _places(pages: Sequence[tuple[Edition, PageAddress]]) -> list[Place]:
    """The pages with their last changes. One that does not know its own has those of the newest page in its language,
    which menus and lists lead to.
    """
    told: dict[str, list[DateOrTime]] = {}
    for edition, page in pages:
        told.setdefault(edition.language.code, []).extend([page.updated] if page.updated else [])
    newest = {lang: max(moments, key=lambda when: when.at, default=None) for lang, moments in told.items()}
    changes = ((edition.url(page.path), page.updated or newest[edition.language.code]) for edition, page in pages)
    return [Place(url, changed.iso if changed else "") for url, changed in changes]


def _new(edition: Edition, as_of: datetime) -> list[Ref]:
    own = (version for version in only(Release, edition.of_kind("release")) if not version.lang)
    return [version.ref for version in own if is_news(version.fields, as_of)]


def _news(site: Site) -> tuple[News, ...]:
    """Recent releases, newest first, each in its own language."""
    releases = [
        (published, version, edition)
        for edition in site.editions
        for version in only(Release, newest("release", _new(edition, site.as_of), edition))
        if (published := version.fields.published)
    ]
    releases.sort(key=lambda one: -one[0].at)
    return tuple(
        News(
            url=edition.url(edition.path(version.ref)),
            lang=edition.language.code,
            site_title=edition.title,
            title=version.fields.title,
            date=published.iso,
        )
        for published, version, edition in releases[:MOST_NEWS]
    )
