"""The press kit has what journalists ask of who publishes a site, and is there only if it has something."""

import re

from tests.conftest import Site, photograph

OFFICE = "---\nname: Мэрия города Ош\nshort_name: Мэрия\naddress: ул. Ленина, 221\nemail: press@osh.example\n---\n{0}\n"
PERSON = """\
---
name: Айгүл Асанова
phone: +996 312 620000
roles:
  mayor:
    title: мэр
    organisation: {0}
pictures:
  portrait:
    file: asanova.jpg
    caption: Айгүл Асанова
    alt: Портрет
    credit: Айбек
    licence: CC BY 4.0
---
"""


def office(site: Site, text: str = "Мэрия управляет городом.", of: str = "city") -> Site:
    site.write("content/media/asanova.jpg", photograph(60, 80))
    site.write("content/organisations/city.ru.md", OFFICE.format(text))
    site.write("content/organisations/fund.ru.md", "---\nname: Фонд\n---\nФонд даёт деньги.\n")
    site.write("content/people/asanova.ru.md", PERSON.format(of))
    return site.with_all("press-kit").replace("content/site.yaml", "timezone:", "issuer: city\ntimezone:")


def test_it_has_the_text_the_facts_the_portraits_and_the_contacts(site: Site) -> None:
    page = office(site).build().page("/ru/press-kit/")

    assert "Мэрия управляет городом." in page
    assert "ул.\N{NO-BREAK SPACE}Ленина,\N{NO-BREAK SPACE}221" in page
    assert re.search(r'<a href="/media/asanova\.\w+-60\.jpg" download="asanova\.jpg">Скачать', page)
    assert '<a href="tel:+996312620000">' in page
    assert '<a href="mailto:press@osh.example">' in page
    assert "Фонд" not in page.partition("<main")[2].partition("</main>")[0]


def test_every_page_leads_to_it_in_its_footer_and_the_switcher_to_its_other_languages(site: Site) -> None:
    built = office(site).build()

    assert '<a href="/ru/press-kit/">Пресс-кит</a>' in built.page("/ru/").partition("<footer")[2]
    assert 'href="/ky/press-kit/"' in built.page("/ru/press-kit/")


def test_people_of_others_are_not_in_it(site: Site) -> None:
    assert "Асанова" not in office(site, of="fund").build().page("/ru/press-kit/")


def test_a_role_that_has_ended_is_nobody_to_ask(site: Site) -> None:
    office(site).replace("content/people/asanova.ru.md", "    title: мэр\n", "    title: мэр\n    until: 2017-01-01\n")

    assert "Асанова" not in site.build().page("/ru/press-kit/")


def test_without_anything_to_show_there_is_none(site: Site) -> None:
    assert office(site, text="", of="fund").build().says("press-kit") == []


def test_a_site_without_an_issuer_has_none(site: Site) -> None:
    office(site).replace("content/site.yaml", "issuer: city\n", "")

    assert site.build().says("press-kit") == []


def test_a_withheld_issuer_gives_nothing_away(site: Site) -> None:
    office(site).replace("content/organisations/city.ru.md", "---\nname:", "---\nstatus: draft\nname:")

    assert site.build().says("press-kit") == []


def test_a_page_of_the_site_at_this_address_takes_its_place(site: Site) -> None:
    office(site).write("content/pages/press-kit.ru.md", "---\ntitle: Всё для прессы\n---\nСвоё.\n")
    page = site.build().page("/ru/press-kit/")

    assert "Всё для прессы" in page
    assert "ул.\N{NO-BREAK SPACE}Ленина,\N{NO-BREAK SPACE}221" not in page.partition("<main")[2].partition("</main>")[0]


def test_a_site_may_do_without(site: Site) -> None:
    office(site).replace("content/site.yaml", "without: [", "without: [press-kit, ")

    assert site.build().says("press-kit") == []


def test_an_edited_text_is_in_it(site: Site) -> None:
    office(site).build()

    assert "городом сегодня." in site.replace(
        "content/organisations/city.ru.md", "городом.", "городом сегодня."
    ).build().page("/ru/press-kit/")
