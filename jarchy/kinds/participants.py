"""Who takes part, by name: people of the site, or names alone."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.queries import link
from jarchy.kinds.roles import RoleHolder
from jarchy.model import Edition, Finding, Link, Ref
from jarchy.schema.types import Headline, PersonSlug


class Participant(Record, kw_only=True):
    person: PersonSlug | None = None
    name: Headline | None = None  # of somebody who has no page, or as somebody is called here
    role: Headline | None = None  # in which they take part; of a person, by default the role held on that day

    short: ClassVar[str] = "person"  # a list names these alone


class Named(Record):
    """A participant as readers see it."""

    name: str
    href: str  # of the page; empty if there is none
    role: str
    organisation: Link | None
    lang: str  # set if name and role are not in the edition's language

    @property
    def text(self) -> str:
        """The name with the role, for formats without links."""
        return ", ".join(filter(None, (self.name, self.role, self.organisation.text if self.organisation else "")))


def named(
    participants: Mapping[str, Participant], on: DateOrTime | None, lang: str, edition: Edition
) -> tuple[Named, ...]:
    """Those whom readers may know of: of a person that is not public, only what this document says itself. `lang` is
    that of its words.
    """
    found = (_named(one, on, lang, edition) for one in participants.values())
    return tuple(one for one in found if one)


def _named(one: Participant, on: DateOrTime | None, lang: str, edition: Edition) -> Named | None:
    person = edition.find(RoleHolder, Ref("person", one.person)) if one.person else None
    if person is None:
        return Named(one.name, "", one.role or "", None, lang) if one.name else None
    href = edition.href(edition.path(person.ref))
    if one.role:
        return Named(one.name or person.fields.name, href, one.role, None, lang)
    held = person.fields.roles_on(on)
    role = held[0] if len(held) == 1 else None
    organisation = link(Ref("organisation", role.organisation), edition) if role and role.organisation else None
    return Named(one.name or person.fields.name, href, role.title if role else "", organisation, person.lang)


def check_participants(at: str, participants: Mapping[str, Participant]) -> Iterable[Finding]:
    for key, one in participants.items():
        if not (one.person or one.name):
            yield Finding(at, "nobody", {"key": key})
