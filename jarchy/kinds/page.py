"""Plain pages: about, contacts, accreditation. A page can lie under another one, which leads to it."""

from collections.abc import Iterable, Iterator, Mapping

from jarchy.core.records import Record
from jarchy.kinds.attachments import Attachments, Enclosure, check_attachments, unplaced
from jarchy.kinds.page_parts import Body, body, document_page
from jarchy.kinds.pictures import Figures, Pictured, figures
from jarchy.model import (
    Card,
    Edition,
    Finding,
    Kind,
    Original,
    OriginalDocument,
    Page,
    Ref,
    Stated,
    Version,
    only,
)
from jarchy.schema.in_menu import InMenu
from jarchy.schema.types import Headline, LanguageCode, PageSlug, Translatable


class PlainPage(Pictured, kw_only=True):
    title: Headline
    summary: Translatable | None = None
    under: PageSlug | None = None  # the page that leads to it in place of the menu
    menu: InMenu = InMenu()
    only: LanguageCode | None = None  # for readers of this language alone
    attachments: Attachments = {}

    @property
    def headline(self) -> str:
        return self.title

    @property
    def teaser(self) -> str:
        return self.summary or ""


class PlainView(Record):
    title: str
    pictures: Figures
    body: Body
    attachments: tuple[Enclosure, ...]  # those that the text does not place
    below: tuple[Card, ...]  # the pages under it


def page(version: Version[PlainPage], edition: Edition) -> Page:
    plain = version.fields
    view = PlainView(
        title=plain.title,
        pictures=figures(version, edition),
        body=body(version, edition),
        attachments=unplaced(version, edition),
        below=below(version.ref, edition),
    )
    return document_page(version, edition, "page.html", view, plain.title)


def below(ref: Ref, edition: Edition) -> tuple[Card, ...]:
    """The cards of the pages under a page, in the order of menus."""
    mentions = (edition.versions[by] for by in edition.mentioned_by.get(ref, ()))
    under = (one for one in only(PlainPage, mentions) if parent(one.fields) == ref)
    return tuple(edition.cards[one.ref] for one in _in_menus(under))


def above(ref: Ref, edition: Edition) -> list[Version[PlainPage]]:
    """The pages above a page, the highest first. Where readers do not see one, the way begins below it."""
    way: list[Version[PlainPage]] = []
    higher, seen = parent(edition.versions[ref].fields), {ref}
    while higher and higher not in seen and (version := edition.find(PlainPage, higher)):  # a circle is an error
        seen.add(higher)
        way.insert(0, version)
        higher = parent(version.fields)
    return way


def highest(edition: Edition) -> list[Version[PlainPage]]:
    """The pages that the menu leads to: those that lie under no page that readers see."""
    pages = only(PlainPage, edition.of_kind(KIND.name))
    return _in_menus(one for one in pages if parent(one.fields) not in edition.versions)


def parent(fields: Stated) -> Ref | None:
    """The page that it says it lies under."""
    return Ref(KIND.name, fields.under) if isinstance(fields, PlainPage) and fields.under else None


def _in_menus(pages: Iterable[Version[PlainPage]]) -> list[Version[PlainPage]]:
    """Those that menus show: first those with a number, then the others by their names."""
    shown = (one for one in pages if one.fields.menu.shown)
    return sorted(shown, key=lambda one: (one.fields.menu.order is None, one.fields.menu.order or 0, one.ref))


def check(document: OriginalDocument[PlainPage], originals: Mapping[Ref, Original]) -> Iterable[Finding]:
    yield from check_attachments(document.fields.attachments)
    yield from _check_circle(document.ref, originals)


def _check_circle(ref: Ref, originals: Mapping[Ref, Original]) -> Iterator[Finding]:
    """Pages that lie under each other in a circle. It is reported once, at the first of them."""
    way, higher = [ref], parent(originals[ref].fields)
    while higher and higher in originals and higher not in way:
        way.append(higher)
        higher = parent(originals[higher].fields)
    if higher == ref == min(way):
        yield Finding("under", "page-circle", {"way": " → ".join(one.slug for one in (*way, ref))})


KIND = Kind("page", "pages", PlainPage, page, check, in_url=False)
