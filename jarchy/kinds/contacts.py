"""How the press reaches somebody: a person or an organisation."""

from jarchy.core.records import Record
from jarchy.i18n.language import Language
from jarchy.kinds.pictures import Pictured
from jarchy.model import Link
from jarchy.schema import email_addresses, phone_numbers
from jarchy.schema.types import Email, Phone, PrivateEmail, PrivatePhone, TelegramName, WhatsAppNumber


class Reachable(Pictured, kw_only=True):
    """The keys of somebody who can be reached."""

    email: Email | None = None
    phone: tuple[Phone, ...] = ()  # on one line, or as a list
    telegram: TelegramName | None = None
    whatsapp: WhatsAppNumber | None = None
    private_email: PrivateEmail | None = None  # for colleagues, who read the file
    private_phone: PrivatePhone | None = None

    @property
    def can_be_reached(self) -> bool:
        return bool(self.email or self.phone or self.telegram or self.whatsapp)


class Contact(Record):
    """How to reach a person or an organisation: the text as typed, with its mailto: and tel: links."""

    person: Link
    email: Link | None
    phones: tuple[Link, ...]
    messengers: tuple[Link, ...]  # links to other sites: nothing of theirs is loaded
    role: str = ""
    hours: str = ""  # when an office is open
    languages: tuple[str, ...] = ()  # in which a person answers, by name

    @property
    def is_known(self) -> bool:
        """Whether there is any way at all."""
        return bool(self.email or self.phones or self.messengers)


def contact_of(
    who: Link,
    fields: Reachable,
    language: Language,
    role: str = "",
    hours: str = "",
    languages: tuple[str, ...] = (),
) -> Contact:
    telegram = [Link(f"https://t.me/{fields.telegram}", f"Telegram: @{fields.telegram}")] if fields.telegram else []
    number = fields.whatsapp or ""
    digits = phone_numbers.href(number).removeprefix("tel:+")
    whatsapp = [Link(f"https://wa.me/{digits}", f"WhatsApp: {phone_numbers.unbroken(number)}")] if digits else []
    return Contact(
        person=who,
        email=Link(email_addresses.href(fields.email), fields.email) if fields.email else None,
        phones=tuple(_phone(one, language) for one in fields.phone),
        messengers=(*telegram, *whatsapp),
        role=role,
        hours=hours,
        languages=languages,
    )


def _phone(number: str, language: Language) -> Link:
    """The number is a fact, but the word for its extension is of the page: доб. 105, кошумча 105."""
    shown = phone_numbers.with_extension(number, language.extension)
    return Link(phone_numbers.href(number), phone_numbers.unbroken(shown))
