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
    lang: str  # set if the name is not in the edition's language
    role_lang: str  # the same of the role

    @property
    def text(self) -> str:
        """The name with the role, for formats without links."""
        return ", ".join(filter(None, (self.name, self.role, self.organisation.text if self.organisation else "")))


def named(
    participants: Mapping[str, Participant],
    on: DateOrTime | None,
    lang: str,
    edition: Edition,
    *,
    has_roles: bool = True,
) -> tuple[Named, ...]:
    """Those whom readers may know of: of a person that is not public, only what this document says itself. `lang` is
    that of its words. With `has_roles`, they have the roles that they hold `on` a day.
    """
    found = (_named(one, on, lang, edition, has_roles) for one in participants.values())
    return tuple(one for one in found if one)


def _named(one: Participant, on: DateOrTime | None, lang: str, edition: Edition, has_roles: bool) -> Named | None:
    person = edition.find(RoleHolder, Ref("person", one.person)) if one.person else None
    if person is None:
        return Named(one.name, "", one.role or "", None, lang, lang) if one.name else None
    href, own = edition.href(edition.path(person.ref)), person.lang
    name, of_name = (one.name, lang) if one.name else (person.fields.name, own)
    held = person.fields.roles_on(on) if has_roles and not one.role else []
    if len(held) != 1:
        return Named(name, href, one.role or "", None, of_name, lang)
    organisation = link(Ref("organisation", held[0].organisation), edition) if held[0].organisation else None
    return Named(name, href, held[0].title, organisation, of_name, own)


def check_participants(at: str, participants: Mapping[str, Participant]) -> Iterable[Finding]:
    for key, one in participants.items():
        if not (one.person or one.name):
            yield Finding(at, "nobody", {"key": key})
