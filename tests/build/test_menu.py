"""The menu, the trail, and pages under pages."""

import re
from html import unescape

import pytest

from tests.conftest import Built, Site, new_site
from tests.kinds import TRANSLATED, messages

PAGE = "---\ntitle: {}\n{}---\nТекст.\n"
RELEASE = "---\ntitle: Бюджет\ndate: 2018-07-01\n---\nТекст.\n"
PERSON = "---\nname: Айгүл Асанова\n---\n"


def page(site: Site, slug: str, title: str, keys: str = "", lang: str = "ru") -> Site:
    return site.write(f"content/pages/{slug}.{lang}.md", PAGE.format(title, keys))


def part(html: str, name: str) -> list[str]:
    """What the links of a part of a page say."""
    inside = re.search(rf'<(\w+) class="{name}".*?</\1>', html, re.DOTALL)
    if not inside:
        return []
    return [unescape(text).replace("\u00a0", " ") for text in re.findall(r"<a [^>]*>(.*?)</a>", inside[0])]


def menu(html: str) -> list[str]:
    return part(html, "sections")


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Pages under pages, one of them translated, and a section of each kind of place."""
    site = new_site(tmp_path_factory.mktemp("site")).with_all()
    site.replace("content/site.yaml", "timezone:", "menu:\n  people: {order: 3}\n  organisations: no\ntimezone:")
    site.write("content/releases/budget.ru.md", RELEASE).write("content/people/asanova.ru.md", PERSON)
    site.write("content/organisations/hall.ru.md", "---\nname: Мэрия\n---\n")
    page(site, "about", "О нас")
    page(site, "contacts", "Контакты", "menu: {order: 2}\n")
    page(site, "thanks", "Спасибо", "menu: no\n")
    page(site, "team", "Команда", "under: about\nsummary: Кто мы\n")
    page(site, "history", "История", "under: about\nmenu: {order: 1}\n")
    page(site, "badge", "Пропуск", "under: about\nmenu: no\n")
    page(site, "2015", "Год 2015", "under: history\n")
    return page(site, "history", "Тарых", TRANSLATED, "ky").build()


def test_sections_come_first_then_numbers_then_the_other_pages(newsroom: Built) -> None:
    assert menu(newsroom.page("/ru/")) == ["Пресс-релизы", "Контакты", "Персоны", "О нас"]
    assert menu(newsroom.page("/ky/")) == ["Пресс-релиздер", "Контакты", "Инсандар", "О нас"]


def test_the_footer_leads_where_the_menu_does(newsroom: Built) -> None:
    links = part(newsroom.page("/ru/"), "foot-sections")

    assert links == ["Пресс-релизы", "Контакты", "Персоны", "О нас"]


def test_what_no_menu_shows_is_there_all_the_same(newsroom: Built) -> None:
    assert "Спасибо" in newsroom.page("/ru/thanks/")
    assert "Мэрия" in newsroom.page("/ru/organisations/")
    assert part(newsroom.page("/ru/organisations/hall/"), "trail") == ["Вестник", "Организации"]
    assert '<option value="organisation">' in newsroom.page("/ru/search/")


def test_a_page_leads_to_those_under_it(newsroom: Built) -> None:
    about = newsroom.page("/ru/about/")

    assert "В этом разделе" in about
    assert re.findall(r'<h3[^>]*><a href="([^"]*)"', about) == ["/ru/history/", "/ru/team/"]
    assert "Кто мы" in about
    assert "В этом разделе" not in newsroom.page("/ru/team/")


def test_a_page_that_is_not_translated_leads_to_those_under_it_too(newsroom: Built) -> None:
    assert "Бул бөлүмдө" in newsroom.page("/ky/about/")
    assert '<a href="/ky/history/">Тарых</a>' in newsroom.page("/ky/about/")


def test_the_trail_is_the_way_down(newsroom: Built) -> None:
    assert part(newsroom.page("/ru/2015/"), "trail") == ["Вестник", "О нас", "История"]
    assert part(newsroom.page("/ky/history/"), "trail") == ["Жарчы", "О нас"]
    assert part(newsroom.page("/ru/about/"), "trail") == []
    names = re.findall(r'"@type":"ListItem","position":(\d),"name":"([^"]*)"', newsroom.page("/ru/2015/"))
    assert names == [("1", "Вестник"), ("2", "О нас"), ("3", "История"), ("4", "Год 2015")]


def test_the_menu_marks_where_the_reader_is(newsroom: Built) -> None:
    assert '<a href="/ru/about/" aria-current="page">' in newsroom.page("/ru/about/")
    assert '<a href="/ru/about/" aria-current="true">' in newsroom.page("/ru/2015/")
    assert '<a href="/ru/releases/" aria-current="true">' in newsroom.page("/ru/releases/budget/")


def test_sections_that_a_site_does_not_use_are_nowhere(newsroom: Built) -> None:
    assert newsroom.says("/ru/people/") != []
    for section in ("events", "quotes", "tags"):
        assert newsroom.says(f"/ru/{section}/") == [], section


def test_a_page_whose_higher_page_is_withheld_stands_in_the_menu_with_a_warning(site: Site) -> None:
    page(page(site, "about", "О нас", "embargo: 2019-01-01\n"), "team", "Команда", "under: about\n")
    built = site.build()

    assert menu(built.page("/ru/")) == ["Команда"]
    assert part(built.page("/ru/team/"), "trail") == []
    assert built.says("О нас") == built.says("О\u00a0нас") == built.says("/about") == []
    assert messages(site, "under-withheld") == [
        "the page “about”, under which this one lies, is not public, so until then the menu leads to this one"
    ]


def test_a_page_under_another_is_withheld_by_itself(site: Site) -> None:
    page(page(site, "about", "О нас"), "team", "Команда", "under: about\nstatus: draft\n")
    built = site.build()

    assert built.says("Команда") == built.says("/team") == built.says("В этом разделе") == []
    assert "only-withheld" not in built.warnings


def test_pages_in_a_circle_are_reported_once(site: Site) -> None:
    page(page(page(site, "a", "А", "under: c\n"), "b", "Б", "under: a\n"), "c", "В", "under: b\n")
    page(site, "d", "Г", "under: b\n")

    assert messages(site, "page-circle") == ["these pages lie under each other in a circle: a → c → b → a"]
    page(site, "a", "А", "under: a\n")
    assert messages(site, "page-circle") == ["these pages lie under each other in a circle: a → a"]


def test_a_missing_higher_page_is_reported_with_its_like(site: Site) -> None:
    page(page(site, "about", "О нас"), "team", "Команда", "under: abuot\n")
    (wrong,) = site.errors()

    assert (wrong.code, wrong.where.line) == ("unknown-reference", 3)
    assert "did you mean “about”?" in wrong.hint


def test_a_translation_need_not_repeat_a_place_and_must_not_differ(site: Site) -> None:
    page(page(site, "about", "О нас", "menu: {order: 3}\n"), "about", "Биз", f"menu: no\n{TRANSLATED}", "ky")

    assert messages(site, "facts-differ") == ["“menu” is “no” here, but “order: 3” in content/pages/about.ru.md"]
    page(page(site, "about", "О нас"), "about", "Биз", f"menu: no\n{TRANSLATED}", "ky")
    assert messages(site, "fact-in-translation") == [
        "“menu” is a fact; facts belong in the original, not in a translation"
    ]


@pytest.mark.parametrize(
    ("value", "hint"),
    [("3", "did you mean “{order: 3}”?"), ("[3]", "“menu: {order: 3}”"), ("hidden", "as in “yes” or “no”")],
)
def test_a_place_that_is_none_shows_how_to_write_it(site: Site, value: str, hint: str) -> None:
    page(site, "about", "О нас", f"menu: {value}\n")
    (wrong,) = site.errors()

    assert hint in wrong.hint


def test_a_section_that_does_not_exist_has_no_place(site: Site) -> None:
    site.replace("content/site.yaml", "timezone:", "menu: {event: no}\ntimezone:")
    (wrong,) = site.errors()

    assert (wrong.code, wrong.message) == ("unknown-key", "there is no key “event” here")
    assert "did you mean “events”?" in wrong.hint
