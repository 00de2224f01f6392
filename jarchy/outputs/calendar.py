"""An event as an iCalendar file. All languages share one UID, so that adding it twice gives one entry."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.event import Event
from jarchy.kinds.queries import summary
from jarchy.kinds.release import Release
from jarchy.model import Edition, File, Stated, Version, is_of, only

NAME = "event.ics"  # below the address of the page
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
    told: DateOrTime | None  # when a release last mentioned the event; None: never


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    if is_of(version, Event) and not version.lang:
        yield File(edition.path(version.ref) + NAME, "", view(version, edition), version.ref)


def view(version: Version[Event], edition: Edition) -> CalendarView:
    event = version.fields
    return CalendarView(
        uid=f"{version.ref.slug}@{urlsplit(edition.base_url).hostname}",
        lang=edition.language.code,
        title=event.title,
        summary=summary(version),
        place=event.whole_place,
        geo=event.geo or "",
        url=edition.url(edition.path(version.ref)),
        start=event.start,
        end=event.end,
        told=_told(version, edition),
    )


def _told(version: Version[Event], edition: Edition) -> DateOrTime | None:
    """When a release last spoke of it."""
    speaking = only(Release, (edition.versions[ref] for ref in edition.mentioned_by.get(version.ref, ())))
    told = (release.fields.last_told for release in speaking)
    return max(told, key=lambda when: when.at, default=None)


def write(event: CalendarView) -> bytes:
    from icalendar import Calendar  # noqa: PLC0415  only for builds with events
    from icalendar import Event as Entry  # noqa: PLC0415  as above

    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", event.told.instant if event.told else _LONG_AGO)
    start, end = _times(event)
    entry.add("dtstart", start)
    if end:
        entry.add("dtend", end)
    for name, words in (("summary", event.title), ("location", event.place), ("description", event.summary)):
        if words:
            entry.add(name, words, parameters={"language": event.lang})
    if event.geo:
        entry.add("geo", tuple(map(float, event.geo.split(","))))
    entry.add("url", event.url)
    calendar = Calendar()
    calendar.add("prodid", "-//Jarchy//Jarchy//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    made: bytes = calendar.to_ical()
    return made


def _times(event: CalendarView) -> tuple[datetime | date, datetime | date | None]:
    """Start and end: instants if the start has a time, otherwise days, with an exclusive end.

    An end that is not after the start is left out, because calendars refuse it.
    """
    start, end = event.start, event.end
    if not start.has_time:
        return start.day, end.day + timedelta(days=1) if end else None
    over = end and (end.instant if end.has_time else end.instant + timedelta(days=1))
    return start.instant, over if over and over > start.instant else None
