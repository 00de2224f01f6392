"""Roles: who held which, when, and so who spoke in which."""

from collections.abc import Callable

from msgspec import field

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.images.media import PORTRAIT
from jarchy.kinds.contacts import Reachable
from jarchy.kinds.queries import link
from jarchy.model import Edition, Link, Ref, Speaker
from jarchy.schema.types import Headline, OrganisationSlug, Slug, Translatable


class Role(Record, kw_only=True):
    title: Translatable
    organisation: OrganisationSlug | None = None
    since: DateOrTime | None = field(name="from", default=None)
    until: DateOrTime | None = None

    def is_held_on(self, moment: DateOrTime | None) -> bool:
        """Whether the role was held on that day. On an unknown day it may have been, so it counts as held."""
        if moment is None:
            return True
        return not (self.since and moment.is_before(self.since)) and not (self.until and self.until.is_before(moment))


class RoleHolder(Reachable, kw_only=True):
    """Somebody who holds roles, by names of their own."""

    name: Headline
    roles: dict[Slug, Role] = {}

    shape = PORTRAIT

    def detail(self, name_of: Callable[[Ref], str]) -> str:
        """The first role that has no end: whether one with an end is still held depends on the reader's clock."""
        role = next((one for one in self.roles.values() if not one.until), None)
        organisation = name_of(Ref("organisation", role.organisation)) if role and role.organisation else ""
        return ", ".join(filter(None, (role.title, organisation))) if role else ""

    def roles_on(self, moment: DateOrTime | None) -> list[Role]:
        return [role for role in self.roles.values() if role.is_held_on(moment)]


def speaker(slug: str, role: str | None, on: DateOrTime | None, edition: Edition) -> Speaker:
    """The speaker, with the role held on that day, if there was one and no other."""
    person = edition.find(RoleHolder, Ref("person", slug))
    assert person  # or nothing that is said by the person would be shown
    shown = Link(edition.href(edition.path(person.ref)), person.fields.name, person.lang)
    # A role that is not translated is missing in other editions: then the name appears without it.
    held = [person.fields.roles.get(role)] if role else person.fields.roles_on(on)
    one = held[0] if len(held) == 1 else None
    if one is None:
        return Speaker(shown)
    of = Ref("organisation", one.organisation) if one.organisation else None
    organisation = link(of, edition) if of else None
    short = edition.versions[of].fields.short_headline if of and organisation else ""
    return Speaker(shown, one.title, organisation, short)
