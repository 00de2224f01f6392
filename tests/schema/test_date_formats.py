"""Dates are read as editors and other programs write them: the instant is kept, and what could be two is refused."""

from typing import Any

import pytest

from jarchy.content.parse import ParsedFile, parse
from jarchy.content.scan import SourceFile
from jarchy.core.dates import DateOrTime
from jarchy.model import Ref
from jarchy.problems import Problem
from tests.conftest import Site

BISHKEK, BERLIN = "Asia/Bishkek", "Europe/Berlin"


def read(typed: str, zone: str, lang: str) -> ParsedFile[Any]:
    source = SourceFile(f"content/releases/a.{lang}.md", Ref("release", "a"), lang)
    return parse(source, f"---\ntitle: А\ndate: {typed}\ncontacts: []\n---\nТекст.\n".encode(), zone)


def when(typed: str, zone: str = BISHKEK) -> DateOrTime:
    document = read(typed, zone, "ru").document

    assert document is not None

    date: DateOrTime = document.fields.date
    return date


def wrong(typed: str, zone: str = BISHKEK, lang: str = "ru") -> Problem:
    (problem,) = read(typed, zone, lang).problems
    return problem


@pytest.mark.parametrize(
    "typed",
    [
        *("2024-05-02 10:00", "2024-05-02T10:00", "2024-05-02 10:00:00", "2024-05-02t10:00:00"),
        *("2024-05-02 10:00:00 +0600", "2024-05-02 10:00 +06:00", "2024-05-02T10:00+06", "2024-05-02 10:00:00+06:00"),
        *("2024-05-02T04:00:00.000Z", "2024-05-02T04:00:00Z", "2024-05-02 04:00:00 UTC", "2024-05-02T04:00z"),
        *(
            "2024-05-02T04:00:00.123456789Z",
            "2024-05-02T04:00:00,5Z",
            "2024-05-02 04:00:00 +0000",
            "2024-05-02 04:00 GMT",
        ),
        *("2024-05-01 22:30:00 -0530", "2024-05-02T18:00+14:00", "2024-05-01T16:00-12:00"),
    ],
)
def test_one_instant_is_one_whichever_program_wrote_it(typed: str) -> None:
    assert when(typed) == DateOrTime("2024-05-02T10:00+06:00", 1714622400)


def test_seconds_are_kept() -> None:
    assert when("2024-05-02 10:00:59.9").moment.isoformat() == "2024-05-02T10:00:59+06:00"


@pytest.mark.parametrize(
    "offset", ["+18:39", "+17:99", "+0660", "-12:01", "+14:30", "-13", "+99:00", " +2400", "-23:59"]
)
def test_an_offset_that_no_clock_has_is_refused(offset: str) -> None:
    problem = wrong(f"2024-05-02 10:00{offset}")

    assert (problem.code, problem.words["value"]) == ("no-such-offset", offset.strip())


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("2026-02-30", "the month has 28 days"),
        ("2024-02-30 10:00", "the month has 29 days"),
        ("2026-04-31T10:00:00Z", "the month has 30 days"),
        ("2026-06-00", "the month has 30 days"),
        ("2026-13-01", "a year has 12 months"),
        ("2026-00-01", "a year has 12 months"),
    ],
)
def test_a_day_that_no_calendar_has_is_called_one(typed: str, reason: str) -> None:
    problem = wrong(typed)

    assert (problem.code, problem.message) == ("no-such-day", f"there is no day “{typed[:10]}”: {reason}")


def test_a_day_that_a_zone_left_out_is_none() -> None:
    assert wrong("2011-12-30", "Pacific/Apia").code == "no-such-day"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3.07.2018", "“2018-07-03”"),
        ("03.07.2018 в 9:30", "“2018-07-03 09:30”"),
        ("3 июля 2018 г.", "“2018-07-03”"),
        ("3 июля 2018, 9:30", "“2018-07-03 09:30”"),
        ("July 3, 2018", "“2018-07-03”"),
        ("3rd July 2018", "“2018-07-03”"),
        ("Tue, 03 Jul 2018 10:00:00 +0600", "“2018-07-03 10:00+06:00”"),
        ("2018-7-3", "“2018-07-03”"),
        ("2018/07/03 10:00", "“2018-07-03 10:00”"),
        ("2018–07–03", "“2018-07-03”"),
        ("20180703", "“2018-07-03”"),
        ("२०१८-०७-०३", "“2018-07-03”"),
        ("２０１８-０７-０３", "“2018-07-03”"),
        ("2018-07-03 9:30", "“2018-07-03 09:30”"),
        ("2018-07-03 9.30 PM", "“2018-07-03 21:30”"),
        ("13/7/2018", "“2018-07-13”"),
        ("7/13/2018", "“2018-07-13”"),
        ("7/3/2018", "“2018-03-07” or “2018-07-03”"),
    ],
)
def test_another_form_is_refused_with_the_same_day_in_the_right_one(typed: str, meant: str) -> None:
    problem = wrong(f'"{typed}"')

    assert (problem.code, problem.hint.partition("? ")[0]) == ("value", f"did you mean {meant}")


def test_names_of_months_are_those_of_the_language() -> None:
    assert "“2018-07-03”" in wrong("2018-жылдын 3-июлу", lang="ky").hint


