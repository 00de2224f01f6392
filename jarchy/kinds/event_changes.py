"""What becomes of an event after it was announced: it is moved, postponed or cancelled."""

from collections.abc import Iterable, Mapping
from typing import Literal

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.model import Changed, Finding
from jarchy.schema.types import EventTime, RequiredHeadline, RequiredTranslatable


class EventChange(Record, kw_only=True):
    status: Literal["cancelled", "postponed", "moved"]
    date: DateOrTime  # since when readers are told
    was: EventTime | None = None  # the former start of what is moved; the event has the new one
    was_end: EventTime | None = None
    was_place: RequiredHeadline | None = None
    reason: RequiredTranslatable | None = None
    note: RequiredTranslatable | None = None  # what those who wanted to come should know


class Appointment(Record):
    """When and where an event is to be, as readers know it."""

    start: DateOrTime
    end: DateOrTime | None
    place: str


class Notice(Record):
    """A change as readers see it. The last one to a day or a place says what is now."""

    changed: Changed
    when: DateOrTime
    was: DateOrTime | None
    was_end: DateOrTime | None
    was_place: str
    now: DateOrTime | None
    now_end: DateOrTime | None
    now_place: str
    reason: str
    note: str
    lang: str  # set if its words are not in the edition's language


def in_order(changes: Mapping[str, EventChange]) -> list[EventChange]:
    """From the first to the last; those of one moment as they stand in the file."""
    return sorted(changes.values(), key=lambda change: change.date.at)


def notices(changes: Mapping[str, EventChange], lang: str, now: Appointment) -> tuple[Notice, ...]:
    """The newest first. While it is not known whether an event takes place, or when, none says what is now."""
    newest_first = in_order(changes)[::-1]
    is_set = newest_first[:1] and newest_first[0].status == "moved"
    day = next((change for change in newest_first if is_set and change.was), None)
    place = next((change for change in newest_first if is_set and change.was_place), None)
    return tuple(
        Notice(
            changed=change.status,
            when=change.date,
            was=change.was,
            was_end=change.was_end,
            was_place=change.was_place or "",
            now=now.start if change is day else None,
            now_end=now.end if change is day else None,
            now_place=now.place if change is place else "",
            reason=change.reason or "",
            note=change.note or "",
            lang=lang,
        )
        for change in newest_first
    )


def check_changes(changes: Mapping[str, EventChange], start: DateOrTime) -> Iterable[Finding]:
    last = in_order(changes)[-1:]
    for key, change in changes.items():
        has_moved = bool(change.was_place) or (change.was is not None and (change not in last or change.was != start))
        if change.status == "moved" and not has_moved:
            yield Finding("changes", "moved-nowhere", {"key": key})
        if change.status != "moved" and (change.was or change.was_end or change.was_place):
            yield Finding("changes", "not-moved", {"key": key, "status": change.status})
        if change.was_end and (change.was is None or change.was_end.is_before(change.was)):
            yield Finding("changes", "event-dates")
