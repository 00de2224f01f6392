"""The readings of times of day, and of digits that may be one."""

from collections.abc import Iterator

DAYS, HOURS = range(1, 32), range(25)
_MONTHS, _MINUTES, _NOON, _MIDNIGHT = range(1, 13), range(60), 12, (0, 24)


def times(hour: int, minute: int = 0, *, is_afternoon: bool = False) -> tuple[str, ...]:
    """The readings of a time. A full hour may be told as a number."""
    hours = (hour, hour + _NOON) if is_afternoon and hour < _NOON else (hour,)
    if minute == 0 and hour in _MIDNIGHT:
        return ("0:00", "24:00", *map(str, _MIDNIGHT))
    return (*(f"{one}:{minute:02}" for one in hours), *([str(hour)] if minute == 0 else []))


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