@pytest.mark.parametrize(
    "typed", ["вчера", "31.02.2018", "3.07.18", "2018-07", "2018-07-03 25:00", "2018-07-03 10:00 MSK"]
)
def test_where_the_day_is_not_certain_none_is_suggested(typed: str) -> None:
    assert wrong(typed).hint == "write it as in “2018-07-03”, “2018-07-03 09:30” or “2018-07-03 09:30+06:00”"


def test_what_may_be_two_hours_is_no_offset() -> None:
    """But the site's own offset is one, and so is any behind a T or seconds, as programs write them."""
    assert wrong("2024-05-02 10:00-12:00").hint.startswith(
        "did you mean “2024-05-02 10:00” or “2024-05-02T10:00-12:00”?"
    )
    assert when("2024-05-02 02:00-04:00", "America/New_York").iso == "2024-05-02T02:00-04:00"
    assert when("2024-05-02T02:00-05:00") == when("2024-05-02 02:00:00-05:00") == when("2024-05-02 13:00")


def test_an_hour_that_is_there_twice_is_asked_for_with_both_offsets() -> None:
    problem = wrong("2025-10-26 02:30", BERLIN)

    assert problem.code == "hour-twice"
    assert problem.hint == "write “2025-10-26 02:30+02:00” for the earlier, or “2025-10-26 02:30+01:00” for the later"


@pytest.mark.parametrize(("offset", "utc"), [("+02:00", "00:30"), ("+01:00", "01:30")])
def test_with_its_offset_an_hour_that_is_there_twice_is_one(offset: str, utc: str) -> None:
    assert when(f"2025-10-26 02:30{offset}", BERLIN).instant.isoformat() == f"2025-10-26T{utc}:00+00:00"


def test_an_hour_that_clocks_leave_out_is_refused_and_the_remedy_is_accepted() -> None:
    problem = wrong("2026-03-29 02:30", BERLIN)

    assert problem.code == "no-such-hour"
    assert when(problem.words["shown"], BERLIN).iso == "2026-03-29T03:30+02:00"


@pytest.mark.parametrize("typed", ["2026-03-29 01:59", "2026-03-29 03:00", "2025-10-26 01:59", "2025-10-26 03:00"])
def test_hours_beside_these_are_there_once(typed: str) -> None:
    assert when(typed, BERLIN).iso.startswith(typed.replace(" ", "T"))


def test_a_day_begins_when_its_first_hour_does() -> None:
    """In Cairo, clocks are put forward at midnight."""
    assert when("2024-04-26", "Africa/Cairo").instant.isoformat() == "2024-04-25T22:00:00+00:00"


@pytest.mark.parametrize(
    ("zone", "offset"), [(BISHKEK, "+04:58"), ("Europe/Moscow", "+02:30"), ("America/Sao_Paulo", "-03:06")]
)
def test_before_zones_came_an_offset_has_whole_minutes(zone: str, offset: str) -> None:
    local, day, instant = when("1900-01-02 10:00", zone), when("1900-01-02", zone), when("1900-01-02T10:00:00Z", zone)

    assert local.moment.isoformat() == f"1900-01-02T10:00:00{offset}"
    assert day.moment.isoformat() == f"1900-01-02T00:00:00{offset}"
    assert (
        instant.instant.isoformat()
        == instant.moment.astimezone(instant.instant.tzinfo).isoformat()
        == "1900-01-02T10:00:00+00:00"
    )


def test_nothing_that_is_published_has_an_offset_with_seconds(site: Site) -> None:
    site.with_all("feeds", "sitemap", "calendar", "text", "ninjs", "manifest")
    site.write(
        "content/releases/old.ru.md",
        "---\ntitle: Съезд\ndate: 1920-05-01 10:00\n"
        "updates:\n  a:\n    date: 1921-05-01 10:00\n    note: А\n---\nТекст.\n",
    )
    site.write("content/people/a.ru.md", "---\nname: А\nroles:\n  b:\n    title: Б\n    from: 1919-01-01 10:00\n---\n")
    site.write("content/quotes/q.ru.md", "---\nspeaker: a\ndate: 1920-03-01 14:30\n---\nСлова.\n")
    site.write("content/events/e.ru.md", "---\ntitle: Е\nstart: 1920-05-01 10:00\nend: 1920-05-01 11:00\n---\nТекст.\n")
    files = site.build().files

    assert b"+04:58" in files["ru/feed.xml"]
    assert [name for name, data in files.items() if b"+04:58:" in data or b"+0458:" in data or b"+045824" in data] == []


@pytest.mark.parametrize(("typed", "meant"), [("9:30", "“09:30”"), ("9.30", "“09:30”"), ("1:30 pm", "“13:30”")])
def test_an_hour_of_a_programme_in_another_form_is_shown_right(site: Site, typed: str, meant: str) -> None:
    site.write(
        "content/events/e.ru.md",
        f'---\ntitle: Е\nstart: 2018-07-03\nprogramme:\n  a:\n    title: А\n    start: "{typed}"\n---\n',
    )
    (problem,) = site.errors()

    assert (problem.code, problem.hint.partition("? ")[0]) == ("value", f"did you mean {meant}")
