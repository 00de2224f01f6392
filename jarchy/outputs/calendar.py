"""Events as iCalendar files: each alone, and all of a language, which a calendar program can subscribe to.

All languages share one UID, which has the first name of the event, so that adding it twice gives one entry, also after
it was renamed.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.core.zones import time_zone
from jarchy.i18n.typography import breakable
from jarchy.kinds.event import Event
from jarchy.kinds.event_changes import notices
from jarchy.kinds.queries import last_told, summary
from jarchy.model import Changed, Edition, File, Stated, Version, is_of, only

if TYPE_CHECKING:
    from icalendar import Event as Entry

NAME = "event.ics"  # below the address of the page
ALL = "events.ics"  # below the home of a language
STATUS = {"moved": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
ONCE_A_DAY = timedelta(days=1)
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # DTSTAMP is required, and the time of the build must not change the file


class CalendarView(Record):
    uid: str
    lang: str
    title: str
    summary: str
    place: str
    geo: str  # latitude and longitude; empty if unknown
    url: str
    start: DateOrTime
    end: DateOrTime | None
    over: datetime | None  # when it is over, if its beginning has an hour and its end is known
    told: DateOrTime | None  # when readers were last told of it, by itself or by a release; None: never
    changed: Changed
    sequence: int  # how often it has changed
    notice: str  # of the last change, the reason and what readers should know


class AllEventsView(Record):
    title: str
    lang: str
    events: tuple[CalendarView, ...]


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    if is_of(version, Event) and not version.lang:
        yield File(edition.path(version.ref) + NAME, "", view(version, edition), version.ref)


def paths_of_all(edition: Edition) -> Iterator[str]:
    """Where the calendar of all events is; nowhere while there is no event in the edition's own language."""
    if _own_events(edition):
        yield edition.home + ALL


def make_of_all(edition: Edition) -> Iterator[File]:
    if events := tuple(view(version, edition) for version in _own_events(edition)):
        view_of_all = AllEventsView(edition.title, edition.language.code, events)
        yield File(edition.home + ALL, "", view_of_all)  # at `paths_of_all`


def _own_events(edition: Edition) -> list[Version[Event]]:
    return [version for version in only(Event, edition.of_kind("event")) if not version.lang]


def view(version: Version[Event], edition: Edition) -> CalendarView:
    event = version.fields
    last = next(iter(notices(event.changes, version.lang, event.appointment)), None)
    return CalendarView(
        uid=f"{version.first_ref.slug}@{urlsplit(edition.base_url).hostname}",
        lang=edition.language.code,
        title=event.title,
        summary=summary(version),
        place=event.whole_place,
        geo=event.geo or "",
        url=edition.url(edition.path(version.ref)),
        start=event.start,
        end=event.end,
        over=event.span(time_zone(edition.timezone))[1] if event.has_end and event.start.has_time else None,
        told=last_told(version, edition),
        changed=event.changed,
        sequence=len(event.changes),
        notice=" ".join(filter(None, (last.reason, last.note))) if last else "",
    )


def write(event: CalendarView) -> bytes:
    return _calendar([event])


def write_all(all_events: AllEventsView) -> bytes:
    name = (all_events.title, all_events.lang)
    return _calendar(all_events.events, name)


def _calendar(events: Iterable[CalendarView], name: tuple[str, str] | None = None) -> bytes:
    """A calendar; with a name and its language, one that programs ask for again every day."""
    from icalendar import Calendar  # noqa: PLC0415  only for builds with events

    calendar = Calendar()
    calendar.add("prodid", "-//Jarchy//Jarchy//EN")
    calendar.add("version", "2.0")
    if name:
        title, lang = breakable(name[0]), name[1]
        calendar.add("name", title, parameters={"language": lang})
        calendar.add("x-wr-calname", title)  # the name that older programs read
        calendar.add("refresh-interval", ONCE_A_DAY, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", "P1D")
    for event in events:
        calendar.add_component(_entry(event))
    made: bytes = calendar.to_ical()
    return made


def _entry(event: CalendarView) -> "Entry":
    from icalendar import Event as Entry  # noqa: PLC0415  as above

    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", event.told.instant if event.told else _LONG_AGO)
    start, end = _times(event)
    entry.add("dtstart", start)
    if end:
        entry.add("dtend", end)
    if event.changed and event.told:
        entry.add("last-modified", event.told.instant)
        entry.add("sequence", event.sequence)  # programs take a higher number for newer
        entry.add("status", STATUS[event.changed])
    about = " ".join(filter(None, (event.notice, event.summary)))
    for name, words in (("summary", event.title), ("location", event.place), ("description", about)):
        if words:
            entry.add(name, breakable(words), parameters={"language": event.lang})
    if event.geo:
        entry.add("geo", tuple(map(float, event.geo.split(","))))
    entry.add("url", event.url)
    return entry


def _times(event: CalendarView) -> tuple[datetime | date, datetime | date | None]:
    """Start and end: instants if the start has a time, otherwise days, with an exclusive end."""
    if event.start.has_time:
        return event.start.instant, event.over
    return event.start.day, event.end.day + timedelta(days=1) if event.end else None
