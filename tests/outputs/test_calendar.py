"""An event goes into calendars as it is known, once in all languages."""

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest

from tests.conftest import Built, Site

FACTS = "start: 2018-07-10 10:00\nvenue: Зал; кенеш, 2\ncity: Ош\nsummary: Бюджет, биринчи окуу."


def event(built: Built, lang: str = "ru") -> Any:
    calendar = icalendar.Calendar.from_ical(built.files[f"{lang}/events/session/event.ics"])
    (found,) = calendar.events

    assert found.errors == []
    assert calendar.timezones == []

    return found


@pytest.fixture
def session(site: Site) -> Site:
    site.with_all("calendar").write("content/events/session.ru.md", f"---\ntitle: Сессия\n{FACTS}\n---\n")
    translation = "title: Жыйын\nvenue: Зал\ncity: Ош\ntranslation:\n  reviewed: yes"
    return site.write("content/events/session.ky.md", f"---\n{translation}\n---\n")


def test_it_is_one_event_in_all_languages_with_the_words_of_each(session: Site) -> None:
    built = session.build()
    russian, kyrgyz = event(built), event(built, "ky")

    assert russian["uid"] == kyrgyz["uid"] == "session@forum.example"
    assert (str(russian["summary"]), str(kyrgyz["summary"])) == ("Сессия", "Жыйын")
    assert (russian["summary"].params["language"], kyrgyz["summary"].params["language"]) == ("ru", "ky")
    assert str(russian["location"]) == "Зал; кенеш, 2, Ош"
    assert str(russian["description"]) == "Бюджет, биринчи окуу."
    assert russian["url"] == "https://forum.example/ru/events/session/"


def test_a_time_is_an_instant(session: Site) -> None:
    session.replace("content/events/session.ru.md", "venue:", "end: 2018-07-10 12:30\nvenue:")
    found = event(session.build())

    assert found.start == datetime(2018, 7, 10, 4, tzinfo=UTC)
    assert found.end == datetime(2018, 7, 10, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", [10, 11])
def test_where_the_hour_of_its_end_is_unknown_it_lasts_until_that_day_is_over(session: Site, day: int) -> None:
    session.replace("content/events/session.ru.md", "venue:", f"end: 2018-07-{day}\nvenue:")
    found = event(session.build())

    assert found["dtstart"].dt == datetime(2018, 7, 10, 4, tzinfo=UTC)
    assert found["dtend"].dt == datetime(2018, 7, day, 18, tzinfo=UTC)  # midnight in Bishkek


def test_the_day_on_which_clocks_are_put_back_is_over_at_midnight_too(session: Site) -> None:
    """It has 25 hours."""
    session.replace("content/site.yaml", "Asia/Bishkek", "Europe/Berlin")
    session.replace("content/events/session.ru.md", "2018-07-10 10:00", "2018-10-27 10:00\nend: 2018-10-28")

    assert event(session.build())["dtend"].dt == datetime(2018, 10, 28, 23, tzinfo=UTC)


def test_what_ends_as_it_begins_has_no_end(session: Site) -> None:
    session.replace("content/events/session.ru.md", "venue:", "end: 2018-07-10 10:00\nvenue:")

    assert "dtend" not in event(session.build())


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2018-07-10", "", (10, None)),
        ("2018-07-10", "end: 2018-07-11", (10, 12)),  # calendars mean the day after the last
        ("2018-07-10", "end: 2018-07-11 18:00", (10, 12)),
    ],
)
def test_where_the_hour_of_its_start_is_unknown_it_lasts_whole_days(
    session: Site, start: str, end: str, days: tuple[int, int | None]
) -> None:
    session.replace("content/events/session.ru.md", "start: 2018-07-10 10:00", f"start: {start}\n{end}")
    found = event(session.build())
    first, after = days

    assert found["dtstart"].dt == date(2018, 7, first)
    assert ("dtend" in found) == (after is not None)
    assert after is None or found["dtend"].dt == date(2018, 7, after)


def test_its_stamp_is_that_of_the_release_that_last_spoke_of_it_and_never_the_clock(session: Site) -> None:
    assert event(session.build())["dtstamp"].dt == datetime(1970, 1, 1, tzinfo=UTC)  # nobody knows

    session.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-02 12:00\nevent: session\n---\nТекст\n")

    assert event(session.build())["dtstamp"].dt == datetime(2018, 6, 2, 6, tzinfo=UTC)


def test_what_is_not_known_is_not_said(session: Site) -> None:
    session.write("content/events/session.ru.md", "---\ntitle: Сессия\nstart: 2018-07-10\n---\n")
    found = event(session.build())

    assert {"location", "description", "dtend", "organizer"}.isdisjoint(name.lower() for name in found)


def test_the_page_leads_to_it_where_it_is_made(session: Site) -> None:
    assert '<a href="event.ics">Добавить в календарь</a>' in session.build().page("/ru/events/session/")

    built = session.replace("content/site.yaml", "without: [", "without: [calendar, ").build()

    assert built.says("event.ics") == []


def test_what_is_not_translated_is_no_event_of_that_language(session: Site) -> None:
    assert "ky/events/session/event.ics" not in session.remove("content/events/session.ky.md").build().files


def all_events(built: Built, lang: str = "ru") -> icalendar.Calendar:
    calendar = icalendar.Calendar.from_ical(built.files[f"{lang}/events.ics"])

    assert isinstance(calendar, icalendar.Calendar)
    assert [entry.errors for entry in calendar.events] == [[] for _ in calendar.events]

    return calendar


@pytest.fixture
def season(session: Site) -> Site:
    session.replace("content/site.yaml", "all-events, ", "")
    return session.write("content/events/fair.ru.md", "---\ntitle: Ярмарка\nstart: 2018-08-01\n---\n")


def test_all_events_of_a_language_are_one_calendar(season: Site) -> None:
    built = season.build()
    russian, kyrgyz = all_events(built), all_events(built, "ky")

    assert [str(entry["summary"]) for entry in russian.events] == ["Ярмарка", "Сессия"]
    assert [str(entry["summary"]) for entry in kyrgyz.events] == ["Жыйын"]  # the fair is not translated
    assert russian.events[1]["uid"] == kyrgyz.events[0]["uid"] == event(built)["uid"]
    assert str(russian["x-wr-calname"]) == str(russian["name"]) == "Вестник"
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in built.page("/ru/events.ics")


def test_the_list_of_events_leads_to_it(season: Site) -> None:
    page = season.build().page("/ru/events/")

    assert '<link rel="alternate" type="text/calendar" href="/ru/events.ics" title="Вестник">' in page
    assert '<a href="/ru/events.ics" type="text/calendar">Все мероприятия для вашего календаря</a>' in page


def test_events_that_are_withheld_are_in_no_calendar(season: Site) -> None:
    season.replace("content/events/fair.ru.md", "start:", "embargo: 2018-07-05\nstart:")
    built = season.build()

    assert [str(entry["summary"]) for entry in all_events(built).events] == ["Сессия"]
    assert built.says("Ярмарка") == []


def test_without_an_event_there_is_no_calendar(site: Site) -> None:
    assert site.with_all("all-events").build().says("events.ics") == []
