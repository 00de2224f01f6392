"""What is pinned stands first for a time, on the front page and in the list of releases."""

import re
from datetime import UTC, datetime

import pytest

from jarchy.build.explain import Explanation, explain
from jarchy.build.output_place import target
from tests.conftest import Site
from tests.kinds import messages
from tests.outputs.test_home import titles, write

UNTIL = datetime(2018, 7, 9, 18, tzinfo=UTC)  # when the 10th begins in Bishkek


@pytest.fixture
def pinned(site: Site) -> Site:
    """Five releases; the second oldest is pinned until the 10th, and the third is to lead."""
    write(site, range(10, 15)).replace("content/releases/r12.ru.md", "date:", "lead: yes\ndate:")
    return site.replace("content/releases/r11.ru.md", "date:", "pinned_until: 2018-07-10\ndate:")


def listed(page: str) -> list[tuple[str, str]]:
    """The mark of each release of a list, and its title."""
    card = r'(?:<p class="kicker">(\w+)</p>\s*)?<p class="card-meta">.*?>(Релиз \d+)</a>'
    return [(found[1] or "", found[2]) for found in re.finditer(card, page, re.DOTALL)]


def test_it_leads_the_front_page_until_that_instant(pinned: Site) -> None:
    before = pinned.build()
    after = pinned.build(UNTIL)

    assert titles(before.page("/ru/"), "lead-story") == ["11"]
    assert titles(before.page("/ru/"), "rows") == ["14", "13", "12", "10"]
    assert before.outcome.next_change == UNTIL
    assert titles(after.page("/ru/"), "lead-story") == ["12"]
    assert after.outcome.next_change is None


def test_it_stands_first_in_the_list_and_is_marked_there(pinned: Site) -> None:
    pinned.replace("content/site.yaml", "timezone:", "page_size: 2\ntimezone:")
    before, after = pinned.build(), pinned.build(UNTIL)

    assert listed(before.page("/ru/releases/")) == [("Закреплено", "Релиз 11"), ("", "Релиз 14")]
    assert listed(before.page("/ru/releases/page/2/")) == [("", "Релиз 13"), ("", "Релиз 12")]
    assert listed(before.page("/ru/releases/page/3/")) == [("", "Релиз 10")]
    assert listed(after.page("/ru/releases/")) == [("", "Релиз 14"), ("", "Релиз 13")]


def test_of_several_the_newest_leads_and_the_others_follow(pinned: Site) -> None:
    pinned.replace("content/releases/r13.ru.md", "date:", "pinned_until: 2018-08-01\ndate:")
    page = pinned.build().page("/ru/")

    assert titles(page, "lead-story") == ["13"]
    assert titles(page, "rows") == ["11", "14", "12", "10"]


def test_the_lists_of_years_and_feeds_stay_in_order(pinned: Site) -> None:
    pinned.write("content/releases/old.ru.md", "---\ntitle: Релиз 9\ndate: 2017-06-01\n---\nТекст.\n").with_all("feeds")
    built = pinned.build()

    assert [title for _, title in listed(built.page("/ru/releases/2018/"))] == [
        f"Релиз {day}" for day in range(14, 9, -1)
    ]
    assert "Закреплено" not in built.page("/ru/releases/2018/")
    assert re.findall(r"<title>Релиз (\d+)</title>", built.page("/ru/rss.xml")) == ["14", "13", "12", "11", "10", "9"]


def test_in_a_language_that_lacks_it_nothing_is_pinned(pinned: Site) -> None:
    built = pinned.build()

    assert titles(built.page("/ky/"), "lead-story") == ["14"]
    assert "Бекитилген" not in built.page("/ky/releases/")


def test_what_is_withdrawn_is_pinned_no_more(pinned: Site) -> None:
    gone = "status: withdrawn\nwithdrawn: 2018-06-30\nreason: Ошибка\ndate:"
    built = pinned.replace("content/releases/r11.ru.md", "date:", gone).build()

    assert titles(built.page("/ru/"), "lead-story") == ["12"]
    assert "Закреплено" not in built.page("/ru/releases/")


def test_what_is_withheld_is_pinned_when_it_is_public(pinned: Site) -> None:
    pinned.replace("content/releases/r11.ru.md", "date:", "embargo: 2018-07-05 10:00\ndate:")
    before = pinned.build()
    assert before.outcome.next_change
    after = pinned.build(before.outcome.next_change)

    assert before.says("Релиз 11") == before.says("Закреплено") == []
    assert titles(after.page("/ru/"), "lead-story") == ["11"]


def test_explain_says_what_is_pinned_and_how_long(pinned: Site) -> None:
    pinned.build()
    found = explain(pinned.order(), target(pinned.order(), pinned.output), "/ru/")
    later = explain(pinned.order(UNTIL), target(pinned.order(UNTIL), pinned.output), "/ru/")

    assert isinstance(found, Explanation)
    assert isinstance(later, Explanation)
    assert found.pinned == ("until 2018-07-10 00:00 (content/releases/r11.ru.md)",)
    assert later.pinned == ()


@pytest.mark.parametrize(
    ("until", "code", "said"),
    [
        ("2018-06-10", "update-dates", "“pinned_until” is dated before the release comes out"),
        ("2018-06-11", "update-time", "“pinned_until” has the same day as the release, so it needs a time"),
        ("2081-07-10", "far-ahead", "“pinned_until:” is more than a year ahead: 2081-07-10"),
    ],
)
def test_an_end_that_was_hardly_meant_is_reported(pinned: Site, until: str, code: str, said: str) -> None:
    pinned.replace("content/releases/r11.ru.md", "pinned_until: 2018-07-10", f"pinned_until: {until}")

    assert messages(pinned, code) == [said]
