"""Events: when, where, with whom, and in what order."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta, tzinfo

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.attachments import Attachments, Enclosure, check_attachments, enclosures
from jarchy.kinds.page_parts import Body, body, document_page
from jarchy.kinds.pictures import Figures, Pictured, figures
from jarchy.kinds.queries import first_cards, links, newest, whole_lists
from jarchy.kinds.quote import QuoteCard, quote_cards
from jarchy.model import Card, Edition, Finding, Kind, Link, Original, OriginalDocument, Page, Ref, Stated, Version
from jarchy.schema.types import Clock, Coordinates, EventTime, Headline, OrganisationSlug, Slug, Translatable


class ProgrammeItem(Record, kw_only=True):
    title: Translatable | None = None
    text: Translatable | None = None
    start: Clock | None = None


class Event(Pictured, kw_only=True):
    title: Headline
    summary: Translatable | None = None
    start: EventTime  # without a time: the hour is unknown, or the event lasts all day
    end: EventTime | None = None
    venue: Headline | None = None
    address: Headline | None = None
    geo: Coordinates | None = None
    city: Headline | None = None
    participants: Translatable | None = None
    organisers: tuple[OrganisationSlug, ...] = ()
    supporters: tuple[OrganisationSlug, ...] = ()
    programme: dict[Slug, ProgrammeItem] = {}
    attachments: Attachments = {}

    follows = True

    @property
    def headline(self) -> str:
        return self.title

    @property
    def when(self) -> DateOrTime:
        return self.start

    @property
    def teaser(self) -> str:
        return self.summary or ""

    def span(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Without an hour at its end, it lasts until that day is over; without an end, until its first day is."""
        last = self.end or self.start
        if self.end and self.end.has_time:
            return self.start.instant, self.end.instant
        return self.start.instant, datetime.combine(last.day + timedelta(days=1), time(), zone)

    @property
    def place(self) -> str:
        return ", ".join(part for part in (self.venue, self.city) if part)

    @property
    def whole_place(self) -> str:
        """The place with its address, for those who must find it."""
        return ", ".join(part for part in (self.venue, self.address, self.city) if part)


class EventSummary(Record):
    """An event in brief, for the page of a release."""

    card: Card
    end: DateOrTime | None
    place: str  # with its address
    map: str  # address of a map; empty if it is not known where the place is
    organisers: tuple[Link, ...]
    supporters: tuple[Link, ...]


class EventView(Record):
    title: str
    occasion: EventSummary
    participants: str
    programme: tuple[ProgrammeItem, ...]
    pictures: Figures
    body: Body
    attachments: tuple[Enclosure, ...]
    quotes: tuple[QuoteCard, ...]
    releases: tuple[Card, ...]
    whole: dict[str, str]  # hrefs of the whole lists, by kind, where there are more


def page(version: Version[Event], edition: Edition) -> Page:
    event = version.fields
    every = listed(version, edition)
    view = EventView(
        title=event.title,
        occasion=event_summary(version, edition),
        participants=event.participants or "",
        programme=tuple(item for item in event.programme.values() if item.title or item.text),
        pictures=figures(version, edition),
        body=body(version, edition),
        attachments=enclosures(version, edition),
        quotes=quote_cards(every["quote"], edition),
        releases=first_cards(every["release"], edition),
        whole=whole_lists(version.ref, every, edition),
    )
    facts = ", ".join(filter(None, (edition.language.date(event.start.day), event.place)))
    return document_page(version, edition, "event.html", view, event.title, facts)


def listed(version: Version[Event], edition: Edition) -> dict[str, list[Version[Stated]]]:
    mentions = edition.mentioned_by.get(version.ref, ())
    return {kind: newest(kind, mentions, edition) for kind in ("quote", "release")}


def event_summary(version: Version[Event], edition: Edition) -> EventSummary:
    event = version.fields
    return EventSummary(
        card=edition.cards[version.ref],
        end=event.end,
        place=event.whole_place,
        map=map_of(event.geo) if event.geo else "",
        organisers=links("organisation", event.organisers, edition),
        supporters=links("organisation", event.supporters, edition),
    )


def map_of(geo: str) -> str:
    """The address of a map on which a place is marked."""
    latitude, longitude = geo.split(",")
    return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"


def check(document: OriginalDocument[Event], originals: Mapping[Ref, Original]) -> Iterable[Finding]:
    event = document.fields
    if event.end and event.end.is_before(event.start):
        yield Finding("end", "event-dates")
    for key, item in event.programme.items():
        if not (item.title or item.text):
            yield Finding("programme", "empty-item", {"item": key})
    yield from check_attachments(event.attachments)


KIND = Kind("event", "events", Event, page, check, listed, newest_first=True, label="Events")
