"""Events: the day alone when the hour is not known, the place, the programme, and who is behind it."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Site
from tests.kinds import ORGANISATION, TRANSLATED, errors, found, main, messages, pages, problems, section, words

RU = "content/events/congress.ru.md"
KY = "content/events/congress.ky.md"
PROGRAMME = """\
programme:
  opening:
    title: Открытие
    start: 09:30
  talk:
    text: Обсуждение
  close:
    title: Закрытие
    text: Итоги
    start: 18:00
"""


def event(facts: str = "start: 2018-07-03\n", body: str = "") -> str:
    return f"---\ntitle: Съезд\n{facts}---\n{body}\n"


def row(page: str, name: str) -> str:
    """A row of the facts; empty where it is missing."""
    match = re.search(rf"<div><dt>{name}</dt>(.*?)</div>", main(page))
    return words(match[1]) if match else ""


def test_of_a_day_alone_no_hour_is_invented(site: Site) -> None:
    page = pages(site.write(RU, event()))["/ru/events/congress/"]

    assert '<time datetime="2018-07-03">3\xa0июля 2018\xa0г.</time>' in page
    assert not re.search(r"\d:\d\d", words(main(page)))


def test_an_hour_is_shown_on_the_clock_of_the_site_without_a_word_of_it(site: Site) -> None:
    for start in ("2018-07-03 09:30", "2018-07-03 09:30+06:00"):
        page = pages(site.write(RU, event(f"start: {start}\n")))["/ru/events/congress/"]

        assert '<time datetime="2018-07-03T09:30+06:00">3\xa0июля 2018\xa0г.,\xa009:30</time>' in page
        assert "UTC" not in words(main(page))


def test_an_event_abroad_has_its_own_clock_which_is_named_and_that_of_the_site(site: Site) -> None:
    """One page, one clock: the hours of the programme are those at the head."""
    opening = "programme:\n  opening:\n    title: Открытие\n    start: 20:30\n"
    site.write(RU, event(f"start: 2018-07-03T20:30+02:00\nend: 2018-07-03T22:00+02:00\ncity: Женева\n{opening}"))
    made = pages(site)
    page = made["/ru/events/congress/"]

    assert '<time datetime="2018-07-03T20:30+02:00">' in page
    assert row(page, "Когда") == "3 июля 2018 г., 20:30 – 22:00 (UTC+2) 4 июля 2018 г., 00:30 – 02:00 (UTC+6)"
    assert words(section(page, "Программа")) == "Программа 20:30 Открытие"
    assert "20:30 – 22:00 (UTC+2), Женева" in words(main(made["/ru/events/"]))


@pytest.mark.parametrize(
    ("start", "named"),
    [("09:00Z", "09:00 (UTC)"), ("15:30+05:30", "15:30 (UTC+5:30)"), ("04:00 -0330", "04:00 (UTC−3:30)")],
)
def test_the_zone_is_named_as_its_distance_from_utc(site: Site, start: str, named: str) -> None:
    page = pages(site.write(RU, event(f"start: 2018-12-01 {start}\n")))["/ru/events/congress/"]

    assert named in words(main(page))


def test_an_end_on_another_clock_than_its_beginning_names_both(site: Site) -> None:
    site.write(RU, event("start: 2018-07-03T09:00+02:00\nend: 2018-07-04T18:00+03:00\n"))

    assert row(pages(site)["/ru/events/congress/"], "Когда").startswith(
        "3 июля, 09:00 (UTC+2) — 4 июля 2018 г., 18:00 (UTC+3)"
    )


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2018-07-03", "2018-07-05", "3 – 5 июля 2018 г."),
        ("2018-07-03 09:30", "2018-07-05 18:00", "3 июля, 09:30 — 5 июля 2018 г., 18:00"),
        ("2018-07-03 09:30", "2018-07-05", "3 июля, 09:30 — 5 июля 2018 г."),
        ("2018-07-03 20:00", "2018-07-04 00:00", "3 июля 2018 г., 20:00 – 24:00"),
        ("2018-07-03", "2018-07-03 18:00", "3 июля 2018 г., до 18:00"),
        ("2018-07-03", "2018-07-04 00:00", "3 июля 2018 г., до 24:00"),
        ("2018-07-03", "2018-07-05 18:00", "3 июля — 5 июля 2018 г., 18:00"),
        ("2018-07-03 20:00", "2018-07-05 00:00", "3 июля, 20:00 — 5 июля 2018 г., 00:00"),
        ("2018-06-28", "2018-07-05", "28 июня — 5 июля 2018 г."),
        ("2018-12-28 18:00", "2019-01-05", "28 декабря 2018 г., 18:00 — 5 января 2019 г."),
    ],
)
def test_an_event_shows_its_beginning_and_its_end(site: Site, start: str, end: str, shown: str) -> None:
    site.write(RU, event(f"start: {start}\nend: {end}\n"))

    assert row(pages(site)["/ru/events/congress/"], "Когда") == shown


def test_a_day_and_the_hour_of_its_end_are_said_in_the_words_of_each_language(site: Site) -> None:
    site.write(RU, event("start: 2018-07-03\nend: 2018-07-03 18:00\n")).with_all("text")
    site.write(KY, f"---\ntitle: Съезд\n{TRANSLATED}---\n")
    site.write("content/releases/news.ru.md", "---\ntitle: А\ndate: 2018-07-01\nevent: congress\n---\nТекст.\n")
    built = site.build()

    assert row(built.page("/ky/events/congress/"), "Качан") == "2018-жылдын 3-июлу, аягы: 18:00"
    assert "Когда: 3 июля 2018 г., до 18:00\n" in built.page("/ru/releases/news/release.txt")


def test_a_day_is_not_said_twice(site: Site) -> None:
    site.write(RU, event("start: 2018-07-03\nend: 2018-07-03\n"))

    assert row(pages(site)["/ru/events/congress/"], "Когда") == "3 июля 2018 г."


@pytest.mark.parametrize(
    ("start", "end"),
    [("2018-07-03", "2018-07-02"), ("2018-07-03 09:30", "2018-07-03 09:00"), ("2018-07-03 09:30", "2018-07-02")],
)
def test_an_event_does_not_end_before_it_begins(site: Site, start: str, end: str) -> None:
    site.write(RU, event(f"start: {start}\nend: {end}\n"))

    assert found(site) == [("event-dates", f"{RU}:4:1")]


@pytest.mark.parametrize(
    ("start", "end"),
    [("2018-07-03 09:30", "2018-07-03"), ("2018-07-03", "2018-07-03 09:30"), ("2018-07-03 09:30", "2018-07-03 09:30")],
)
def test_an_event_may_end_on_the_day_on_which_it_begins(site: Site, start: str, end: str) -> None:
    site.write(RU, event(f"start: {start}\nend: {end}\n"))

    assert found(site) == []


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ("venue: Парк-отель\ncity: Бишкек\n", "Парк-отель, Бишкек"),
        ("city: Бишкек\n", "Бишкек"),
        ("venue: Парк-отель\n", "Парк-отель"),
        ("", ""),
    ],
)
def test_the_place_is_what_is_known_of_it(site: Site, facts: str, place: str) -> None:
    site.write(RU, event(f"start: 2018-07-03\n{facts}"))
    made = pages(site)

    assert row(made["/ru/events/congress/"], "Где") == place
    assert words(re.findall(r'<p class="card-meta">.*?</p>', main(made["/ru/events/"]))[0]) == (
        f"3 июля 2018 г., {place}" if place else "3 июля 2018 г."
    )


def test_the_programme_is_in_the_order_of_the_editor_with_the_hours_that_are_known(site: Site) -> None:
    site.write(RU, event(f"start: 2018-07-03\n{PROGRAMME}"))
    block = section(pages(site)["/ru/events/congress/"], "Программа")

    assert words(block) == "Программа 09:30 Открытие Обсуждение 18:00 Закрытие Итоги"
    assert block.count("<li>") == 3
    assert block.count("<time>") == 2


def test_an_event_without_a_programme_has_no_such_part(site: Site) -> None:
    page = pages(site.write(RU, event("start: 2018-07-03\n")))["/ru/events/congress/"]

    assert section(page, "Программа") == ""


def test_an_item_of_the_programme_that_says_nothing_is_not_shown(site: Site) -> None:
    site.write(RU, event("start: 2018-07-03\nprogramme:\n  a:\n    title:\n  b:\n    title: Открытие\n"))
    if not errors(site):
        assert section(pages(site)["/ru/events/congress/"], "Программа").count("<li>") == 1


@pytest.mark.parametrize("hour", ["9:30", "24:00", "09.30", "утром", "09:60", "0930", "1٩:30"])
def test_what_is_no_hour_is_an_error_at_its_place(site: Site, hour: str) -> None:
    site.write(RU, event(f"start: 2018-07-03\nprogramme:\n  a:\n    start: {hour}\n"))

    assert found(site) == [("value", f"{RU}:6:12")]


def test_a_translation_has_its_own_words_and_the_hours_of_the_original(site: Site) -> None:
    site.write(
        RU, event(f"start: 2018-07-03 09:30\nvenue: Парк-отель\ncity: Бишкек\nparticipants: 100 органов\n{PROGRAMME}")
    )
    words_of_it = "programme:\n  close:\n    title: Жабылышы\n  opening:\n    title: Ачылышы\n"
    site.write(KY, f"---\ntitle: Курултай\ncity: Бишкек шаары\n{words_of_it}{TRANSLATED}---\n")
    page = pages(site)["/ky/events/congress/"]

    assert row(page, "Качан") == "2018-жылдын 3-июлу, 09:30"
    assert row(page, "Кайда") == "Бишкек шаары"
    assert words(section(page, "Программа")) == "Программа 09:30 Ачылышы 18:00 Жабылышы"
    for word in ("Парк-отель", "100 органов", "Открытие", "Обсуждение", "Итоги", "Закрытие", "Съезд"):
        assert word not in page


def test_what_a_translation_lacks_is_said_item_by_item(site: Site) -> None:
    site.write(RU, event(f"start: 2018-07-03\nvenue: Парк-отель\n{PROGRAMME}"))
    site.write(KY, f"---\ntitle: Курултай\nprogramme:\n  close:\n    title: Жабылышы\n{TRANSLATED}---\n")
    lacks = [message.split("“")[1].split("”")[0] for message in messages(site, "untranslated")]

    assert sorted(lacks) == ["programme: close: text", "programme: opening", "programme: talk", "venue"]


def test_an_item_that_only_the_translation_has_is_reported(site: Site) -> None:
    """A slip in its key would make it vanish."""
    site.write(RU, event(f"start: 2018-07-03\n{PROGRAMME}"))
    site.write(KY, f"---\ntitle: Курултай\nprogramme:\n  openning:\n    title: Ачылышы\n{TRANSLATED}---\n")

    assert "openning" in str([(problem.message, problem.hint) for problem in problems(site)])


def test_a_translation_states_no_other_hour(site: Site) -> None:
    site.write(RU, event(f"start: 2018-07-03\n{PROGRAMME}"))
    site.write(KY, f"---\ntitle: Курултай\nprogramme:\n  close:\n    start: 18:01\n{TRANSLATED}---\n")

    assert found(site) == [("facts-differ", f"{KY}:5:5")]


def test_organisers_and_supporters_are_told_apart(site: Site) -> None:
    site.write("content/organisations/gamsumo.ru.md", ORGANISATION)
    site.write("content/organisations/embassy.ru.md", "---\nname: Посольство\n---\n")
    site.write(RU, event("start: 2018-07-03\norganisers: [gamsumo]\nsupporters: [embassy]\n"))
    page = pages(site)["/ru/events/congress/"]

    assert row(page, "Организаторы") == "Государственное агентство"
    assert row(page, "Поддержка") == "Посольство"
    assert '<a href="/ru/organisations/gamsumo/">' in page


def test_a_withheld_organiser_is_left_out(site: Site) -> None:
    site.write("content/organisations/gamsumo.ru.md", ORGANISATION.replace("name:", "status: draft\nname:", 1))
    site.write(RU, event("start: 2018-07-03\norganisers: [gamsumo]\n"))

    assert row(pages(site)["/ru/events/congress/"], "Организаторы") == ""


def test_an_unknown_organiser_is_an_error_with_a_suggestion(site: Site) -> None:
    site.write("content/organisations/gamsumo.ru.md", ORGANISATION)
    site.write(RU, event("start: 2018-07-03\norganisers:\n  - gamsumi\n"))
    (problem,) = errors(site)

    assert (problem.code, str(problem.where)) == ("unknown-reference", f"{RU}:5:5")
    assert problem.hint.startswith("did you mean “gamsumo”?")


def test_an_event_leads_to_its_quotes_and_releases(site: Site) -> None:
    site.write(RU, event())
    site.write("content/people/saliev.ru.md", "---\nname: Бахтияр Салиев\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: saliev\nevent: congress\n---\nСлова.\n")
    site.write("content/releases/news.ru.md", "---\ntitle: Новость\ndate: 2018-07-01\nevent: congress\n---\nТекст\n")
    page = pages(site)["/ru/events/congress/"]

    assert "Слова." in section(page, "Цитаты")
    assert '<a href="/ru/releases/news/">Новость</a>' in section(page, "Пресс-релизы")


def test_the_newest_event_comes_first(site: Site) -> None:
    site.write(RU, event()).write(
        "content/events/older.ru.md", event("start: 2018-07-02 23:59\n").replace("Съезд", "Сход")
    )
    page = pages(site)["/ru/events/"]

    assert page.index("Съезд") < page.index("Сход")


BISHKEK = ZoneInfo("Asia/Bishkek")
FOUR = {"past": "2018-07-01", "week": "2018-07-10", "tomorrow": "2018-07-04 10:00", "year": "2019-07-03"}


@pytest.fixture
def four(site: Site) -> Site:
    for slug, start in FOUR.items():
        site.write(f"content/events/{slug}.ru.md", f"---\ntitle: {slug}\nstart: {start}\n---\n")
    return site


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"2018-07-{day}").replace(tzinfo=BISHKEK)


def announced(page: str) -> str:
    """The events of the first page."""
    return words(page.partition('<div class="rail">')[2].partition("</section>")[0])


def test_the_home_page_has_the_next_event_and_not_the_farthest(four: Site) -> None:
    assert announced(four.build(at("03T12:00")).page("/ru/")).startswith("Мероприятия 4 июля 2018 tomorrow ")
    assert announced(four.build(at("04T12:00")).page("/ru/")).startswith(
        "Мероприятия 4 июля 2018 Мероприятие идёт tomorrow "
    )
    assert "tomorrow" not in announced(four.build(at("05T00:00")).page("/ru/"))


def test_the_next_event_is_the_next_one_in_every_language(four: Site) -> None:
    four.write("content/events/year.ky.md", "---\ntitle: жылы\ntranslation: {reviewed: yes}\n---\n")

    assert "2018 tomorrow Русский " in announced(four.build(at("03T12:00")).page("/ky/"))


def test_when_all_have_passed_the_last_one_is_said_to_have_passed(four: Site) -> None:
    four.remove("content/events/year.ru.md")

    for day in ("11T00:00", "30T00:00"):
        built = four.build(at(day))

        assert announced(built.page("/ru/")).startswith("Прошедшее мероприятие 10 июля 2018 week ")
        assert "Өткөн иш-чара" in built.page("/ky/")
        assert built.outcome.next_change is None


def test_the_list_has_what_is_ahead_the_soonest_first_and_then_what_has_passed_the_latest_first(four: Site) -> None:
    page = four.build(at("10T12:00")).page("/ru/events/")

    assert re.findall(r'block-title">(\w+)<|/ru/events/(\w+)/">\w', page) == [
        *([("Предстоящие", "")] + [("", slug) for slug in ("week", "year")]),
        *([("Прошедшие", "")] + [("", slug) for slug in ("tomorrow", "past")]),
    ]


def test_the_two_parts_of_a_long_list_go_on_over_its_pages(four: Site) -> None:
    built = four.replace("content/site.yaml", "languages:", "page_size: 3\nlanguages:").build(at("10T12:00"))

    assert re.findall(r'block-title">(\w+)<', built.page("/ru/events/")) == ["Предстоящие", "Прошедшие"]
    assert re.findall(r'block-title">(\w+)<', built.page("/ru/events/page/2/")) == ["Прошедшие"]


def test_the_site_changes_when_an_event_begins_and_when_it_ends(site: Site) -> None:
    site.write(RU, event("start: 2018-07-04 10:00\nend: 2018-07-04 12:30\n"))
    changes = []
    now = at("03T12:00")
    while change := site.build(now).outcome.next_change:
        changes.append(f"{change:%m-%d %H:%M}")
        now = change

    assert changes == ["07-04 10:00", "07-04 12:30"]


@pytest.mark.parametrize(
    ("facts", "end"),
    [
        ("start: 2018-07-04", "07-05 00:00"),
        ("start: 2018-07-04 10:00", "07-05 00:00"),
        ("start: 2018-07-04\nend: 2018-07-06", "07-07 00:00"),
        ("start: 2018-07-04 10:00\nend: 2018-07-06", "07-07 00:00"),
        ("start: 2018-07-04\nend: 2018-07-06 18:00", "07-06 18:00"),
    ],
)
def test_an_event_is_over_when_its_last_day_is_if_the_hour_is_not_known(site: Site, facts: str, end: str) -> None:
    change = site.write(RU, event(f"{facts}\n")).build(at("04T11:00")).outcome.next_change

    assert f"{change:%m-%d %H:%M}" == end


@pytest.mark.parametrize(
    ("facts", "ends"),
    [
        ("start: 2018-07-10 20:00\nend: 2018-07-11 00:00\n", "2018-07-11T00:00+06:00"),
        ("start: 2018-07-10 20:00\nend: 2018-07-10 20:00\n", "2018-07-11T00:00+06:00"),  # which says nothing
        ("start: 2018-07-10 20:00-04:00\n", "2018-07-11T00:00-04:00"),  # the day of its place
        ("start: 2018-07-10 20:00-04:00\nend: 2018-07-11\n", "2018-07-12T00:00-04:00"),
    ],
)
def test_an_event_goes_on_until_its_end_and_is_then_over(site: Site, facts: str, ends: str) -> None:
    end = datetime.fromisoformat(ends)
    site.write(RU, event(facts))

    before, after = site.build(end - timedelta(seconds=1)), site.build(end)

    assert "Мероприятие идёт" in before.page("/ru/events/congress/")
    assert before.outcome.next_change == end
    assert "Прошедшее мероприятие" in after.page("/ru/events/congress/")


def test_after_its_end_no_event_is_offered_to_calendars(four: Site) -> None:
    four.with_all("calendar")

    assert "Добавить в календарь" in four.build(at("04T23:59")).page("/ru/events/tomorrow/")

    built = four.build(at("05T00:00"))

    assert "Добавить в календарь" not in built.page("/ru/events/tomorrow/")
    assert "ru/events/tomorrow/event.ics" in built.files  # what led there before still does


def test_the_box_in_a_release_says_that_the_event_has_passed(four: Site) -> None:
    four.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-01\nevent: past\n---\nТекст\n")

    assert occasion(four.build().page("/ru/releases/a/")).startswith("Прошедшее мероприятие past ")


def occasion(page: str) -> str:
    """The words of the box with an event."""
    (found,) = re.findall(r'<section class="occasion">.*?</section>', page, re.DOTALL)
    return words(found)


def test_readers_are_told_the_address_and_led_to_a_map(site: Site) -> None:
    place = "venue: Мэрия\naddress: ул. Ленина, 1\ncity: Ош\ngeo: 40.5140 72.8161\n"
    site.write("content/events/session.ru.md", f"---\ntitle: Сессия\nstart: 2018-07-10\n{place}---\n")
    site.write("content/releases/budget.ru.md", "---\ntitle: Бюджет\ndate: 2018-07-01\nevent: session\n---\nТекст.\n")
    built = site.with_all("text", "calendar").build()
    calendar = built.page("/ru/events/session/event.ics")

    for address in ("/ru/events/session/", "/ru/releases/budget/"):
        page = built.page(address).replace("\u00a0", " ")

        assert "<dd>Мэрия, ул. Ленина, 1, Ош</dd>" in page
        assert (
            '<a href="https://www.openstreetmap.org/?mlat=40.5140&amp;mlon=72.8161#map=17/40.5140/72.8161">На карте</a>'
        ) in page
    assert "Где: Мэрия, ул. Ленина, 1, Ош\n" in built.page("/ru/releases/budget/release.txt").replace("\u00a0", " ")
    assert "GEO:40.514;72.8161" in calendar
    assert "ул. Ленина\\, 1" in calendar.replace("\r\n ", "").replace("\u00a0", " ")
    assert "ул." not in built.page("/ru/events/")  # a list has no room for it


@pytest.mark.parametrize(
    "typed", ["42.87, 74.57", "42.87,74.57", "42.87 74.57", "42.87; 74.57", "-42.87, -174.5", "42, 74"]
)
def test_coordinates_are_read_as_maps_write_them(site: Site, typed: str) -> None:
    site.write("content/events/session.ru.md", f"---\ntitle: Сессия\nstart: 2018-07-10\ngeo: {typed}\n---\n")

    assert errors(site) == []


@pytest.mark.parametrize("typed", ["Ош", "42.87", "142.87, 74.57", "42.87, 274.57", "42,87, 74,57", "42°52′ 74°34′"])
def test_other_coordinates_are_an_error_with_an_example(site: Site, typed: str) -> None:
    site.write("content/events/session.ru.md", f"---\ntitle: Сессия\nstart: 2018-07-10\ngeo: {typed}\n---\n")
    (found,) = site.errors()

    assert found.code == "value"
    assert "42.8746, 74.5698" in found.hint
