"""The press kit of who publishes the site: what it says of itself, its logos, portraits of its people, whom to ask."""

from collections.abc import Iterator

from jarchy.content.site_file import PRESS_KIT
from jarchy.core.records import Record
from jarchy.core.urls import path
from jarchy.kinds import organisation
from jarchy.kinds.contacts import Contact
from jarchy.kinds.organisation import Organisation
from jarchy.kinds.page_parts import Body, body
from jarchy.kinds.person import Person, contact
from jarchy.kinds.pictures import Figure, all_figures
from jarchy.kinds.queries import by_alphabet
from jarchy.model import Edition, Link, Page, Ref, Version, only

ADDRESSES = (f"{PRESS_KIT}/",)


class Portrait(Record):
    person: Link
    role: str
    pictures: tuple[Figure, ...]


class PressKitView(Record):
    name: str
    short_name: str
    lang: str  # of the words of the publisher, if they are not in the language of the page
    body: Body
    address: str
    website: str
    contact: Contact
    logos: tuple[Figure, ...]
    portraits: tuple[Portrait, ...]
    contacts: tuple[Contact, ...]


def make(edition: Edition) -> Iterator[Page]:
    """None if there is nothing to show, or if the site has a page of its own at this address."""
    publisher = edition.find(Organisation, edition.issuer) if edition.issuer else None
    if publisher is None or Ref("page", PRESS_KIT) in edition.versions:
        return
    view = _view(publisher, edition)
    if view.body or view.logos or view.portraits:
        yield Page(
            (PRESS_KIT,),
            path(edition.language.code, PRESS_KIT),
            "press_kit.html",
            view,
            description=edition.description or edition.title,
        )


def paths(edition: Edition) -> Iterator[str]:
    """Where the page is, if there is one."""
    yield from (page.path for page in make(edition))


def _view(publisher: Version[Organisation], edition: Edition) -> PressKitView:
    mentions = edition.mentioned_by.get(publisher.ref, ())
    people = only(Person, by_alphabet((edition.versions[ref] for ref in mentions if ref.kind == "person"), edition))
    ours = [person for person in people if _is_ours(person.fields, publisher.ref.slug)]
    portraits = (
        Portrait(
            Link(edition.href(edition.path(one.ref)), one.fields.name, one.lang),
            edition.cards[one.ref].detail,
            tuple(all_figures(one, edition).values()),
        )
        for one in ours
    )
    return PressKitView(
        name=publisher.fields.name,
        short_name=publisher.fields.short_name or "",
        lang=publisher.lang,
        body=body(publisher, edition),
        address=publisher.fields.address or "",
        website=publisher.fields.website or "",
        contact=organisation.contact(publisher, edition),
        logos=tuple(all_figures(publisher, edition).values()),
        portraits=tuple(one for one in portraits if one.pictures),
        contacts=tuple(contact(one, edition) for one in ours if one.fields.can_be_reached),
    )


def _is_ours(person: Person, publisher: str) -> bool:
    """Whether the person holds a role there that has no end: whether one with an end is held depends on the clock."""
    return any(role.organisation == publisher and not role.until for role in person.roles.values())
