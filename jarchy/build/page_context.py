"""The context that every page shares: menu, language switcher, metadata for search engines and networks."""

import sys
from collections.abc import Iterable, Mapping, Sequence

from jarchy.build.open_graph import OpenGraph, open_graph
from jarchy.build.schema_org import schema_org, website
from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds import page as plain_page
from jarchy.kinds.contacts import Contact
from jarchy.kinds.organisation import Organisation, contact
from jarchy.kinds.page import PlainPage
from jarchy.model import ANYWHERE, Edition, Node, Page, TranslationNote, Version
from jarchy.outputs import feeds, social_card, tags
from jarchy.outputs.feeds import FeedLink
from jarchy.outputs.output import Made
from jarchy.site.site import Site


class Entry(Record):
    """A link in the menu, or in the trail above a page."""

    href: str
    label: str = ""  # a message: what the list of a kind, or of tags, is called
    kind: str = ""  # the kind (or "tag") whose list it is
    text: str = ""  # the title of a page
    lang: str = ""  # of the title, if it is not in the language of the edition


class Publisher(Record):
    """Who publishes the site, and how the press reaches it."""

    contact: Contact
    address: str


class Menu(Record):
    """What every page of an edition has: links, and who publishes it on which terms."""

    site_title: str
    home: str
    entries: tuple[Entry, ...]  # what the menu shows, in its order: lists and pages
    sections: tuple[Entry, ...]  # all lists, also those that the menu does not show
    search: str  # href; empty if the site has no search
    subjects: str  # href of the list of tags; empty while no release has a tag
    feeds: tuple[FeedLink, ...]
    all_events: str  # href of the calendar of all events; empty if the site makes none
    manifest: str  # href; empty if the site makes none
    card: str  # full address of the social card of pages that belong to no document; empty if there is none
    press_kit: str  # href; empty if there is none
    subscribe: str  # href of the page that explains the feeds; empty if there is none in this language
    publisher: Publisher | None
    licence: str
    root: str  # the beginning of all addresses: / or /forum/


Menus = Mapping[str, Menu]  # by language code


class Download(Record):
    """A file beside a page, for its readers to take away."""

    output: str
    label: str  # a message
    href: str  # relative to the page


class Switch(Record):
    """An entry of the language switcher."""

    lang: str
    endonym: str
    href: str
    is_here: bool


class Alternate(Record):
    hreflang: str
    href: str
    locale: str  # empty for x-default


class Frame(Record):
    """What templates get as `frame`: everything around the content of a page."""

    lang: str
    direction: str
    menu: Menu
    section: Entry | None  # the section that the page belongs to
    trail: tuple[Entry, ...]  # the way from the home page: the section, or the pages above it
    here: str  # the page's own href, to mark it in the menu
    switches: tuple[Switch, ...]
    title: str
    description: str
    canonical: str  # empty for pages that have no address of their own
    alternates: tuple[Alternate, ...]
    is_indexed: bool
    note: TranslationNote | None
    withheld: str
    origin: str  # scheme and host, to make an href absolute: https://forum.example
    downloads: tuple[Download, ...]
    share: OpenGraph | None  # None: nobody can send the page on
    updated: DateOrTime | None  # when readers were last told something on it, where that is known
    linked: Node  # JSON-LD, in the vocabulary of schema.org


def menu(edition: Edition, paths: Mapping[str, Sequence[str]]) -> Menu:
    """The menu of an edition. `paths` are the addresses that it leads to, by the names of the outputs."""
    hrefs = {name: edition.href(first) for name, (first, *_) in paths.items()}
    found = feeds.links(paths.get("feeds", ()), edition)
    there = [kind for kind in edition.kinds.values() if kind.in_url and edition.of_kind(kind.name)]
    sections = tuple(_section_of(kind.name, edition) for kind in there)
    return Menu(
        site_title=edition.title,
        home=edition.href(edition.home),
        entries=_entries(sections, edition),
        sections=sections,
        search=hrefs.get("search", ""),
        subjects=tags.href(edition),
        feeds=found,
        all_events=hrefs.get("all-events", ""),
        manifest=hrefs.get("manifest", ""),
        card=edition.absolute_url(hrefs[social_card.OF_EDITION]) if social_card.OF_EDITION in hrefs else "",
        press_kit=hrefs.get("press-kit", ""),
        subscribe=edition.href(feeds.explained_at(edition)) if found and feeds.is_explained(edition) else "",
        publisher=_publisher(edition),
        licence=edition.licence,
        root=edition.root,
    )


