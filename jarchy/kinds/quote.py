"""Quotes: spoken words, attributed to a person in a role. The body is the quote."""

from collections.abc import Iterable, Mapping

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.base import OriginalFields
from jarchy.kinds.page_parts import Body, QuoteCard, body_of, document_page, quote_card
from jarchy.kinds.queries import cards, link
from jarchy.model import Card, Edition, Kind, Link, Original, Page, Ref, Version
from jarchy.problems import did_you_mean
from jarchy.schema.types import EventSlug, PersonSlug, RoleSlug


class Quote(OriginalFields, kw_only=True):
    speaker: PersonSlug
    role: RoleSlug | None = None  # a key of the person's roles; needed when more than one was held on that day
    date: DateOrTime | None = None  # when the words were spoken; None: unknown
    event: EventSlug | None = None

    follows = True

    @property
    def when(self) -> DateOrTime | None:
        return self.date

    @property
    def needs(self) -> tuple[Ref, ...]:
        return (Ref("person", self.speaker),)


class Source(Record):
    """Words as they were spoken, where the page has a translation of them."""

    words: Body
    page: Link  # the original's page, with the name of its language as text


class QuoteView(Record):
    quote: QuoteCard
    source: Source | None
    when: DateOrTime | None
    event: Link | None
    releases: tuple[Card, ...]
    url: str  # full address, for those who cite the page


def page(version: Version, edition: Edition) -> Page:
    quote: Quote = version.fields
    shown = quote_card(version, edition)
    view = QuoteView(
        quote=shown,
        source=Source(body_of(version.source, edition, is_spoken=True), version.original) if version.source else None,
        when=quote.date,
        event=link(Ref("event", quote.event), edition) if quote.event else None,
        releases=cards("release", edition.mentioned_by.get(version.ref, ()), edition),
        url=edition.url(edition.path(version.ref)),
    )
    return document_page(version, edition, "quote.html", view, shown.speaker.person.text)


def check(document: Original, originals: Mapping[Ref, Original]) -> Iterable[tuple[str, str, dict[str, object]]]:
    """Reports a speaker who did not hold exactly one role on the day of the quote."""
    quote: Quote = document.fields
    person = originals.get(Ref("person", quote.speaker))
    if person is None:
        return
    known = ", ".join(person.fields.roles) or "none"
    named = {role.title.casefold(): key for key, role in person.fields.roles.items()}
    held = person.fields.roles_on(quote.date)
    if quote.role is not None and quote.role not in person.fields.roles:
        yield (
            "role",
            "unknown-role",
            {
                "person": person.fields.name,
                "role": quote.role,
                "suggestion": did_you_mean(named.get(quote.role.casefold(), quote.role), person.fields.roles),
                "known": known,
            },
        )
    elif quote.role is not None and person.fields.roles[quote.role] not in held:
        yield "role", "role-not-held", {"person": person.fields.name, "role": quote.role, "known": known}
    elif quote.role is None and person.fields.roles and not held:
        yield "date", "no-role-then", {"person": person.fields.name, "known": known}
    elif quote.role is None and len(held) > 1:
        yield "speaker", "role-unclear", {"person": person.fields.name, "count": len(held), "known": known}


KIND = Kind("quote", "quotes", Quote, page, check, newest_first=True, is_spoken=True, label="Quotes")
