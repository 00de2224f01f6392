"""How one takes part in an event: who speaks, where one registers and watches, until when the press may apply."""

import json
import re
from datetime import UTC, datetime

import pytest

from tests.conftest import Site
from tests.kinds import ORGANISATION, PERSON, TRANSLATED, errors, found, main, section, words

RU, KY = "content/events/session.ru.md", "content/events/session.ky.md"
FACTS = """\
registration: https://forms.example/session
stream: https://video.example/live
accreditation: Пишите на press@city.example.
accreditation_until: 2018-07-05
"""
SPEAKERS = """\
programme:
  talk:
    title: Доклад
    speakers:
      saliev:
        person: saliev
      guest:
        name: Анна Ким
        role: инженер
"""


def session(site: Site, facts: str = FACTS, start: str = "2018-07-10 10:00") -> Site:
    site.write("content/people/saliev.ru.md", PERSON)
    site.write("content/organisations/gamsumo.ru.md", ORGANISATION)
    return site.write(RU, f"---\ntitle: Сессия\nstart: {start}\n{facts}---\n")


def page(site: Site, as_of: datetime = datetime(2018, 7, 3, 12, tzinfo=UTC), lang: str = "ru") -> str:
    return main(site.build(as_of).page(f"/{lang}/events/session/"))


def test_the_links_are_links_and_nothing_is_asked_for(site: Site) -> None:
    shown = page(session(site))

    assert '<a href="https://forms.example/session" rel="noopener">Зарегистрироваться</a>' in shown
    assert '<a href="https://video.example/live" rel="noopener">Смотреть</a>' in shown
    assert not re.search(r"<(iframe|script|img|link)[^>]*(forms|video)\.example", shown)


def test_the_press_learns_how_and_until_when_it_applies(site: Site) -> None:
    assert "Аккредитация Пишите на press@city.example. Крайний срок подачи заявки: 5 июля 2018 г." in words(
        page(session(site))
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("press@city.example", '<a href="mailto:press@city.example">press@city.example</a>'),
        ("звоните +996 (3222) 5-55-12.", '<a href="tel:+996322255512">+996\u00a0(3222)'),
        ("номер 5-55-12 и +1 000 000 000", "+1\u00a0000\u00a0000\u00a0000</dd>"),
        ("На press@мэрия.рф, <b>.", '<a href="mailto:press@xn--'),
        ("На press@, @city_press", "press@, @city_press</dd>"),
    ],
)
def test_the_press_may_click_on_a_mail_address_and_a_telephone_number(site: Site, typed: str, shown: str) -> None:
    page_shown = page(session(site, f'accreditation: "{typed}"\n'))

    assert shown in page_shown
    assert "<b>" not in page_shown


def test_the_deadline_is_over_when_its_day_is_and_the_site_knows_when_that_will_be(site: Site) -> None:
    last, after = datetime(2018, 7, 5, 17, 59, 59, tzinfo=UTC), datetime(2018, 7, 5, 18, tzinfo=UTC)

    assert session(site).build(last).outcome.next_change == after
    assert "Приём заявок закончен" not in page(site, last)

    shown = words(page(site, after))

    assert "Аккредитация Приём заявок закончен" in shown
    assert "press@city.example" not in shown


def test_an_hour_is_a_deadline_too(site: Site) -> None:
    site = session(site, FACTS.replace("2018-07-05", "2018-07-05 12:00"))

    assert "Приём заявок закончен" not in page(site, datetime(2018, 7, 5, 5, tzinfo=UTC))
    assert "Приём заявок закончен" in page(site, datetime(2018, 7, 5, 6, tzinfo=UTC))


def test_nobody_registers_for_what_is_over_but_may_still_watch_it(site: Site) -> None:
    shown = page(session(site), datetime(2018, 7, 12, tzinfo=UTC))

    assert "forms.example" not in shown
    assert "Аккредитация" not in shown
    assert "video.example" in shown


def test_nobody_registers_for_or_watches_what_is_cancelled(site: Site) -> None:
    shown = page(session(site, f"{FACTS}changes:\n  flood:\n    status: cancelled\n    date: 2018-07-02\n"))

    assert "forms.example" not in shown
    assert "video.example" not in shown
    assert "Аккредитация" not in shown


