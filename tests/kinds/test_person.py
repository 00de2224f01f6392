"""People: the roles that they hold or held, how to reach them, and what they said."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Site
from tests.kinds import ORGANISATION, PERSON, TRANSLATED, found, main, messages, pages, problems, section, words

RU = "content/people/saliev.ru.md"
KY = "content/people/saliev.ky.md"


@pytest.fixture
def known(site: Site) -> Site:
    return site.write("content/organisations/gamsumo.ru.md", ORGANISATION).write(RU, PERSON)


def names(page: str) -> list[str]:
    return re.findall(r'<h2 class="card-title"><a[^>]*>(.*?)</a>', page)


def test_a_person_is_shown_with_every_role_and_its_time(known: Site) -> None:
    page = main(pages(known)["/ru/people/saliev/"])

    assert words(page) == (
        "Персона Бахтияр Салиев директор, Государственное агентство (по 30 июня 2018 г.) министр (с 1 июля 2018 г.)"
    )
    assert '<a href="/ru/organisations/gamsumo/">Государственное агентство</a>' in page


def test_a_role_with_both_ends_shows_both_and_one_with_none_shows_none(known: Site) -> None:
    known.replace(RU, "from: 2018-07-01", "from: 2018-07-01\n    until: 2018-07-29").replace(
        RU, "    until: 2018-06-30\n", ""
    )
    text = words(main(pages(known)["/ru/people/saliev/"]))

    assert "директор, Государственное агентство министр ( 1 – 29 июля 2018 г. )" in text


def test_a_role_does_not_end_before_it_begins(known: Site) -> None:
    known.replace(RU, "from: 2018-07-01", "from: 2018-07-01\n    until: 2018-06-30")

    assert found(known) == [("role-dates", f"{RU}:3:1")]


def test_a_role_that_lies_ahead_is_told_on_its_day(known: Site) -> None:
    """Not that the office changes hands, nor who takes it, nor for whom."""
    known.write("content/organisations/city.ru.md", "---\nname: Мэрия\n---\n")
    known.replace(RU, "from: 2018-07-01", "from: 2018-07-10\n    organisation: city")
    before, after = known.build(), known.build(datetime(2018, 7, 10, 12, tzinfo=UTC))

    assert "министр" not in before.page("/ru/people/saliev/")
    assert "Салиев" not in before.page("/ru/organisations/city/")
    assert "Салиев" in before.page("/ru/organisations/gamsumo/")
    assert before.outcome.next_change == datetime(2018, 7, 10, tzinfo=ZoneInfo("Asia/Bishkek"))
    assert "министр, Мэрия (с 10 июля 2018 г.)" in words(after.page("/ru/people/saliev/"))
    assert "Салиев" in after.page("/ru/organisations/city/")


def test_who_links_to_an_organisation_is_shown_with_it_before_the_role_is(known: Site) -> None:
    known.write("content/organisations/city.ru.md", "---\nname: Мэрия\n---\n")
    known.replace(
        RU, "from: 2018-07-01\n---\n", "from: 2018-07-10\n    organisation: city\n---\nО [ней](organisation:city).\n"
    )

    assert "Салиев" in pages(known)["/ru/organisations/city/"]


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ("email: press@example.org\n", "press@example.org"),
        ("phone: +996 (312) 62-00-00\n", "+996 (312) 62-00-00"),
        ("email: press@example.org\nphone: 0555123456\n", "0555123456 press@example.org"),
    ],
)
def test_a_person_can_be_reached_as_the_editor_wrote(site: Site, facts: str, shown: str) -> None:
    page = main(pages(site.write(RU, f"---\nname: Бахтияр Салиев\n{facts}---\n"))["/ru/people/saliev/"])
    (address,) = re.findall(r"<address>(.*?)</address>", page)

    assert words(address) == shown
    assert ("tel:" in address, "mailto:" in address) == ("phone" in facts, "email" in facts)


def test_who_can_not_be_reached_has_no_address(known: Site) -> None:
    assert "<address>" not in pages(known)["/ru/people/saliev/"]


@pytest.mark.parametrize(
    "fact",
    [
        "email: press",
        "email: press@example",
        "email: press@example.org?bcc=all",
        "email: 'a@b.example, c@d.example'",
        "email: '\"x\" <a@b.example>'",
        "phone: позвоните",
        "phone: 0555 123456 доб.",
        "phone: 0555 123456, позвоните",
        "phone: [0555 123456, нет]",
        "phone: 0555 (123456",
        "phone: '+996 312 620000 620001 620002'",
        "phone: '٠٥٥٥ ١٢٣٤٥٦'",
        "email: press@-a.example",
        "email: press@a..example",
        "email: .press@a.example",
        "email: press@ｅxample.org",
        "email: press@a.example, press@b.example",
        f"email: press@{'a' * 64}.example",
        f"email: {'a' * 250}@a.example",
        "phone: '1'",
        "phone: '((((('",
        "phone: 'tel:112'",
    ],
)
def test_what_is_no_way_to_reach_somebody_is_an_error(site: Site, fact: str) -> None:
    site.write(RU, f"---\nname: Бахтияр Салиев\n{fact}\n---\n")

    assert [code for code, _ in found(site)] == ["value"]


def test_people_are_sorted_by_surname_as_the_alphabet_of_the_language_wants(site: Site) -> None:
    site.replace("content/site.yaml", "default_language: ky", "default_language: ru")
    ru = ["Яна Абаева", "Адам Ёлкин", "Борис Ежов", "Анна Елисеева", "А. С. Пушкин", "Вера Пак", "Пеле"]
    ky = ["Азат Осмонов", "Азат Өмүров", "Азат Нуров", "Азат Ңуров", "Азат Уметов", "Азат Үсөнов", "Азат Панов"]
    for number, name in enumerate(ru):
        site.write(f"content/people/ru{number}.ru.md", f"---\nname: {name}\n---\n")
    for number, name in enumerate(ky):
        site.write(f"content/people/ky{number}.ky.md", f"---\nname: {name}\n---\n")
    made = pages(site)

    assert [name.replace("\xa0", " ") for name in names(made["/ru/people/"])[: len(ru)]] == [
        *["Яна Абаева", "Борис Ежов", "Анна Елисеева", "Адам Ёлкин", "Вера Пак", "Пеле", "А. С. Пушкин"]
    ]
    assert names(made["/ky/people/"])[: len(ky)] == [
        *["Азат Нуров", "Азат Ңуров", "Азат Осмонов", "Азат Өмүров", "Азат Панов", "Азат Уметов", "Азат Үсөнов"]
    ]


def test_people_with_one_surname_are_sorted_by_their_first_names(site: Site) -> None:
    for number, name in enumerate(["Яна Асанова", "Айгүл Асанова", "Эрлан Асанов"]):
        site.write(f"content/people/p{number}.ky.md", f"---\nname: {name}\n---\n")

    assert names(pages(site)["/ky/people/"]) == ["Эрлан Асанов", "Айгүл Асанова", "Яна Асанова"]


def test_a_translation_has_its_own_titles_and_the_times_of_the_original(known: Site) -> None:
    roles = "roles:\n  director:\n    title: директору\n"
    known.write(KY, f"---\nname: Бактияр Салиев\n{roles}{TRANSLATED}---\n")
    page = pages(known)["/ky/people/saliev/"]

    assert "Бактияр Салиев директору, Государственное агентство (аягы: 2018-ж. 30-июнь" in words(main(page))
    assert "министр" not in page
    assert messages(known, "untranslated") == [f"the translation lacks “roles: minister”, which {RU} has"]


def test_a_role_that_only_the_translation_has_is_reported(known: Site) -> None:
    """A slip in its key would make it vanish."""
    roles = "roles:\n  director:\n    title: директору\n  ministr:\n    title: министри\n"
    known.write(KY, f"---\nname: Бактияр Салиев\n{roles}{TRANSLATED}---\n")

    assert "ministr" in str([(problem.message, problem.hint) for problem in problems(known)]).replace("minister", "")


def test_a_translation_states_no_other_time_of_a_role(known: Site) -> None:
    roles = "roles:\n  director:\n    title: директору\n    until: 2018-06-29\n"
    known.write(KY, f"---\nname: Бактияр Салиев\n{roles}{TRANSLATED}---\n")

    assert found(known) == [("facts-differ", f"{KY}:6:5")]


@pytest.mark.parametrize(
    ("roles", "code"),
    [
        ("roles:\n  - title: директор\n", "wrong-type"),
        ("roles: директор\n", "wrong-type"),
        ("roles:\n  director: директор\n", "wrong-type"),
        ("roles:\n  Директор:\n    title: директор\n", "value"),
        ("roles:\n  director:\n    organisation: gamsumo\n", "missing-key"),
        ("roles:\n  director:\n    titel: директор\n", "unknown-key"),
        ("roles:\n  director:\n    title: директор\n    since: 2018-01-01\n", "unknown-key"),
    ],
)
def test_roles_written_in_another_way_are_errors(known: Site, roles: str, code: str) -> None:
    known.write(RU, f"---\nname: Бахтияр Салиев\n{roles}---\n")

    assert code in [one for one, _ in found(known)]


def test_a_person_leads_to_what_they_said_and_to_the_releases_that_speak_of_them(known: Site) -> None:
    known.write("content/quotes/words.ru.md", "---\nspeaker: saliev\ndate: 2018-07-03\n---\nСлова.\n")
    known.write("content/releases/news.ru.md", "---\ntitle: Новость\ndate: 2018-07-01\n---\n[Он](person:saliev).\n")
    known.write("content/releases/other.ru.md", "---\ntitle: Другое\ndate: 2018-07-01\n---\nТекст.\n")
    page = pages(known)["/ru/people/saliev/"]

    assert "Слова." in section(page, "Цитаты")
    assert "Новость" in section(page, "В пресс-релизах")
    assert "Другое" not in page


def test_words_of_others_about_a_person_are_not_among_the_persons_quotes(known: Site) -> None:
    known.write("content/people/other.ru.md", "---\nname: Пётр Петров\n---\n")
    known.write("content/quotes/about.ru.md", "---\nspeaker: other\n---\nЯ согласен с [ним](person:saliev).\n")
    made = pages(known)

    assert "согласен" in section(made["/ru/people/other/"], "Цитаты")
    assert "согласен" not in section(made["/ru/people/saliev/"], "Цитаты")
