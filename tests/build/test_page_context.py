"""Whoever finds a page elsewhere reads what it is called and what it is about."""

import re
from collections import Counter
from collections.abc import Callable
from html import unescape

import pytest

from tests.browser.conftest import AS_OF as END_OF_YEAR
from tests.browser.conftest import every_kind_site
from tests.conftest import Built, Site, forum_site

RELEASE = "---\ntitle: {}\ndate: 2018-06-{:02}\ntags: [forum]\n---\nТекст {}.\n"


def titles(built: Built) -> dict[str, str]:
    """The titles of all pages, by their addresses. A redirect is no page."""
    return _found(built, r"<title>(.*?)</title>")


def descriptions(built: Built) -> dict[str, str]:
    return _found(built, r'<meta name="description" content="([^"]*)">')


def _found(built: Built, pattern: str) -> dict[str, str]:
    pages = {f"/{file.removesuffix('index.html')}": built.page(f"/{file}") for file in built.files if ".html" in file}
    shown = {address: page for address, page in pages.items() if 'http-equiv="refresh"' not in page}
    found = {address: re.findall(pattern, page, re.DOTALL) for address, page in shown.items()}
    return {address: unescape(one[0]).replace("\u00a0", " ") if one else "" for address, one in found.items()}


@pytest.fixture(scope="module", params=[forum_site, every_kind_site])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with lists of many pages."""
    site: Site = request.param(tmp_path_factory.mktemp("whole"))
    return site.build(END_OF_YEAR)


def test_every_page_has_a_description(whole: Built) -> None:
    assert len(descriptions(whole)) > 20
    assert [address for address, text in descriptions(whole).items() if not text.strip()] == []


@pytest.mark.parametrize("found", [titles, descriptions])
def test_every_page_that_search_engines_list_is_told_apart_in_its_language(
    whole: Built, found: Callable[[Built], dict[str, str]]
) -> None:
    listed = {address: words for address, words in found(whole).items() if 'rel="canonical"' in whole.page(address)}
    seen = Counter((address[:4], words) for address, words in listed.items() if "/about/" not in address)  # as home is

    assert [words for words, count in seen.items() if count > 1] == []


@pytest.fixture
def newsroom(site: Site) -> Site:
    site.replace("content/site.yaml", "timezone:", "page_size: 2\ntimezone:")
    for day, title in enumerate(("Бюджет", "Дорога", "Школа"), 1):
        site.write(f"content/releases/r{day}.ru.md", RELEASE.format(title, day, day))
    return site


def test_the_pages_of_a_list_are_told_apart_by_their_numbers(newsroom: Site) -> None:
    found = titles(newsroom.build())

    assert found["/ru/releases/"] == "Пресс-релизы — Вестник"
    assert found["/ru/releases/page/2/"] == "Пресс-релизы, страница 2 — Вестник"
    assert found["/ru/tags/forum/page/2/"] == "Форум, страница 2 — Вестник"
    assert found["/ky/releases/page/2/"] == "Пресс-релиздер, 2-барак — Жарчы"


def test_a_list_is_described_by_the_titles_on_it(newsroom: Site) -> None:
    newsroom.replace("content/site.yaml", "title: Вестник", "title: Вестник\n    description: О городе")
    found = descriptions(newsroom.build())

    assert found["/ru/"] == "О городе"
    assert found["/ru/releases/"] == "Пресс-релизы: Школа; Дорога"
    assert found["/ru/releases/page/2/"] == "Пресс-релизы: Бюджет"
    assert found["/ru/tags/forum/"] == "Форум: Школа; Дорога"
    assert found["/ru/tags/"] == "Форум"
    assert found["/ru/404.html"] == "О городе"


def test_home_is_described_by_its_newest_releases_if_nothing_else_is_known(newsroom: Site) -> None:
    found = descriptions(newsroom.build())

    assert found["/ru/"] == "Школа; Дорога; Бюджет"
    assert found["/"] == found["/ky/404.html"] == "Жарчы"


def test_the_first_page_is_called_by_the_site_in_every_language(site: Site) -> None:
    assert titles(site.build())["/"] == "Жарчы · Вестник"


def test_a_quote_is_called_by_its_first_words_and_its_speaker(site: Site) -> None:
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    words = "Бюджет принят, и теперь город построит две школы, мост через реку и новую дорогу."
    site.write("content/quotes/budget.ru.md", f"---\nspeaker: asanova\n---\n{words}\n")
    site.write("content/quotes/short.ru.md", '---\nspeaker: asanova\n---\nЭто "начало".\n')
    found = titles(site.build())

    assert found["/ru/quotes/budget/"] == (
        "«Бюджет принят, и теперь город построит две школы, мост…» — Айгүл Асанова — Вестник"
    )
    assert found["/ru/quotes/short/"].startswith("«Это „начало“")


def test_what_has_no_text_is_described_by_what_is_known_of_it(site: Site) -> None:
    site.write("content/organisations/hall.ru.md", "---\nname: Мэрия\n---\n")
    site.write("content/organisations/nobody.ru.md", "---\nname: Фонд\n---\n")
    roles = (
        "roles:\n  mayor:\n    title: Мэр\n    organisation: hall\n  judge:\n    title: Судья\n    until: 2010-01-01\n"
    )
    site.write("content/people/asanova.ru.md", f"---\nname: Айгүл Асанова\n{roles}---\n")
    facts = "start: 2018-06-10\nvenue: Зал\ncity: Ош\norganisers: [hall]\n"
    site.write("content/events/session.ru.md", f"---\ntitle: Сессия\n{facts}---\n")
    site.write("content/releases/r.ru.md", RELEASE.format("Бюджет", 1, 1).replace("tags:", "event: session\ntags:"))
    found = descriptions(site.build())

    assert found["/ru/people/asanova/"] == "Айгүл Асанова: Мэр, Мэрия; Судья"
    assert found["/ru/events/session/"] == "Сессия: 10 июня 2018 г., Зал, Ош"
    assert found["/ru/organisations/hall/"] == "Мэрия: Сессия; Айгүл Асанова"
    assert found["/ru/organisations/nobody/"] == "Фонд: Вестник"


def test_a_description_says_nothing_of_what_is_withheld_or_withdrawn(newsroom: Site) -> None:
    newsroom.replace("content/releases/r2.ru.md", "tags:", "embargo: 2019-01-01\ntags:")
    newsroom.replace(
        "content/releases/r3.ru.md", "tags:", "status: withdrawn\nwithdrawn: 2018-07-01\nreason: Х.\ntags:"
    )
    found = descriptions(newsroom.build())

    assert found["/ru/releases/"] == "Пресс-релизы: Бюджет"
    assert found["/ru/"] == "Бюджет"


def test_a_page_that_is_not_translated_is_called_by_the_document(newsroom: Site) -> None:
    assert titles(newsroom.build())["/ky/releases/r1/"] == "Азырынча которула элек: Бюджет — Жарчы"


def test_a_long_list_is_described_by_its_beginning(site: Site) -> None:
    for day in range(1, 21):
        site.write(f"content/releases/r{day}.ru.md", RELEASE.format("Бюджет " * 5 + f"{day}", day, day))
    text = descriptions(site.build())["/ru/releases/"].removeprefix("Пресс-релизы: ")

    assert text.startswith("Бюджет Бюджет Бюджет Бюджет Бюджет 20; Бюджет")
    assert text.endswith("…")
    assert 150 < len(text) <= 221
