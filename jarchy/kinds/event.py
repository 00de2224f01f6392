"""Events: when, where, with whom, and in what order."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta, tzinfo
from typing import Self

from msgspec.structs import replace

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.attachments import Attachments, Enclosure, check_attachments, unplaced
from jarchy.kinds.attendance import Attendance, Attended, attendance
from jarchy.kinds.event_changes import Appointment, EventChange, Notice, check_changes, in_order, notices
from jarchy.kinds.page_parts import Body, body, document_page
from jarchy.kinds.participants import Named, Participant, check_participants, named
from jarchy.kinds.pictures import Figures, figures
from jarchy.kinds.queries import first_cards, links, newest, whole_lists
from jarchy.kinds.quote import QuoteCard, quote_cards
from jarchy.model import (
    Card,
    Changed,
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
)
from jarchy.schema.types import (
    Clock,
    Coordinates,
    EventStatus,
    EventTime,
    Headline,
    LanguageCode,
    OrganisationSlug,
    Slug,
    Translatable,
)


class ProgrammeItem(Record, kw_only=True):
    title: Translatable | None = None
    text: Translatable | None = None
    start: Clock | None = None
    speakers: dict[Slug, Participant] = {}


class Event(Attended, kw_only=True):
    status: EventStatus | None = None  # type: ignore[assignment]  # says where “cancelled” is written
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
    changes: dict[Slug, EventChange] = {}
    only: LanguageCode | None = None  # for readers of this language alone

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

    @property
    def moments(self) -> tuple[tuple[str, DateOrTime], ...]:
        return tuple(("changes", change.date) for change in self.changes.values())

    def at(self, as_of: datetime) -> Self:
        """The event as of an instant: as it was before the changes that are still ahead."""
        if not self.changes:  # nearly all
            return self
        told = {key: change for key, change in self.changes.items() if change.date.instant <= as_of}
        before = self
        for change in reversed(in_order(self.changes)):
            if change.date.instant > as_of and change.was:
                before = replace(before, start=change.was, end=change.was_end)
            if change.date.instant > as_of and change.was_place:
                before = replace(before, venue=change.was_place, address=None, geo=None, city=None)
        return replace(before, changes=told)

    @property
    def changed(self) -> Changed:
        return in_order(self.changes)[-1].status if self.changes else ""

    @property
    def last_told(self) -> DateOrTime | None:
        return in_order(self.changes)[-1].date if self.changes else None

    @property
    def appointment(self) -> Appointment:
        return Appointment(self.start, self.end, self.whole_place)

    def span(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Without an hour at its end, it lasts until that day is over; without an end after its beginning, until its
        first day is. Days are over on the clock of its beginning.
        """
        if self.end and self.end.has_time and self.has_end:
            return self.start.instant, self.end.instant
        last, clock = self.end or self.start, self.start.moment.tzinfo if self.start.home else zone
        return self.start.instant, datetime.combine(last.day + timedelta(days=1), time(), clock)

    @property
    def has_end(self) -> bool:
        """Whether it says when it is over: an end at the instant at which it begins says nothing."""
        return self.end is not None and (self.end.at > self.start.at or not self.end.has_time)

    def closes_at(self, zone: tzinfo) -> datetime | None:
        """A day is over when its last hour is."""
        until = self.accreditation_until
        if until is None:
            return None
        return until.instant if until.has_time else datetime.combine(until.day + timedelta(days=1), time(), zone)

    @property
    def place(self) -> str:
        return ", ".join(part for part in (self.venue, self.city) if part)

    @property
    def whole_place(self) -> str:
        """The place with its address, for those who must find it."""
        return ", ".join(part for part in (self.venue, self.address, self.city) if part)


class ProgrammePart(Record):
    """An item of the programme as readers see it."""

    title: str
    text: str
    start: str
    speakers: tuple[Named, ...]


class EventSummary(Record):
    """An event in brief, for the page of a release."""

    card: Card
    notices: tuple[Notice, ...]  # what became of it since it was announced, the newest first
    end: DateOrTime | None
    place: str  # with its address
    attendance: Attendance
    map: str  # address of a map; empty if it is not known where the place is
    organisers: tuple[Link, ...]
    supporters: tuple[Link, ...]


class EventView(Record):
    title: str
    occasion: EventSummary
    participants: str
    programme: tuple[ProgrammePart, ...]
    pictures: Figures
    body: Body
    attachments: tuple[Enclosure, ...]  # those that the text does not place
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
        programme=programme(version, edition),
        pictures=figures(version, edition),
        body=body(version, edition),
        attachments=unplaced(version, edition),
        quotes=quote_cards(every["quote"], edition),
        releases=first_cards(every["release"], edition),
        whole=whole_lists(version.ref, every, edition),
    )
    facts = ", ".join(filter(None, (edition.language.date(event.start.day), event.place)))
    return document_page(version, edition, "event.html", view, event.title, facts)


def programme(version: Version[Event], edition: Edition) -> tuple[ProgrammePart, ...]:
    """The items that have words in this edition. The speakers have the roles that they hold on the first day."""
    event = version.fields
    return tuple(
        ProgrammePart(
            item.title or "",
            item.text or "",
            item.start or "",
            named(item.speakers, event.start, version.lang, edition),
        )
        for item in event.programme.values()
        if item.title or item.text
    )


def listed(version: Version[Event], edition: Edition) -> dict[str, list[Version[Stated]]]:
    mentions = edition.mentioned_by.get(version.ref, ())
    return {kind: newest(kind, mentions, edition) for kind in ("quote", "release")}


def event_summary(version: Version[Event], edition: Edition) -> EventSummary:
    event = version.fields
    return EventSummary(
        card=edition.cards[version.ref],
        notices=notices(event.changes, version.lang, event.appointment),
        end=event.end,
        place=event.whole_place,
        attendance=attendance(event, version.phase, is_closed=version.is_closed),
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
    yield from check_changes(event.changes, event.start)
    for key, item in event.programme.items():
        if not (item.title or item.text):
            yield Finding("programme", "empty-item", {"item": key})
        yield from check_participants("programme", item.speakers)
    yield from check_attachments(event.attachments)


KIND = Kind(
    "event", "events", Event, page, check, listed, newest_first=True, label="Events", one="Event", schema_type="Event"
)
