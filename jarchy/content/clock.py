"""The readings of times of day, and of digits that may be one."""

from collections.abc import Iterator
from decimal import Decimal

DAYS, HOURS = range(1, 32), range(25)
_MONTHS, _MINUTES, _NOON, _MIDNIGHT = range(1, 13), range(60), 12, (0, 24)
_FORENOON, _EVENING = 10, 6  # 10 by day is before noon, 6 at night is after it


def times(hour: int, minute: int = 0, *, is_afternoon: bool = False) -> tuple[str, ...]:
    """The readings of a time. A number alone has that of its full hour: see `OF_NUMBER`."""
    if minute == 0 and hour in _MIDNIGHT:
        return ("0:00", "24:00")
    hours = (hour, hour + _NOON) if is_afternoon and hour < _NOON else (hour,)
    return tuple(f"{one}:{minute:02}" for one in hours)


def times_of_part(hour: int, minute: int, part: str) -> tuple[str, ...]:
    """The readings of an hour with the part of its day: 7 in the evening is 19:00, and no 7:00."""
    if hour > _NOON or part == "morning":
        return times(hour, minute)
    is_late = {"day": hour < _FORENOON, "evening": True, "night": hour >= _EVENING}[part]
    after = hour + _NOON if is_late else hour % _NOON if part == "night" else hour
    return (*times(after, minute), *([f"{hour} pm"] if after > _NOON and minute == 0 else []))


OF_NUMBER = {  # the full hours that a number may be; “7 pm” is “7 in the evening”, but not 19:00
    Decimal(hour): (f"{hour}:00", f"{hour} pm") if hour < _NOON else (f"{hour}:00",) for hour in HOURS
}


def durations(hours: int, minutes: int) -> tuple[str, ...]:
    """The readings of hours and minutes, which may be told as minutes alone, or as a number and a half."""
    total = hours * len(_MINUTES) + minutes
    halves = [f"{hours}.5"] if minutes == len(_MINUTES) // 2 else []
    return (*times(hours, minutes), str(total), *halves)


def of_dotted(first: int, second: int) -> Iterator[str]:
    """What 10.30 may be besides a number: a time, or a day and a month."""
    if first in HOURS and second in _MINUTES:
        yield f"{first}:{second:02}"
    if first in DAYS and second in _MONTHS:
        yield f"{second}-{first}"
