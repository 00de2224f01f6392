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
    name: Headline | None = None  # of somebody who has no page
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
    """Those whom readers may know of: a person that is not public is left out. `lang` is that of names alone."""
    shown: list[Named] = []
    for one in participants.values():
        if one.person:
            shown.extend(_of_site(one.person, one.role, on, edition))
        elif one.name:
            shown.append(Named(one.name, "", one.role or "", None, lang))
    return tuple(shown)


def _of_site(slug: str, words: str | None, on: DateOrTime | None, edition: Edition) -> Iterable[Named]:
    person = edition.find(RoleHolder, Ref("person", slug))
    if person is None:
        return
    href, fields = edition.href(edition.path(person.ref)), person.fields
    held = fields.roles_on(on)
    role = held[0] if not words and len(held) == 1 else None
    organisation = link(Ref("organisation", role.organisation), edition) if role and role.organisation else None
    yield Named(fields.name, href, words or (role.title if role else ""), organisation, person.lang)


def check_participants(at: str, participants: Mapping[str, Participant]) -> Iterable[Finding]:
    for key, one in participants.items():
        if bool(one.person) is bool(one.name):
            yield Finding(at, "nobody", {"key": key})