def _entries(sections: Iterable[Entry], edition: Edition) -> tuple[Entry, ...]:
    """The menu: sections without a number, then all that has one, then pages without one."""
    places = [(edition.menu.get(one.kind, ANYWHERE), -1, one) for one in sections]
    pages = [(one.fields.menu, sys.maxsize, _page_entry(one, edition)) for one in plain_page.highest(edition)]
    shown = [
        (place.order if place.order is not None else other, one)
        for place, other, one in (*places, *pages)
        if place.shown
    ]
    return tuple(one for _, one in sorted(shown, key=lambda numbered: numbered[0]))


def _publisher(edition: Edition) -> Publisher | None:
    issuer = edition.find(Organisation, edition.issuer) if edition.issuer else None
    return Publisher(contact(issuer, edition), issuer.fields.address or "") if issuer else None


def frame(
    edition: Edition,
    page: Page,
    menus: Menus,
    same: Mapping[str, tuple[Edition, Page]],
    beside: Sequence[Made],
    site: Site,
) -> Frame:
    """The frame of a page. `same` is the page in each language; `beside` are the other files made of its document."""
    menu = menus[edition.language.code]
    image = next((edition.url(item.path) for _, output, item in beside if output.name == social_card.NAME), "")
    return Frame(
        lang=edition.language.code,
        direction=edition.language.direction,
        menu=menu,
        section=_section(page, edition),
        trail=_trail(page, edition),
        here=edition.href(page.path),
        switches=tuple(_switch(other, page, same, menus, is_here=other is edition) for other in site.editions),
        title=page.title,
        description=page.description or edition.description or edition.title,
        canonical=edition.url(page.path) if page.is_indexed else "",
        alternates=_alternates(page, edition, same, site) if page.is_indexed else (),
        is_indexed=page.is_indexed and not site.is_preview,
        note=page.note,
        withheld=page.withheld,
        origin=edition.origin,
        downloads=tuple(
            Download(output.name, output.label, item.path.removeprefix(page.path))
            for _, output, item in sorted(beside, key=lambda made: made.output.is_slow)  # pictures last
            if output.is_download
        ),
        share=open_graph(page, edition, image, menu.card),
        updated=page.updated,
        linked=_linked(page, edition, image, site) if page.is_indexed else {},
    )


def _switch(
    other: Edition, page: Page, same: Mapping[str, tuple[Edition, Page]], menus: Menus, *, is_here: bool
) -> Switch:
    """Leads to the page in another language; where that has none, to the list that the page belongs to, or home."""
    language = other.language
    _, twin = same.get(language.code, (other, None))
    section = next((one.href for one in menus[language.code].sections if one.kind == page.section), "")
    href = other.href(twin.path) if twin else section or other.href(other.home)
    return Switch(language.code, language.endonym, href, is_here)


def _linked(page: Page, edition: Edition, image: str, site: Site) -> Node:
    """The structured data of a document's page, and of home pages."""
    logo = edition.url(site.icons.address) if site.icons else ""
    if page.of:
        return schema_org(edition.versions[page.of], edition, image, logo)
    return website(page, edition, logo) if page.key == ("home",) else {}


def _trail(page: Page, edition: Edition) -> tuple[Entry, ...]:
    if section := _section(page, edition):
        return (section,)
    return tuple(_page_entry(one, edition) for one in plain_page.above(page.of, edition)) if page.of else ()


def _page_entry(version: Version[PlainPage], edition: Edition) -> Entry:
    return Entry(edition.href(edition.path(version.ref)), text=version.fields.title, lang=version.lang)


def _section(page: Page, edition: Edition) -> Entry | None:
    """None for the list itself, and for plain pages, which the menu links to directly."""
    kind = edition.kinds.get(page.section)
    if not page.section or (kind and not kind.in_url):
        return None
    return _section_of(page.section, edition)


def _section_of(name: str, edition: Edition) -> Entry:
    label = edition.kinds[name].label if name in edition.kinds else tags.LABEL
    return Entry(edition.href(edition.list_path(name)), label, name)


def _alternates(
    page: Page, edition: Edition, same: Mapping[str, tuple[Edition, Page]], site: Site
) -> tuple[Alternate, ...]:
    """The hreflang entries: the page in every language that has it, and x-default for readers of other languages. None
    for what is for one language alone.
    """
    if page.of and edition.versions[page.of].fields.only:
        return ()
    paths = {lang: twin.path for lang, (_, twin) in same.items() if twin.is_indexed}
    is_offered = page.key == ("home",) and len(site.editions) > 1  # at the root, where readers choose
    default = "" if is_offered else paths.get(site.front.language.code) or next(iter(paths.values()))
    alternates = [Alternate(lang, site.front.url(path), same[lang][0].language.locale) for lang, path in paths.items()]
    return (*alternates, Alternate("x-default", site.front.url(default), ""))
