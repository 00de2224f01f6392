"""Organisations: organisers, supporters, issuers. The body is the organisation's text about itself."""

from collections.abc import Callable, Iterable, Mapping

from jarchy.core.records import Record
from jarchy.kinds.attachments import Attachments, Enclosure, check_attachments, unplaced
from jarchy.kinds.contacts import Contact, Reachable, contact_of
from jarchy.kinds.event import Event
from jarchy.kinds.page_parts import Body, body, document_page
from jarchy.kinds.pictures import Figure, Figures, Picture, all_figures, check_picture, figures
from jarchy.kinds.queries import by_alphabet, first_cards, newest, next_first, whole_lists
from jarchy.model import (
    Card,
    Edition,
    Finding,
    Kind,
    Link,
    Original,
    OriginalDocument,
    Page,
    Ref,
    Stated,
    Version,
    only,
)
from jarchy.schema.types import Headline, PictureName, Translatable, Url


class Organisation(Reachable, kw_only=True):
    name: Headline
    short_name: Headline | None = None
    website: Url | None = None
    address: Translatable | None = None
    hours: Translatable | None = None  # when it is open
    logo: PictureName | None = None
    attachments: Attachments = {}

    @property
    def headline(self) -> str:
        return self.name

    @property
    def portrayed(self) -> Mapping[str, Picture]:
        return {name: picture for name, picture in self.pictures.items() if name != self.logo}

    @property
    def short_headline(self) -> str:
        return self.short_name or self.name

    def detail(self, name_of: Callable[[Ref], str]) -> str:
        return self.short_name or ""


class OrganisationView(Record):
    name: str
    short_name: str
    website: str
    contact: Contact
    address: str
    logo: Figure | None
    pictures: Figures
    body: Body
    attachments: tuple[Enclosure, ...]  # those that the text does not place
    people: tuple[Card, ...]
    organises: tuple[Card, ...]
    supports: tuple[Card, ...]
    releases: tuple[Card, ...]
    whole: dict[str, str]  # hrefs of the whole lists, by kind, where there are more


class Boilerplate(Record):
    """An organisation's text about itself, for the notes to editors."""

    organisation: Link
    body: Body
    website: str


def boilerplates(slugs: Iterable[str], edition: Edition) -> tuple[Boilerplate, ...]:
    """The boilerplates of these organisations; only of those that have a text or a website."""
    versions = (edition.find(Organisation, Ref("organisation", slug)) for slug in slugs)
    return tuple(
        Boilerplate(
            organisation=Link(edition.href(edition.path(version.ref)), version.fields.name, version.lang),
            body=body(version, edition),
            website=version.fields.website or "",
        )
        for version in versions
        if version and (version.prose.html or version.fields.website)
    )


def page(version: Version[Organisation], edition: Edition) -> Page:
    organisation = version.fields
    every = listed(version, edition)
    events = only(Event, every["event"])
    view = OrganisationView(
        name=organisation.name,
        short_name=organisation.short_name or "",
        website=organisation.website or "",
        body=body(version, edition),
        attachments=unplaced(version, edition),
        contact=contact(version, edition),
        address=organisation.address or "",
        logo=all_figures(version, edition).get(organisation.logo or ""),
        pictures=figures(version, edition),
        people=first_cards(every["person"], edition),
        organises=first_cards([event for event in events if version.ref.slug in event.fields.organisers], edition),
        supports=first_cards([event for event in events if version.ref.slug in event.fields.supporters], edition),
        releases=first_cards(every["release"], edition),
        whole=whole_lists(version.ref, every, edition),
    )
    return document_page(version, edition, "organisation.html", view, organisation.name)


def contact(version: Version[Organisation], edition: Edition) -> Contact:
    who = Link(edition.href(edition.path(version.ref)), version.fields.name, version.lang)
    return contact_of(who, version.fields, edition.language, hours=version.fields.hours or "")


def listed(version: Version[Organisation], edition: Edition) -> dict[str, list[Version[Stated]]]:
    """The people who hold a role in it, its events, and the releases that speak of it."""
    mentions = edition.mentioned_by.get(version.ref, ())
    people = [edition.versions[ref] for ref in mentions if ref.kind == "person"]
    coming, past = next_first(newest("event", mentions, edition))
    return {
        "person": by_alphabet(people, edition),
        "event": [*coming, *past],
        "release": newest("release", mentions, edition),
    }


def check(document: OriginalDocument[Organisation], originals: Mapping[Ref, Original]) -> Iterable[Finding]:
    yield from check_picture("logo", document.fields.logo, document.fields.pictures)
    yield from check_attachments(document.fields.attachments)


KIND = Kind(
    "organisation",
    "organisations",
    Organisation,
    page,
    check,
    listed=listed,
    label="Organisations",
    one="Organisation",
    schema_type="Organization",
)
