"""An event for calendars. In every language it is the same event: whoever adds it twice has it once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from jarchy.frozen import Frozen
from jarchy.kinds.event import Event
from jarchy.kinds.parts import summary
from jarchy.model import Edition, File, Version, When

NAME = "event.ics"  # below the address of the page


class CalendarView(Frozen):
    uid: str
    lang: str
    title: str
    summary: str
    place: str
    url: str
    start: When
    end: When | None
    told: When  # what it says was true then


def files(edition: Edition) -> Iterator[File]:
    for version in edition.of_kind("event"):
        if not version.lang:
            yield File(edition.path(version.ref) + NAME, "calendar", view(version, edition), version.ref)


def view(version: Version, edition: Edition) -> CalendarView:
    event: Event = version.fields
    return CalendarView(
        uid=f"{version.ref.slug}@{urlsplit(edition.base_url).hostname}",
        lang=edition.language.code,
        title=event.title,
        summary=summary(version),
        place=event.place,
        url=edition.url(edition.path(version.ref)),
        start=event.start,
        end=event.end,
        told=_told(version, edition),
    )


def _told(version: Version, edition: Edition) -> When:
    """When a release last spoke of it; where none does, it is as true as on its day."""
    speaking = [edition.versions[ref] for ref in edition.mentioned_by.get(version.ref, ()) if ref.kind == "release"]
    told: list[When] = [release.fields.last_told for release in speaking] or [version.fields.start]
    return max(told, key=lambda when: when.at)


def write(event: CalendarView) -> bytes:
    from icalendar import Calendar  # noqa: PLC0415  what a build without events does without
    from icalendar import Event as Entry  # noqa: PLC0415

    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", event.told.instant)
    start, end = _times(event)
    entry.add("dtstart", start)
    if end:
        entry.add("dtend", end)
    for name, words in (("summary", event.title), ("location", event.place), ("description", event.summary)):
        if words:
            entry.add(name, words, parameters={"language": event.lang})
    entry.add("url", event.url)
    calendar = Calendar()
    calendar.add("prodid", "-//Jarchy//Jarchy//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    made: bytes = calendar.to_ical()
    return made


def _times(event: CalendarView) -> tuple[datetime | date, datetime | date | None]:
    """Instants where all hours are known, else days; the last day of a calendar is the one after."""
    start, end = event.start, event.end
    if start.has_time and (end is None or end.has_time):
        return start.instant, end.instant if end else None
    return start.day, end.day + timedelta(days=1) if end else None
