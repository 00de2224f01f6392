"""Speakers and contacts: their roles, their words, and how they can be reached."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Self

from msgspec.structs import replace

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.core.urls import is_placeholder
from jarchy.i18n.language import Language
from jarchy.kinds.contacts import Contact, contact_of
from jarchy.kinds.page_parts import Body, body, document_page
from jarchy.kinds.pictures import Figures, figures
from jarchy.kinds.queries import first_cards, link, newest, whole_lists
from jarchy.kinds.quote import Quote, QuoteCard, quote_cards
from jarchy.kinds.roles import Role, RoleHolder
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
from jarchy.schema.types import LanguageCode


class Person(RoleHolder, kw_only=True):
    languages: tuple[LanguageCode, ...] = ()  # in which the press is answered

    @property
    def headline(self) -> str:
        return self.name

    def sort_name(self, language: Language) -> str:
        return language.by_surname(self.name)

    @property
    def moments(self) -> tuple[tuple[str, DateOrTime], ...]:
        return tuple(("roles", role.since) for role in self.roles.values() if role.since)

    def at(self, as_of: datetime) -> Self:
        """The person as of an instant, without roles that begin later: each is published on its first day."""
        begun = {key: role for key, role in self.roles.items() if not role.since or role.since.instant <= as_of}
        return self if len(begun) == len(self.roles) else replace(self, roles=begun)


class RoleLine(Record):
    title: str
    organisation: Link | None
    since: DateOrTime | None
    until: DateOrTime | None


class PersonView(Record):
    name: str
    roles: tuple[RoleLine, ...]
    pictures: Figures
    contact: Contact | None
    body: Body
    quotes: tuple[QuoteCard, ...]
    releases: tuple[Card, ...]
    whole: dict[str, str]  # hrefs of the whole lists, by kind, where there are more


def page(version: Version[Person], edition: Edition) -> Page:
    person = version.fields
    every = listed(version, edition)
    view = PersonView(
        name=person.name,
        roles=tuple(role_line(role, edition) for role in person.roles.values()),
        contact=contact(version, edition) if person.can_be_reached else None,
        pictures=figures(version, edition),
        body=body(version, edition),
        quotes=quote_cards(every["quote"], edition),
        releases=first_cards(every["release"], edition),
        whole=whole_lists(version.ref, every, edition),
    )
    facts = "; ".join(
        f"{role.title}, {role.organisation.text}" if role.organisation else role.title for role in view.roles
    )
    return document_page(version, edition, "person.html", view, person.name, facts)


def listed(version: Version[Person], edition: Edition) -> dict[str, list[Version[Stated]]]:
    """The quotes of which it is the speaker, and the releases that speak of it."""
    mentions = edition.mentioned_by.get(version.ref, ())
    quotes = only(Quote, newest("quote", mentions, edition))
    spoken = [quote for quote in quotes if quote.fields.speaker == version.ref.slug]
    return {"quote": [*spoken], "release": newest("release", mentions, edition)}


def role_line(role: Role, edition: Edition) -> RoleLine:
    organisation = link(Ref("organisation", role.organisation), edition) if role.organisation else None
    return RoleLine(role.title, organisation, role.since, role.until)


def contact(version: Version[Person], edition: Edition) -> Contact:
    who = Link(edition.href(edition.path(version.ref)), version.fields.name, version.lang)
    spoken = (edition.language.name_of(code) for code in version.fields.languages)
    role = edition.cards[version.ref].detail
    return contact_of(who, version.fields, edition.language, role, languages=tuple(name for name in spoken if name))


def check(document: OriginalDocument[Person], originals: Mapping[Ref, Original]) -> Iterable[Finding]:
    email = document.fields.email
    if email and is_placeholder(email) and document.fields.status != "draft":
        yield Finding("email", "placeholder", {"value": email})
    for key, role in document.fields.roles.items():
        if role.since and role.until and role.until.is_before(role.since):
            yield Finding("roles", "role-dates", {"role": key})


KIND = Kind(
    "person",
    "people",
    Person,
    page,
    check,
    listed,
    label="People",
    one="Person",
    schema_type="Person",
    shared_as="profile",
)
