"""Every page of every edition in its frame, and every file beside them: `Plan`. Two at one address are found here."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from jarchy.build.page_context import Frame, frame, menu
from jarchy.content.config import SITE_FILE, Config
from jarchy.core.records import Record
from jarchy.core.urls import file_of
from jarchy.kinds import BY_NAME
from jarchy.model import Edition, File, Page, Ref
from jarchy.outputs import (
    FILES,
    FILES_OF_PAGES,
    FILES_OF_SITE,
    OF_EDITION,
    OF_SITE,
    PAGES,
    alias,
    missing,
    paths_beside,
    search,
)
from jarchy.problems import Location, Problem, problem, shortened
from jarchy.site.editions import Site


class Job(Record):
    """One file to render: all that is needed, and nothing else. What is hashed is what is passed."""

    file: str  # below the output folder
    template: str
    lang: str
    frame: Frame | None  # None: a file beside the pages
    page: Any
    source: str  # what the page is made of, for messages


Plan = tuple[Job, ...]


def plan(site: Site, config: Config, found: list[Problem]) -> Plan:
    site = _with_links_beside(site, found)
    pages = [(edition, page) for edition in site.editions for page in _pages(edition)]
    by_key: dict[tuple[str, ...], dict[str, tuple[Edition, Page]]] = {}
    for edition, page in pages:
        # The first wins: the page “not found” has the home's key, and the switcher leads from it to the homes.
        by_key.setdefault(page.key, {}).setdefault(edition.language.code, (edition, page))
    pages += [(site.front, page) for output in OF_SITE for page in output(site)]
    files = [(edition, file) for edition in site.editions for file in _files(edition)]
    files += [(site.front, file) for output in FILES_OF_SITE for file in output(site)]
    of_pages = [make for name, make in FILES_OF_PAGES.items() if name not in config.without]
    files += [(site.front, file) for make in of_pages for file in make(site, pages)]
    found.extend(_collisions([*pages, *files]))
    files += [(edition, file) for edition in site.editions for file in alias.files(edition)]  # which were checked
    menus = {edition.language.code: menu(edition) for edition in site.editions}
    framed = (
        _job(edition, page, frame(edition, page, menus[edition.language.code], by_key[page.key], site, config))
        for edition, page in pages
    )
    return (*framed, *(_job(edition, file, None) for edition, file in files))


def indexes(site: Site, config: Config) -> tuple[search.SearchIndex, ...]:
    """What is searched in each edition."""
    return () if "search" in config.without else tuple(map(search.index, site.editions))


def _with_links_beside(site: Site, found: list[Problem]) -> Site:
    """The site, with what bodies link to beside its documents. Of what is not made now, the link leaves its words."""
    if not site.links_beside:
        return site
    made, root = paths_beside(site), site.front.root
    addresses = {}
    for link in site.links_beside:
        if link.place.path in made:
            addresses[link.address] = root + link.place.path + link.place.tail
        else:
            found.append(problem(link.where, "nothing-there", address=shortened(link.address)))
    editions = tuple(replace(edition, addresses=edition.addresses | addresses) for edition in site.editions)
    front = next(edition for edition in editions if edition.language is site.front.language)
    return replace(site, editions=editions, front=front)


def _pages(edition: Edition) -> Iterator[Page]:
    for output in OF_EDITION:
        yield from output(edition)
    for name, pages_of in PAGES.items():
        if name not in edition.without:
            yield from pages_of(edition)
    for version in edition.versions.values():
        make = missing.page if version.lang else BY_NAME[version.ref.kind].page
        yield make(version, edition)


def _files(edition: Edition) -> Iterator[File]:
    for name, files in FILES.items():
        if name not in edition.without:
            yield from files(edition)


def _job(edition: Edition, page: Page | File, frame: Frame | None) -> Job:
    return Job(
        file=file_of(page.path),
        template=page.template,
        lang=edition.language.code,
        frame=frame,
        page=page.view,
        source=_source(edition, page.of),
    )


def _source(edition: Edition, of: Ref | None) -> str:
    if of is None:
        return SITE_FILE
    lang = edition.versions[of].lang or edition.language.code
    return f"content/{BY_NAME[of.kind].folder}/{of.slug}.{lang}.md"


def _collisions(pages: list[tuple[Edition, Page | File]]) -> Iterator[Problem]:
    taken: dict[str, tuple[Edition, Page | File]] = {}
    for edition, page in pages:
        file = file_of(page.path)
        if file in taken:
            other_edition, other_page = taken[file]
            sources = _source(edition, page.of), _source(other_edition, other_page.of)
            one, other = sorted(sources, key=lambda file: (file == SITE_FILE, file))
            other = "a list that the site makes" if other == SITE_FILE else other
            yield problem(Location(one, 1, 1), "same-address", other=other, address=f"/{page.path}")
        taken[file] = edition, page