def test_search_engines_are_not_led_to_what_does_not_take_place(site: Site) -> None:
    cancelled = "changes:\n  off: {status: cancelled, date: 2018-07-02, reason: Болезнь.}\n"
    shown = session(site, FACTS + cancelled).build(datetime(2018, 7, 3, 12, tzinfo=UTC)).page("/ru/events/session/")

    assert "EventCancelled" in shown
    assert "video.example" not in shown


def test_a_release_tells_journalists_the_same_on_its_page_and_as_text(site: Site) -> None:
    session(site.with_all("text"))
    site.write("content/releases/news.ru.md", "---\ntitle: Скоро\ndate: 2018-07-01\nevent: session\n---\nПриходите.\n")
    built = site.build()

    assert "Крайний срок подачи заявки: 5 июля 2018 г." in words(main(built.page("/ru/releases/news/")))
    text = built.page("/ru/releases/news/release.txt").replace("\xa0", " ")
    assert "Регистрация: https://forms.example/session\nВидеотрансляция: https://video.example/live\n" in text
    assert "Аккредитация: Пишите на press@city.example. Крайний срок подачи заявки: 5 июля 2018 г.\n" in text


@pytest.mark.parametrize(
    ("facts", "mode", "places"),
    [
        ("", None, None),
        ("city: Ош\n", "Offline", ["Place"]),
        ("stream: https://video.example/live\n", "Online", ["VirtualLocation"]),
        ("city: Ош\nstream: https://video.example/live\n", "Mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_search_engines_know_how_one_attends(
    site: Site, facts: str, mode: str | None, places: list[str] | None
) -> None:
    html = session(site, facts).build().page("/ru/events/session/")
    node = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
    where = node.get("location")

    assert node.get("eventAttendanceMode") == (f"https://schema.org/{mode}EventAttendanceMode" if mode else None)
    assert (where and [one["@type"] for one in (where if isinstance(where, list) else [where])]) == places


def test_speakers_stand_in_the_programme_in_the_role_of_that_day(site: Site) -> None:
    shown = section(session(site, SPEAKERS).build().page("/ru/events/session/"), "Программа")

    assert words(shown) == "Программа Доклад Бахтияр Салиев, министр ; Анна Ким, инженер"
    assert '<a href="/ru/people/saliev/">Бахтияр Салиев</a>' in shown

    earlier = section(session(site, SPEAKERS, "2018-06-01").build().page("/ru/events/session/"), "Программа")

    assert "Бахтияр Салиев, директор, Государственное агентство" in words(earlier)


def test_people_of_the_site_may_stand_in_a_list(site: Site) -> None:
    facts = "programme:\n  talk:\n    title: Доклад\n    speakers: [saliev]\n"

    assert "Доклад Бахтияр Салиев, министр" in words(page(session(site, facts)))
    assert found(session(site, facts.replace("[saliev]", "[salief]"))) == [("unknown-reference", f"{RU}:7:16")]
    assert found(session(site, facts.replace("[saliev]", "[Анна Ким]"))) == [("wrong-type", f"{RU}:7:15")]


def test_a_translation_names_those_who_have_no_page_in_its_own_words(site: Site) -> None:
    session(site, SPEAKERS)
    guest = "programme:\n  talk:\n    title: Баяндама\n    speakers:\n      guest:\n        name: Анна Ким\n"
    site.write(KY, f"---\ntitle: Жыйын\n{guest}        role: инженер айым\n{TRANSLATED}---\n")
    shown = page(site, lang="ky")

    assert "Анна Ким, инженер айым" in words(shown)
    assert '<a href="/ky/people/saliev/" lang="ru" dir="auto">Бахтияр Салиев</a>' in shown


def test_a_speaker_who_is_not_public_is_in_no_byte(site: Site) -> None:
    session(site, SPEAKERS).replace("content/people/saliev.ru.md", "name:", "status: draft\nname:")

    assert site.build().says("Салиев") == []


def test_an_entry_names_somebody(site: Site) -> None:
    session(site, SPEAKERS).replace(RU, "        name: Анна Ким\n", "")

    assert [problem.code for problem in errors(site)] == ["nobody"]
