"""How the press reaches somebody: a person or an organisation."""

from collections.abc import Iterable

from jarchy.core.records import Record
from jarchy.model import Link
from jarchy.schema import email_addresses, phone_numbers


class Contact(Record):
    """How to reach a person or an organisation: the text as typed, with its mailto: and tel: links."""

    person: Link
    email: Link | None
    phones: tuple[Link, ...]
    role: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is any way at all."""
        return bool(self.email or self.phones)


def contact_of(who: Link, email: str | None, phones: Iterable[str], role: str = "") -> Contact:
    return Contact(
        person=who,
        email=Link(email_addresses.href(email), email) if email else None,
        phones=tuple(Link(phone_numbers.href(one), one) for one in phones),
        role=role,
    )
