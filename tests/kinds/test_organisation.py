"""Organisations: what they organise and support, who works there, and what they say of themselves."""

import pytest

from tests.conftest import Site
from tests.kinds import ORGANISATION, PERSON, TRANSLATED, found, main, pages, section, words

RU = "content/organisations/gamsumo.ru.md"
KY = "content/organisations/gamsumo.ky.md"


def event(title: str, facts: str, day: int = 3) -> str:
    return f"---\ntitle: {title}\nstart: 2018-07-0{day}\n{facts}---\n"


@pytest.fixture
def active(site: Site) -> Site:
    """It organises two events, supports one, and is only mentioned by a fourth."""
    site.write(RU, ORGANISATION).write("content/organisations/other.ru.md", "---\nname: Другая\n---\n")
    site.write("content/events/first.ru.md", event("Первый", "organisers: [gamsumo]\n", 1))
    site.write("content/events/second.ru.md", event("Второй", "organisers: [other, gamsumo]\n", 2))
    site.write("content/events/third.ru.md", event("Третий", "organisers: [other]\nsupporters: [gamsumo]\n"))
    site.write("content/events/fourth.ru.md", event("Четвёртый", "") + "О [нём](organisation:gamsumo).\n")
    return site


def test_an_organisation_lists_what_it_organises_and_what_it_supports_the_newest_first(active: Site) -> None:
    page = pages(active)["/ru/organisations/gamsumo/"]

    assert (
        words(section(page, "Организатор мероприятий"))
        == "Организатор мероприятий 2 июля 2018 г. Второй 1 июля 2018 г. Первый"
    )
    assert words(section(page, "Поддержка мероприятий")) == "Поддержка мероприятий 3 июля 2018 г. Третий"
    assert "Четвёртый" not in main(page)


def test_an_organisation_that_does_neither_has_neither_part(site: Site) -> None:
    page = pages(site.write(RU, ORGANISATION))["/ru/organisations/gamsumo/"]

    assert words(main(page)) == "Организация Государственное агентство ГАМСУМО"


def test_a_withheld_event_is_not_listed(active: Site) -> None:
    active.replace("content/events/second.ru.md", "start:", "status: draft\nstart:")

    assert "Второй" not in pages(active)["/ru/organisations/gamsumo/"]


def test_an_organisation_leads_to_its_people_and_to_releases(site: Site) -> None:
    site.write(RU, ORGANISATION).write("content/people/saliev.ru.md", PERSON)
    site.write("content/people/other.ru.md", "---\nname: Пётр Петров\n---\n")
    text = "---\ntitle: Новость\ndate: 2018-07-01\n---\n[Оно](organisation:gamsumo).\n"
    page = pages(site.write("content/releases/news.ru.md", text))["/ru/organisations/gamsumo/"]

    assert words(section(page, "Персоны")) == "Персоны Бахтияр Салиев министр"
    assert "Новость" in section(page, "В пресс-релизах")
    assert "Петров" not in page


def test_its_people_are_in_the_order_of_the_alphabet_the_translated_first(site: Site) -> None:
    site.write("content/organisations/gamsumo.ky.md", "---\nname: Агенттик\n---\n")
    roles = "roles: {head: {title: Башчы, organisation: gamsumo}}"
    for slug, name, lang in (("a", "Азамат Үсөнов", "ky"), ("b", "Айгүл Уметова", "ky"), ("c", "Анна Андреева", "ru")):
        site.write(f"content/people/{slug}.{lang}.md", f"---\nname: {name}\n{roles}\n---\n")
    page = pages(site)["/ky/organisations/gamsumo/"]

    assert words(section(page, "Инсандар")) == (
        "Инсандар Айгүл Уметова Башчы, Агенттик Азамат Үсөнов Башчы, Агенттик Анна Андреева Русский Башчы, Агенттик"
    )


def test_what_it_says_of_itself_and_its_site_are_shown(site: Site) -> None:
    text = ORGANISATION.replace("short_name", "website: https://gamsumo.example/?a=1&b=2\nshort_name")
    page = pages(site.write(RU, f"{text}Мы *работаем*.\n"))["/ru/organisations/gamsumo/"]

    assert "<p>Мы <em>работаем</em>.</p>" in page
    assert '<a href="https://gamsumo.example/?a=1&amp;b=2">https://gamsumo.example/?a=1&amp;b=2</a>' in page


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,x",
        "//example.org/",
        "www.example.org",
        "ftp://example.org/",
        "https://user@example.org/",
        "https://exa mple.org/",
        "'https://example.org/\" onclick=\"x'",
        "https:///",
        "https://",
        "https://?x",
    ],
)
def test_an_unsafe_or_impossible_site_is_refused(site: Site, address: str) -> None:
    site.write(RU, f"---\nname: Агентство\nwebsite: {address}\n---\n")

    assert [code for code, _ in found(site)] == ["value"]


def test_a_translation_has_the_site_of_the_original_and_not_its_short_name(site: Site) -> None:
    site.write(RU, ORGANISATION.replace("short_name", "website: https://gamsumo.example/\nshort_name"))
    page = pages(site.write(KY, f"---\nname: Мамлекеттик агенттик\n{TRANSLATED}---\n"))["/ky/organisations/gamsumo/"]

    assert "https://gamsumo.example/" in page
    assert "Мамлекеттик агенттик" in page
    assert "ГАМСУМО" not in page


def test_organisations_are_listed_by_the_alphabet(site: Site) -> None:
    for slug, name in (("a", "Үй"), ("b", "Уюм"), ("c", "Өнөктөш"), ("d", "Ордо")):
        site.write(f"content/organisations/{slug}.ky.md", f"---\nname: {name}\n---\n")
    text = words(main(pages(site)["/ky/organisations/"]))

    assert text.endswith("Ордо Өнөктөш Уюм Үй")
