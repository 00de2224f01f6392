"""Every page of every edition, and the frame around it, and every file beside the pages: `Plan`. Two at one address are
found here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from jarchy.config import SITE_FILE, Config
from jarchy.frozen import Frozen
from jarchy.kinds import BY_NAME, KINDS
from jarchy.link import Site
from jarchy.model import Edition, File, Link, Page, Ref, TranslationNote, file_of
from jarchy.outputs import (
    FILES,
    FILES_OF_PAGES,
    FILES_OF_SITE,
    OF_EDITION,
    OF_SITE,
    alias,
    feeds,
    linked,
    manifest,
    missing,
)
from jarchy.outputs.feeds import FeedLink
from jarchy.outputs.share import Share, share
from jarchy.problems import Location, Problem, problem


class Section(Frozen):
    """The list of a kind in the main menu. Templates have the words for `kind`."""

    kind: str
    href: str


class Menu(Frozen):
    """What every page of an edition leads to."""

    site_title: str
    home: str
    sections: tuple[Section, ...]
    pages: tuple[Link, ...]
    subjects: str  # href of the list of tags; empty while no release has one
    feeds: tuple[FeedLink, ...]
    manifest: str  # href; empty where the site makes none


class Switch(Frozen):
    """An entry of the language switcher."""

    lang: str
    endonym: str
    href: str
    is_here: bool


class Alternate(Frozen):
    hreflang: str
    href: str
    locale: str  # empty where the language is none


class Frame(Frozen):
    """What stands around every page."""

    lang: str
    direction: str
    menu: Menu
    section: Section | None  # whose list leads here
    here: str  # the page's own href, to mark it in the menu
    switches: tuple[Switch, ...]
    title: str
    description: str
    canonical: str  # empty for pages that have no address of their own
    alternates: tuple[Alternate, ...]
    is_indexed: bool
    note: TranslationNote | None
    withheld: str
    origin: str  # what an href of this site begins with elsewhere: https://forum.example
    share: Share | None  # of pages that have an address of their own
    linked: linked.Node  # in the words of schema.org


class Job(Frozen):
    """One file to render: all that is needed, and nothing else. What is hashed is what is passed."""

    file: str  # below the output folder
    template: str
    lang: str
    frame: Frame | None  # None: a file beside the pages
    page: Any
    source: str  # what the page is made of, for messages


Plan = tuple[Job, ...]


def plan(site: Site, config: Config, found: list[Problem]) -> Plan:
    pages = [(edition, page) for edition in site.editions for page in _pages(edition)]
    by_key: dict[tuple[str, ...], dict[str, tuple[Edition, Page]]] = {}
    for edition, page in pages:
        # The first wins: the page “not found” has the home's key, and the switcher leads from it to the homes.
        by_key.setdefault(page.key, {}).setdefault(edition.language.code, (edition, page))
    pages += [(site.front, page) for output in OF_SITE for page in output(site)]
    files = [(edition, file) for edition in site.editions for file in _files(edition, config)]
    files += [(site.front, file) for output in FILES_OF_SITE for file in output(site)]
    of_pages = [make for name, make in FILES_OF_PAGES.items() if name not in config.without]
    files += [(site.front, file) for make in of_pages for file in make(site, pages)]
    found.extend(_collisions([*pages, *files]))
    menus = {edition.language.code: _menu(edition) for edition in site.editions}
    framed = (
        _job(edition, page, _frame(edition, page, menus[edition.language.code], by_key[page.key], site, config))
        for edition, page in pages
    )
    return (*framed, *(_job(edition, file, None) for edition, file in files))


def _pages(edition: Edition) -> Iterator[Page]:
    for output in OF_EDITION:
        yield from output(edition)
    for version in edition.versions.values():
        make = missing.page if version.lang else BY_NAME[version.ref.kind].page
        yield make(version, edition)


def _files(edition: Edition, config: Config) -> Iterator[File]:
    yield from alias.files(edition)
    for name, files in FILES.items():
        if name not in config.without:
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
        if page.path in taken:
            other_edition, other_page = taken[page.path]
            sources = _source(edition, page.of), _source(other_edition, other_page.of)
            one, other = sorted(sources, key=lambda file: (file == SITE_FILE, file))
            other = "a list that the site makes" if other == SITE_FILE else other
            yield problem(Location(one, 1, 1), "same-address", other=other, address=f"/{page.path}")
        taken[page.path] = edition, page


def _menu(edition: Edition) -> Menu:
    there = [kind.name for kind in KINDS if kind.in_url and edition.of_kind(kind.name)]
    return Menu(
        site_title=edition.title,
        home=edition.href(edition.home),
        sections=tuple(Section(kind, edition.href(edition.list_path(kind))) for kind in there),
        pages=tuple(
            Link(edition.href(edition.path(one.ref)), one.fields.headline, one.lang) for one in edition.of_kind("page")
        ),
        subjects=edition.href(edition.list_path("tag")) if _has_tags(edition) else "",
        feeds=feeds.links(edition),
        manifest=manifest.href(edition),
    )


def _has_tags(edition: Edition) -> bool:
    return any(slug in edition.tags for version in edition.of_kind("release") for slug in version.fields.tags)


def _frame(
    edition: Edition, page: Page, menu: Menu, same: Mapping[str, tuple[Edition, Page]], site: Site, config: Config
) -> Frame:
    return Frame(
        lang=edition.language.code,
        direction=edition.language.direction,
        menu=menu,
        section=_section(page, edition),
        here=edition.href(page.path),
        switches=tuple(
            Switch(lang, other.language.endonym, other.href(twin.path), is_here=other is edition)
            for lang, (other, twin) in same.items()
        ),
        title=page.title,
        description=page.description,
        canonical=config.base_url + page.path if page.is_indexed else "",
        alternates=_alternates(page, same, site, config) if page.is_indexed else (),
        is_indexed=page.is_indexed,
        note=page.note,
        withheld=page.withheld,
        origin=config.origin,
        share=share(page, edition) if page.is_indexed else None,
        linked=linked.linked(edition.versions[page.of], edition) if page.of and page.is_indexed else {},
    )


def _section(page: Page, edition: Edition) -> Section | None:
    """None on the list itself, and of a plain page, which the menu leads to."""
    if not page.under or (page.under in BY_NAME and not BY_NAME[page.under].in_url):
        return None
    return Section(page.under, edition.href(edition.list_path(page.under)))


def _alternates(
    page: Page, same: Mapping[str, tuple[Edition, Page]], site: Site, config: Config
) -> tuple[Alternate, ...]:
    """The page in every language that has it, itself among them, and where readers of no such language are sent."""
    paths = {lang: twin.path for lang, (_, twin) in same.items() if twin.is_indexed}
    default = "" if page.key == ("home",) else paths.get(site.front.language.code) or next(iter(paths.values()))
    alternates = [
        Alternate(lang, config.base_url + path, same[lang][0].language.locale) for lang, path in paths.items()
    ]
    return (*alternates, Alternate("x-default", config.base_url + default, ""))
