from datetime import UTC, datetime

import pytest

from jarchy.core.dates import DateOrTime

DAY = DateOrTime("2018-07-03", 1530554400)
MORNING = DateOrTime("2018-07-03T09:30+06:00", 1530588600)
EVENING = DateOrTime("2018-07-03T18:00+06:00", 1530619200)
NEXT_DAY = DateOrTime("2018-07-04", 1530640800)


def test_a_moment_knows_its_day_its_time_and_its_instant() -> None:
    assert (DAY.has_time, DAY.time, DAY.day.isoformat()) == (False, "", "2018-07-03")
    assert (MORNING.has_time, MORNING.time, MORNING.day.isoformat()) == (True, "09:30", "2018-07-03")
    assert MORNING.instant == datetime(2018, 7, 3, 3, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (MORNING, EVENING, True),
        (EVENING, MORNING, False),
        (MORNING, MORNING, False),
        (DAY, NEXT_DAY, True),
        (EVENING, NEXT_DAY, True),
        (DAY, MORNING, False),
        (EVENING, DAY, False),
    ],
)
def test_moments_are_compared_by_the_clock_or_where_one_has_no_time_by_the_calendar(
    one: DateOrTime, other: DateOrTime, expected: bool
) -> None:
    assert one.is_before(other) is expected


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        (DAY, "2018-07-03T00:00:00+06:00"),
        (MORNING, "2018-07-03T09:30:00+06:00"),
    ],
)
def test_a_moment_has_the_offset_of_the_site(when: DateOrTime, moment: str) -> None:
    assert when.moment.isoformat() == moment
