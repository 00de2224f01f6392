"""The search of an edition: its page, and the files that a browser searches."""

from collections.abc import Iterator
from textwrap import shorten

import msgspec

from jarchy.content.site_file import SEARCH
from jarchy.core.records import Record
from jarchy.core.urls import path
from jarchy.kinds.release import KIND as RELEASE
from jarchy.kinds.release import Release
from jarchy.model import Edition, File, Page, only
from jarchy.outputs import tags
from jarchy.outputs.search_index import SearchIndex, indexes
from jarchy.outputs.years import CountedLink, by_year, year_links
from jarchy.problems import Problem

TEMPLATE = "opensearch.xml"
OPENSEARCH = f"{SEARCH}/{TEMPLATE}"  # below the home page
ADDRESSES = (f"{SEARCH}/", OPENSEARCH)
LONGEST_SHORT_NAME = 16  # characters, by the standard


class SearchedKind(Record):
    name: str
    one: str  # a message: what a document of this kind is called


class SearchView(Record):
    kinds: tuple[SearchedKind, ...]
    indexes: tuple[str, ...]  # hrefs of their folders; browsers load Pagefind from the first
    folding: str  # the stemming rules of the language, as JSON
    tags: str  # href of the list of tags; empty if there is none
    subjects: tuple[CountedLink, ...]
    years: tuple[CountedLink, ...]  # of releases, if there is more than one year
    found_years: tuple[str, ...]  # of all that can be found, the newest first


class OpenSearchView(Record):
    """How a browser searches the site from its address bar."""

    title: str
    short_title: str
    lang: str
    search: str  # full address of the page
    origin: str  # scheme and host, to make an href absolute


def _short_name(title: str) -> str:
    """Its first words, as many as browsers show; of a long word, its first letters."""
    words = shorten(title, LONGEST_SHORT_NAME, placeholder="…")
    return words if words != "…" else f"{title[: LONGEST_SHORT_NAME - 1]}…"


def paths(edition: Edition) -> Iterator[str]:
    """Where the search is."""
    yield path(edition.language.code, SEARCH)


def make(edition: Edition) -> Iterator[Page | File]:
    (address,) = paths(edition)
    folders = {f"{address}index{period and '-'}{period}/": made for period, made in indexes(edition).items()}
    opensearch = OpenSearchView(
        title=edition.title,
        short_title=edition.short_title or _short_name(edition.title),
        lang=edition.language.code,
        search=edition.url(address),
        origin=edition.origin,
    )
    records = [record for made in folders.values() for record in made.records]
    view = SearchView(
        kinds=tuple(SearchedKind(kind.name, kind.one) for kind in edition.kinds.values() if kind.one),
        indexes=tuple(edition.href(folder) for folder in folders),
        folding=msgspec.json.encode(edition.language.folding).decode(),
        tags=tags.href(edition),
        subjects=tags.subjects(edition),
        years=year_links(by_year(only(Release, edition.of_kind(RELEASE.name))), edition, RELEASE.name),
        found_years=tuple(sorted({record.year for record in records if record.year}, reverse=True)),
    )
    yield Page(("search",), address, "search.html", view, is_indexed=False)
    yield File(edition.home + OPENSEARCH, TEMPLATE, opensearch)
    yield from (File(folder, "", made, is_folder=True) for folder, made in folders.items())


def write(index: SearchIndex) -> dict[str, bytes] | Problem:
    from jarchy.outputs.pagefind import files_of  # noqa: PLC0415  only for builds that make an index

    return files_of(index)
