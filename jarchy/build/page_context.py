"""The context that every page shares: menu, language switcher, metadata for search engines and networks."""

from collections.abc import Mapping, Sequence

from jarchy.build.open_graph import OpenGraph, open_graph
from jarchy.build.schema_org import schema_org, website
from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.contacts import Contact
from jarchy.kinds.organisation import Organisation, contact
from jarchy.model import Edition, File, Link, Node, Page, TranslationNote
from jarchy.outputs import feeds, social_card, tags
from jarchy.outputs.feeds import FeedLink
from jarchy.outputs.output import Made
from jarchy.site.site import Site


class Section(Record):
    """The list of a kind, or of tags, in menus."""

    kind: str
    label: str  # a message
    href: str


class Publisher(Record):
    """Who publishes the site, and how the press reaches it."""

    contact: Contact
    address: str


class Menu(Record):
    """What every page of an edition has: links, and who publishes it on which terms."""

    site_title: str
    home: str
    sections: tuple[Section, ...]
    pages: tuple[Link, ...]
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
    section: Section | None  # the section that the page belongs to
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
    share: OpenGraph | None  # of pages that have an address of their own
    updated: DateOrTime | None  # when readers were last told something on it, where that is known
    linked: Node  # JSON-LD, in the vocabulary of schema.org


def menu(edition: Edition, beside: Sequence[Made]) -> Menu:
    """The menu of an edition. `beside` is what the edition makes that belongs to no single document."""
    hrefs = {
        output.name: edition.href(item.path) for _, output, item in reversed(beside)
    }  # the first item of each output
    found = tuple(
        link
        for _, output, item in beside
        if output.name == "feeds" and isinstance(item, File) and (link := feeds.link(item, edition))
    )
    there = [kind for kind in edition.kinds.values() if kind.in_url and edition.of_kind(kind.name)]
    return Menu(
        site_title=edition.title,
        home=edition.href(edition.home),
        sections=tuple(_section_of(kind.name, edition) for kind in there),
        pages=tuple(
            Link(edition.href(edition.path(one.ref)), one.fields.headline, one.lang) for one in edition.of_kind("page")
        ),
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


def _publisher(edition: Edition) -> Publisher | None:
    issuer = edition.find(Organisation, edition.issuer) if edition.issuer else None
    return Publisher(contact(issuer, edition), issuer.fields.address or "") if issuer else None


def frame(
    edition: Edition,
    page: Page,
    menu: Menu,
    same: Mapping[str, tuple[Edition, Page]],
    beside: Sequence[Made],
    site: Site,
) -> Frame:
    """The frame of a page. `same` is the page in each language; `beside` are the other files made of its document."""
    image = next((edition.url(item.path) for _, output, item in beside if output.name == social_card.NAME), "")
    image = image if page.of else menu.card
    return Frame(
        lang=edition.language.code,
        direction=edition.language.direction,
        menu=menu,
        section=_section(page, edition),
        here=edition.href(page.path),
        switches=tuple(_switch(other, page, same, is_here=other is edition) for other in site.editions),
        title=page.title,
        description=page.description or edition.description or edition.title,
        canonical=edition.url(page.path) if page.is_indexed else "",
        alternates=_alternates(page, same, site) if page.is_indexed else (),
        is_indexed=page.is_indexed and not site.is_preview,
        note=page.note,
        withheld=page.withheld,
        origin=edition.origin,
        downloads=tuple(
            Download(output.name, output.label, item.path.removeprefix(page.path))
            for _, output, item in sorted(beside, key=lambda made: made.output.is_slow)  # pictures last
            if output.is_download
        ),
        share=open_graph(page, edition, image) if page.is_indexed else None,
        updated=page.updated,
        linked=_linked(page, edition, image, site) if page.is_indexed else {},
    )


def _switch(other: Edition, page: Page, same: Mapping[str, tuple[Edition, Page]], *, is_here: bool) -> Switch:
    """Leads to the page in another language; where that has none, to the list that the page belongs to, or home."""
    language = other.language
    _, twin = same.get(language.code, (other, None))
    section = _section(page, other) if page.section in other.kinds else None
    href = other.href(twin.path) if twin else section.href if section else other.href(other.home)
    return Switch(language.code, language.endonym, href, is_here)


def _linked(page: Page, edition: Edition, image: str, site: Site) -> Node:
    """The structured data of a document's page, and of home pages."""
    logo = edition.url(site.icons.address) if site.icons else ""
    if page.of:
        return schema_org(edition.versions[page.of], edition, image, logo)
    return website(page, edition, logo) if page.key == ("home",) else {}


def _section(page: Page, edition: Edition) -> Section | None:
    """None for the list itself, and for plain pages, which the menu links to directly."""
    kind = edition.kinds.get(page.section)
    if not page.section or (kind and not kind.in_url):
        return None
    return _section_of(page.section, edition)


def _section_of(name: str, edition: Edition) -> Section:
    label = edition.kinds[name].label if name in edition.kinds else tags.LABEL
    return Section(name, label, edition.href(edition.list_path(name)))


def _alternates(page: Page, same: Mapping[str, tuple[Edition, Page]], site: Site) -> tuple[Alternate, ...]:
    """The hreflang entries: the page in every language that has it, and x-default for readers of other languages."""
    paths = {lang: twin.path for lang, (_, twin) in same.items() if twin.is_indexed}
    is_offered = page.key == ("home",) and len(site.editions) > 1  # at the root, where readers choose
    default = "" if is_offered else paths.get(site.front.language.code) or next(iter(paths.values()))
    alternates = [Alternate(lang, site.front.url(path), same[lang][0].language.locale) for lang, path in paths.items()]
    return (*alternates, Alternate("x-default", site.front.url(default), ""))
