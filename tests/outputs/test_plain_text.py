"""A release can be taken away as text."""

import re

import pytest

from tests.conftest import Site

RELEASE = "---\ntitle: Бюджет & кенеш\ndate: 2018-06-10 09:30\n---\nКенеш **принял** бюджет.\n\n[[quote: words]]\n"


def with_words(site: Site) -> Site:
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: asanova\n---\nБюджет принят.\n")
    return site.write("content/releases/budget.ru.md", RELEASE)


def test_it_says_all_that_the_page_says(site: Site) -> None:
    text = with_words(site).with_all("text").build().page("/ru/releases/budget/release.txt")

    assert text.startswith("Пресс-релиз\n10 июня 2018 г., 09:30\n\nБюджет & кенеш\n\nКенеш принял бюджет.\n")
    assert "«Бюджет принят».\n— Айгүл Асанова" in text
    assert text.endswith("https://forum.example/ru/releases/budget/\n")


def test_what_an_organisation_says_and_its_site_stand_on_lines_of_their_own(site: Site) -> None:
    site.write("content/organisations/city.ru.md", "---\nname: Мэрия\nwebsite: https://city.example/\n---\nГород.\n")
    site.write("content/organisations/fund.ru.md", "---\nname: Фонд\nwebsite: https://fund.example/\n---\n")
    site.write(
        "content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\norganisations: [city, fund]\n---\nТекст.\n"
    )
    text = site.with_all("text").build().page("/ru/releases/a/release.txt")

    assert "\nМэрия\nГород.\nhttps://city.example/\n\nФонд\nhttps://fund.example/\n" in text


def test_it_begins_with_who_issues_it_and_from_where_and_ends_with_whom_to_ask(site: Site) -> None:
    role = "roles: {chief: {title: Пресс-секретарь, organisation: city}}"
    site.write("content/people/asanova.ru.md", f"---\nname: Айгүл Асанова\nphone: +996 312 620000\n{role}\n---\n")
    site.write("content/organisations/city.ru.md", "---\nname: Мэрия города Ош\nshort_name: Мэрия\n---\n")
    facts = "dateline: Ош\norganisations: [city]\ncontacts: [asanova]"
    site.write("content/releases/a.ru.md", f"---\ntitle: А\ndate: 2018-07-01\n{facts}\n---\n5 < *7*.\n\nЕщё.\n")
    text = site.with_all("text").build().page("/ru/releases/a/release.txt").replace("\xa0", " ")

    assert text.startswith("Пресс-релиз\n1 июля 2018 г.\n\nА\n\nМэрия\n\nОш, 1 июля. 5 < 7.\n\nЕщё.\n")
    assert "\nАйгүл Асанова\nПресс-секретарь, Мэрия\n+996 312 620000\n" in text


@pytest.mark.parametrize("text", ["[[quote: words]]\n\nТекст.", "- Пункт\n", "## Глава\n\nТекст."])
def test_the_dateline_stands_alone_before_what_is_no_paragraph(site: Site, text: str) -> None:
    with_words(site).write(
        "content/releases/budget.ru.md", f"---\ntitle: А\ndate: 2018-07-01\ndateline: Ош\n---\n{text}\n"
    )
    built = site.with_all("text", "feeds").build()

    assert "\n\nА\n\nОш, 1\xa0июля.\n" in built.page("/ru/releases/budget/release.txt").replace("1 июля", "1\xa0июля")
    for address in ("/ru/releases/budget/", "/ru/feed.xml"):
        page = built.page(address).replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"')

        assert re.search(r'<p><strong class="dateline">Ош, 1\s?июля\.</strong></p>', page), address


def test_what_is_not_translated_is_no_text_of_that_language(site: Site) -> None:
    assert "ky/releases/budget/release.txt" not in with_words(site).with_all("text").build().files


def test_a_site_may_do_without(site: Site) -> None:
    with_words(site).with_all().replace("content/site.yaml", "languages:", "without: [text]\nlanguages:")

    assert [file for file in site.build().files if file.endswith("release.txt")] == []


def test_what_a_site_does_without_is_known(site: Site) -> None:
    site.with_all().replace("content/site.yaml", "languages:", "without: [texts]\nlanguages:")

    assert "did you mean “text”" in site.problems()[0].hint


def test_a_page_offers_the_files_beside_it_and_no_others(site: Site) -> None:
    built = with_words(site).with_all("text", "cards", "ninjs").build()
    offered = re.compile(r'<a href="([\w.]+)" download>')

    assert offered.findall(built.page("/ru/releases/budget/")) == ["release.txt", "release.json", "card.png"]
    assert offered.findall(built.page("/ru/quotes/words/")) == ["card.png"]

    built = site.replace("content/site.yaml", "without: [", "without: [text, cards, ninjs, ").build()

    assert not built.says(" download>")


def test_the_hours_of_an_event_are_written_as_on_pages(site: Site) -> None:
    site.write(
        "content/events/fair.ru.md", "---\ntitle: Ярмарка\nstart: 2018-07-10 18:00\nend: 2018-07-10 20:00\n---\n"
    )
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\nevent: fair\n---\nТекст.\n")
    text = site.with_all("text").build().page("/ru/releases/a/release.txt")

    assert "\nКогда: 10 июля 2018 г., 18:00–20:00\n" in text
