"""Who answers the press about a release: people, and offices."""

from collections.abc import Iterable, Mapping

from jarchy.kinds import organisation, person
from jarchy.kinds.contacts import Contact, Reachable
from jarchy.kinds.organisation import Organisation
from jarchy.kinds.person import Person
from jarchy.model import Edition, Original, Ref


def press_contacts(people: Iterable[str], offices: Iterable[str], edition: Edition) -> tuple[Contact, ...]:
    """Those who can be reached, people first."""
    asked = (edition.find(Person, Ref("person", slug)) for slug in people)
    open_to_all = (edition.find(Organisation, Ref("organisation", slug)) for slug in offices)
    found = (
        *(person.contact(one, edition) for one in asked if one),
        *(organisation.contact(one, edition) for one in open_to_all if one),
    )
    return tuple(one for one in found if one.is_known)


def can_be_asked(people: Iterable[str], offices: Iterable[str], originals: Mapping[Ref, Original]) -> bool:
    """Whether somebody can be reached. Unknown ones are reported elsewhere."""
    refs = (*(Ref("person", slug) for slug in people), *(Ref("organisation", slug) for slug in offices))
    known = (originals.get(ref) for ref in refs)
    return any(one is None or (isinstance(one.fields, Reachable) and one.fields.can_be_reached) for one in known)
