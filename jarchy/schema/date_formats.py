"""Reads days and moments, as editors and other programs write them, into `DateOrTime`.

A moment without an offset is a clock time in the site's zone. A clock time that exists twice, or not at all, when
clocks change is refused: an embargo must not end an hour early.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache

from jarchy.core.dates import DateOrTime
from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.language import Language
from jarchy.problems import WrongValue, perhaps
from jarchy.schema.misdated import suggested_date

# 2018-07-03, 2018-07-03 09:30, 2018-07-03T09:30:00.000Z, 2018-07-03 09:30:00 +0600, 2018-07-03 09:30:00 UTC
_FORM = lazy_pattern(
    r"(?P<day>(?:19|20|21)\d\d-\d\d-\d\d)"
    r"(?:[ Tt](?P<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:(?<=:\d\d:\d\d)[.,]\d{1,9})?"
    r"(?: ?(?P<offset>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?))?)?",
    re.ASCII,
)
_SPAN = lazy_pattern(
    r"\S+ \d\d:\d\d-\d\d:\d\d", re.ASCII
)  # “10:00-12:00” is a span of two hours, not a time with an offset from UTC
_WESTERNMOST, _EASTERNMOST = timedelta(hours=-12), timedelta(hours=14)  # no zone has a larger offset


def read_when(text: str, zone: tzinfo, language: Language, *, is_elsewhere: bool = False) -> DateOrTime:
    """Reads a day, or a day with a time; without an offset, in the site's zone. Raises WrongValue.

    What may happen elsewhere keeps the clock of its offset.
    """
    typed = _FORM.fullmatch(text)
    if typed is None:
        raise WrongValue(suggestion=suggested_date(text, language))
    day = _day(typed["day"])
    if not typed["clock"]:
        return _beginning(day, zone)
    clock = time.fromisoformat(typed["clock"])
    if not typed["offset"]:
        return _by_clock(datetime.combine(day, clock, zone), text)
    instant = datetime.combine(day, clock, timezone(_offset(typed["offset"])))
    local = instant.astimezone(zone)
    if _SPAN.fullmatch(text) and local.utcoffset() != instant.utcoffset() and typed["offset"][1:] > typed["clock"]:
        day_and_clock = f"{typed['day']} {typed['clock']}"
        raise WrongValue(suggestion=perhaps(day_and_clock, text.replace(" ", "T")))
    at_home = _when(instant.astimezone(_whole_minutes(local)), instant)
    own = _when(instant, instant)
    return DateOrTime(own.iso, own.at, at_home.iso) if is_elsewhere and own != at_home else at_home


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _no_such_day(text) from None


def _no_such_day(text: str) -> WrongValue:
    year, month, _ = map(int, text.split("-"))
    if not 1 <= month <= 12:  # noqa: PLR2004  months
        return WrongValue("no-such-day", value=text, reason="a year has 12 months")
    return WrongValue("no-such-day", value=text, reason=f"the month has {monthrange(year, month)[1]} days")


def _offset(text: str) -> timedelta:
    if text[0] not in "+-":
        return timedelta()
    hours, minutes = int(text[1:3]), int(text[3:].removeprefix(":") or 0)
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if text[0] == "-" else 1)
    if minutes >= 60 or not _WESTERNMOST <= offset <= _EASTERNMOST:  # noqa: PLR2004  minutes
        raise WrongValue("no-such-offset", value=text)
    return offset


def _beginning(day: date, zone: tzinfo) -> DateOrTime:
    """The first instant of a day. It is not midnight if clocks are put forward at midnight."""
    midnight = datetime.combine(day, time.min, zone)
    if not _is_shown_once(midnight) and midnight.astimezone(UTC).astimezone(zone).date() != day:
        raise WrongValue("no-such-day", value=f"{day}", reason=f"the calendar of {zone} skipped it")
    return DateOrTime(f"{day}", int(midnight.replace(tzinfo=_whole_minutes(midnight)).timestamp()))


def _by_clock(local: datetime, text: str) -> DateOrTime:
    """The instant of a clock time in the site's zone. An ambiguous or skipped time raises WrongValue."""
    if _is_shown_once(local):
        whole = local.replace(tzinfo=_whole_minutes(local))
        return _when(whole, whole)
    later = local.replace(fold=1)
    first, second = (_spelt(one) for one in (local, later))
    if local.astimezone(UTC) < later.astimezone(UTC):
        raise WrongValue("hour-twice", value=text, zone=f"{local.tzinfo}", first=first, second=second)
    shown = _spelt(local.astimezone(UTC).astimezone(local.tzinfo))
    raise WrongValue("no-such-hour", value=text, zone=f"{local.tzinfo}", shown=shown)


def _is_shown_once(local: datetime) -> bool:
    return local.utcoffset() == local.replace(fold=1).utcoffset()


def _spelt(local: datetime) -> str:
    return local.replace(tzinfo=_whole_minutes(local)).isoformat(" ", "minutes")


def _when(local: datetime, instant: datetime) -> DateOrTime:
    return DateOrTime(local.isoformat(timespec="minutes"), int(instant.timestamp()))


def _whole_minutes(local: datetime) -> timezone:
    """The UTC offset, rounded to minutes, which is all that formats can write. Local mean times before 1900 have
    seconds.
    """
    return _clock(local.utcoffset() or timedelta())


@cache
def _clock(ahead: timedelta) -> timezone:
    return timezone(timedelta(minutes=round(ahead / timedelta(minutes=1))))
