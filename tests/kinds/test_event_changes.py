"""An event that is moved, postponed or cancelled says so wherever it is named, and nothing says so early."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import icalendar
import pytest

from tests.conftest import Built, Site
from tests.kinds import TRANSLATED, found, main, messages, words

RU, KY = "content/events/session.ru.md", "content/events/session.ky.md"
RELEASE = "content/releases/news.ru.md"
BEFORE = datetime(2018, 7, 1, 12, tzinfo=UTC)
EVERYWHERE = ("calendar", "all-events", "text", "ninjs", "feeds", "search", "cards")

CANCELLED = """\
changes:
  flood:
    status: cancelled
    date: 2018-07-02 18:00
    reason: Зал затопило.
    note: Билеты примет касса.
"""
POSTPONED = CANCELLED.replace("cancelled", "postponed")
MOVED = """\
changes:
  day:
    status: moved
    date: 2018-07-02 18:00
    was: 2018-07-09 09:30
    was_place: Клуб, Нарын
    reason: Мост закрыт.
"""
WORDS_KY = {
    CANCELLED: "changes:\n  flood:\n    reason: Залды суу басты.\n    note: Билеттерди касса алат.\n",
    MOVED: "changes:\n  day:\n    was_place: Клуб, Нарын шаары\n    reason: Көпүрө жабык.\n",
}
WORDS_KY[POSTPONED] = WORDS_KY[CANCELLED]


def session(site: Site, changes: str = "", start: str = "2018-07-10 10:00") -> Site:
    """An event in two languages, and the release of 1 July that announces it."""
    site.write(RU, f"---\ntitle: Сессия\nstart: {start}\nvenue: Мэрия\ncity: Ош\n{changes}---\n")
    site.write(KY, f"---\ntitle: Жыйын\nvenue: Мэрия\ncity: Ош\n{WORDS_KY.get(changes, '')}{TRANSLATED}---\n")
    return site.write(RELEASE, "---\ntitle: Скоро сессия\ndate: 2018-07-01 10:00\nevent: session\n---\nПриходите.\n")


def entry(built: Built, file: str = "ru/events/session/event.ics") -> Any:
    (one,) = icalendar.Calendar.from_ical(built.files[file]).events

    assert one.errors == []

    return one


def linked(page: str) -> Any:
    return json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])


@pytest.mark.parametrize(
    ("change", "russian", "kyrgyz"),
    [
        (CANCELLED, "отменено", "жокко чыгарылды"),
        (POSTPONED, "отложено", "кийинкиге калтырылды"),
        (MOVED, "перенесено", "жылдырылды"),
    ],
)
def test_what_became_of_it_is_said_wherever_it_is_named(site: Site, change: str, russian: str, kyrgyz: str) -> None:
    built = session(site, change).build()

    for address in ("/ru/", "/ru/events/", "/ru/events/session/", "/ru/releases/news/"):
        assert russian in words(main(built.page(address))).lower(), address
    for address in ("/ky/", "/ky/events/", "/ky/events/session/"):
        assert kyrgyz in words(main(built.page(address))).lower(), address
    assert f"<title>{russian.capitalize()}: Сессия" in built.page("/ru/events/session/")


def test_its_page_says_why_what_to_do_and_since_when(site: Site) -> None:
    built = session(site, CANCELLED).build()
    russian, kyrgyz = (words(main(built.page(f"/{lang}/events/session/"))) for lang in ("ru", "ky"))

    assert "Мероприятие отменено Зал затопило. Билеты примет касса. Сообщено: 2 июля 2018 г., 18:00" in russian
    assert "Иш-чара жокко чыгарылды Залды суу басты. Билеттерди касса алат." in kyrgyz
    assert "Зал затопило" not in kyrgyz


def test_what_is_moved_says_where_and_when_it_was_to_be(site: Site) -> None:
    page = words(main(session(site, MOVED).build().page("/ru/events/session/")))

    assert (
        "Мероприятие перенесено Теперь назначено: 10 июля 2018 г., 10:00, Мэрия, Ош "
        "Прежде было назначено: 9 июля 2018 г., 09:30, Клуб, Нарын Мост закрыт."
    ) in page
    assert "Когда 10 июля 2018 г., 10:00 Где Мэрия, Ош" in page


def test_plain_text_says_what_is_now_beside_what_was(site: Site) -> None:
    built = session(site.with_all("text"), MOVED).build()
    said = built.page("/ru/releases/news/release.txt").replace("\xa0", " ")

    assert (
        "Мероприятие перенесено. Теперь назначено: 10 июля 2018 г., 10:00, Мэрия, Ош. "
        "Прежде было назначено: 9 июля 2018 г., 09:30, Клуб, Нарын."
    ) in said


def test_only_the_last_move_says_what_is_now_and_only_while_it_is_so(site: Site) -> None:
    """A day that was given up, or that nobody knows yet, would send readers to a closed door."""
    first = "  first:\n    status: moved\n    date: 2018-07-01 12:00\n    was: 2018-07-08 09:00\n"
    later = "  flood:\n    status: {}\n    date: 2018-07-02 19:00\n"
    session(site, MOVED).replace(RU, "changes:\n", f"changes:\n{first}")
    moved = words(main(site.build().page("/ru/events/session/")))

    assert moved.count("Теперь назначено:") == 1
    assert "Мероприятие перенесено Прежде было назначено: 8 июля" in moved
    for status in ("cancelled", "postponed"):
        session(site, MOVED).replace(RU, "changes:\n", f"changes:\n{later.format(status)}")

        assert "Теперь" not in site.build().page("/ru/events/session/")


def test_a_fact_without_words_is_told_in_every_language(site: Site) -> None:
    """A translator has nothing to say of it, and its readers come in vain if it is not said."""
    bare = "changes:\n  flood:\n    status: cancelled\n    date: 2018-07-02\n"
    built = session(site, bare).build()

    assert "Иш-чара жокко чыгарылды" in built.page("/ky/events/session/")
    assert (
        "STATUS:CANCELLED"
        in session(site.with_all("calendar"), bare).build().files["ky/events/session/event.ics"].decode()
    )


def test_its_words_are_owed_to_the_readers_of_every_language(site: Site) -> None:
    session(site, CANCELLED).replace(KY, WORDS_KY[CANCELLED], "")

    assert found(site) == [("owed-words", f"{KY}:1:1")]


@pytest.mark.parametrize("change", [CANCELLED, MOVED])
def test_until_its_date_no_byte_knows_of_it(site: Site, change: str) -> None:
    """Neither the reason nor the new day and place: readers get what was."""
    site.with_all(*EVERYWHERE)
    built = session(site, change, "2018-07-16 10:00").build(BEFORE)

    for secret in ("затопило", "суу басты", "Мост закрыт", "Көпүрө", "отменено", "CANCELLED", "Билеты"):
        assert not [file for file in built.says(secret) if "search" not in file]
    if change == MOVED:
        for secret in ("2018-07-16", "20180716", "16 июля", "Мэрия"):
            assert built.says(secret) == []
        assert "9\xa0июля 2018\xa0г.,\xa009:30" in built.page("/ru/events/session/")
        assert entry(built)["dtstart"].dt == datetime(2018, 7, 9, 3, 30, tzinfo=UTC)
    assert built.outcome.next_change == datetime(2018, 7, 2, 12, tzinfo=UTC)


def test_a_calendar_takes_it_for_newer_and_knows_its_state(site: Site) -> None:
    site.with_all("calendar", "all-events")
    for change, status in ((CANCELLED, "CANCELLED"), (POSTPONED, "TENTATIVE"), (MOVED, "CONFIRMED")):
        built = session(site, change).build()

        for found_entry in (entry(built), entry(built, "ru/events.ics"), entry(built, "ky/events.ics")):
            assert found_entry["status"] == status
            assert found_entry["sequence"] == 1
            assert found_entry["last-modified"].dt == found_entry["dtstamp"].dt == datetime(2018, 7, 2, 12, tzinfo=UTC)
    again = MOVED + CANCELLED.removeprefix("changes:\n").replace("07-02", "07-03").replace("18:00", "09:00")
    session(site, again).replace(KY, "translation", WORDS_KY[MOVED] + WORDS_KY[CANCELLED][9:] + "translation")
    later = entry(site.build())

    assert (later["sequence"], later["status"]) == (2, "CANCELLED")


def test_an_event_that_has_not_changed_says_nothing_of_changes(site: Site) -> None:
    built = session(site.with_all("calendar")).build()

    assert {"sequence", "status", "last-modified"}.isdisjoint(name.lower() for name in entry(built))


def test_search_engines_know_its_state_and_its_former_day(site: Site) -> None:
    for change, status in ((CANCELLED, "Cancelled"), (POSTPONED, "Postponed"), (MOVED, "Rescheduled")):
        node = linked(session(site, change).build().page("/ru/events/session/"))

        assert node["eventStatus"] == f"https://schema.org/Event{status}"
        assert node.get("previousStartDate") == ("2018-07-09T09:30+06:00" if change == MOVED else None)


def test_another_place_at_the_same_hour_is_as_it_was_planned(site: Site) -> None:
    session(site, MOVED).replace(RU, "    was: 2018-07-09 09:30\n", "")
    node = linked(site.build().page("/ru/events/session/"))

    assert node["eventStatus"] == "https://schema.org/EventScheduled"


def test_only_what_takes_place_is_offered_to_calendars_but_the_file_stays(site: Site) -> None:
    site.with_all("calendar")
    for change, is_offered in ((CANCELLED, False), (POSTPONED, False), (MOVED, True), ("", True)):
        built = session(site, change).build()

        assert ('<a href="event.ics">' in built.page("/ru/events/session/")) is is_offered
        assert "ru/events/session/event.ics" in built.files


def test_a_release_from_before_is_marked_in_all_forms_and_one_from_after_is_not(site: Site) -> None:
    site.with_all("text", "ninjs", "feeds")
    session(site, CANCELLED)
    site.write("content/releases/after.ru.md", "---\ntitle: Отмена\ndate: 2018-07-03\nevent: session\n---\nОтменяем.\n")
    built = site.build()

    for file in ("index.html", "release.txt", "release.json"):
        assert "Зал затопило" in built.page(f"/ru/releases/news/{file}")
    assert '<div class="notice change">' in built.page("/ru/releases/news/")
    assert '<div class="notice change">' not in built.page("/ru/releases/after/")
    for feed in ("feed.xml", "rss.xml", "feed.json"):
        assert built.page(f"/ru/{feed}").count("Зал затопило") == 1
    assert "<updated>2018-07-02T18:00:00+06:00</updated>" in built.page("/ru/feed.xml")
    assert json.loads(built.page("/ru/releases/news/release.json"))["versionCreated"] == "2018-07-02T18:00:00+06:00"


def others(site: Site) -> Site:
    for day in (11, 12, 13):
        site.write(f"content/events/e{day}.ru.md", f"---\ntitle: Встреча {day}\nstart: 2018-07-{day}\n---\n")
    return site


def test_home_tells_of_a_cancelled_event_only_if_it_would_be_the_next(site: Site) -> None:
    home = words(main(others(session(site, CANCELLED)).build().page("/ru/")))

    assert home.index("Сессия отменено") < home.index("Встреча 11")

    home = words(main(session(site, CANCELLED, "2018-07-12 10:00").build().page("/ru/")))

    assert "Сессия" not in home[home.index("Мероприятия") :]
    assert "Встреча 13" in home


def test_home_calls_nothing_past_that_did_not_take_place(site: Site) -> None:
    later = datetime(2018, 8, 1, tzinfo=UTC)
    session(site, CANCELLED)

    assert "Прошедшее" not in main(site.build(later).page("/ru/events/session/"))
    assert "Сессия" not in words(main(site.remove(RELEASE).build(later).page("/ru/")))

    site.write("content/events/e11.ru.md", "---\ntitle: Встреча 11\nstart: 2018-07-11\n---\n")

    assert "Прошедшее мероприятие 11 июля 2018 Встреча 11" in words(main(site.build(later).page("/ru/")))


def test_what_is_cancelled_is_never_under_way_and_what_is_postponed_is_never_over(site: Site) -> None:
    start = "2018-07-03 10:00\nend: 2018-07-03 20:00"
    for change, state in (("", "Мероприятие идёт"), (CANCELLED, "Мероприятие")):
        page = session(site, change, start).build().page("/ru/events/session/")
        kicker = re.search(r'<p class="kicker">(.*?)</p>', main(page))

        assert kicker
        assert kicker[1].startswith(state)
        assert (kicker[1] == "Мероприятие") is bool(change)
    later = datetime(2018, 8, 1, tzinfo=UTC)
    lists = words(main(others(session(site, POSTPONED, start)).build(later).page("/ru/events/")))

    assert lists.index("Предстоящие") < lists.index("Сессия") < lists.index("Прошедшие") < lists.index("Встреча 13")

    site.write("content/events/next.ru.md", "---\ntitle: Следующая\nstart: 2018-08-05\n---\n")
    lists = words(main(site.build(later).page("/ru/events/")))

    assert lists.index("Следующая") < lists.index("Сессия") < lists.index("Прошедшие")


def test_what_takes_place_now_does_so_whatever_becomes_of_it_later(site: Site) -> None:
    """It was to be now, and is moved from tomorrow on: today nobody knows."""
    moved = MOVED.replace("2018-07-02 18:00", "2018-07-04").replace("was: 2018-07-09 09:30", "was: 2018-07-03 10:00")
    session(site, moved.replace("    was_place", "    was_end: 2018-07-03 20:00\n    was_place"))
    site.replace(KY, "translation", f"{WORDS_KY[MOVED]}translation")

    assert '<p class="kicker">Мероприятие идёт</p>' in site.build().page("/ru/events/session/")


def test_the_picture_for_networks_says_it(site: Site) -> None:
    site.with_all("cards")
    card = "ru/events/session/card.png"
    made = {session(site, change).build().files[card] for change in ("", CANCELLED, POSTPONED, MOVED)}

    assert len(made) == 4


def test_status_is_not_where_it_is_written(site: Site) -> None:
    session(site).replace(RU, "title:", "status: cancelled\ntitle:")

    assert found(site) == [("event-status", f"{RU}:2:9")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (MOVED.replace("    was: 2018-07-09 09:30\n    was_place: Клуб, Нарын\n", ""), "moved-nowhere"),
        (MOVED.replace("2018-07-09 09:30\n    was_place: Клуб, Нарын", "2018-07-10 10:00"), "moved-nowhere"),
        (MOVED.replace("moved", "postponed"), "not-moved"),
        (MOVED.replace("    was_place", "    was_end: 2018-07-08\n    was_place"), "event-dates"),
    ],
)
def test_a_change_that_cannot_be_is_an_error_with_its_place(site: Site, change: str, code: str) -> None:
    session(site, change).replace(KY, "translation", WORDS_KY[MOVED] + "translation")

    assert (code, f"{RU}:6:1") in found(site)
    assert messages(site, code)
