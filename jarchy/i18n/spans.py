"""Spans of days and times, as people of a language write them: 3–5 июня 2018 г."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from jarchy.core.dates import DateOrTime
from jarchy.i18n.known_languages import NO_BREAK_SPACE, DateForm
from jarchy.i18n.language import Language
from jarchy.i18n.runs import parted


class Span(NamedTuple):
    """The words for the beginning and for the end, and what stands between them."""

    start: str
    dash: str
    end: str

    @property
    def is_close(self) -> bool:
        """Whether no line breaks between them."""
        return self.dash == "–"


def span(start: DateOrTime, end: DateOrTime, known: Language, *, is_short: bool = False) -> Span:
    """What both ends share is said once: the day, the month, the year. Midnight ends a day; it begins no other. A day
    and the hour at which it is over are no two ends of a span: words stand between them.
    """
    form = known.list_date if is_short else known.long_date
    whole: Callable[[date], str] = known.short_date if is_short else known.date
    dash = f"{NO_BREAK_SPACE}{'—' if known.spaced_dash else '–'} "
    is_midnight = end.time == "00:00" and end.day - start.day == timedelta(days=1)
    if end.has_time and (start.day == end.day or is_midnight):
        hour = _clock(end).replace("00:00", "24:00", 1) if is_midnight else _clock(end)
        begin = with_time(whole(start.day), start, end.zone, space=" ")  # the hours stay together
        return Span(begin, "–" if start.has_time else known.until, hour)
    if form is None or start.day.year != end.day.year:
        first, last = whole(start.day), whole(end.day)
    elif start.day.month == end.day.month and not (start.has_time or end.has_time):
        return _within_month(start.day, end.day, form)
    else:
        ends = form.format, form.without_year
        first_form, last_form = ends if form.begins_with_year else reversed(ends)
        first, last = first_form(start.day), last_form(end.day)
    return Span(with_time(first, start, end.zone), dash, with_time(last, end))


def _within_month(start: date, end: date, form: DateForm) -> Span:
    if form.begins_with_year:
        return Span(form.up_to_day(start), "–", form.without_year(end))
    return Span(str(start.day), "–", form.format(end))


def with_time(day: str, when: DateOrTime, zone_named: str = "", *, space: str = NO_BREAK_SPACE) -> str:
    """The words for a day, and the time if it is known. `zone_named` is what follows it names. What is longer than a
    line is parted behind the comma, not within the hour.
    """
    return parted(f"{day},{space}{_clock(when, zone_named)}") if when.has_time else day


def _clock(when: DateOrTime, zone_named: str = "") -> str:
    """The time, with its zone where this is not the site's."""
    zone = when.zone if when.zone != zone_named else ""
    return f"{when.time}{NO_BREAK_SPACE}({zone})" if zone else when.time


def noted(date: str, note: str) -> str:
    """A date with what is said of it. One of the two may be empty."""
    return f"{date} ({note})" if date and note else date or note
