"""What messengers show of a page that somebody sends on."""

import re

import pytest

from tests.conftest import Built, Site, photograph

RELEASE = '---\ntitle: Бюджет "города"\nsummary: Кенеш принял его.\ndate: 2018-06-10 09:30\n---\nТекст.\n'


def tags(built: Built, address: str) -> list[tuple[str, str]]:
    return re.findall(
        r'<meta (?:property|name)="((?:og|article|twitter):[^"]+)" content="([^"]*)">', built.page(address)
    )


def test_a_release_is_an_article_in_its_language(site: Site) -> None:
    site.write("content/releases/budget.ru.md", RELEASE)
    site.write("content/releases/budget.ky.md", "---\ntitle: Бюджет\ntranslation:\n  reviewed: yes\n---\nТекст.\n")

    assert tags(site.build(), "/ru/releases/budget/") == [
        ("og:type", "article"),
        ("og:title", "Бюджет «города»"),
        ("og:description", "Кенеш принял его."),
        ("og:url", "https://forum.example/ru/releases/budget/"),
        ("og:site_name", "Вестник"),
        ("og:locale", "ru_RU"),
        ("og:locale:alternate", "ky_KG"),
        ("article:published_time", "2018-06-10T09:30+06:00"),
        ("twitter:card", "summary"),
    ]


def test_a_language_that_lacks_the_page_is_no_alternate(site: Site) -> None:
    built = site.write("content/releases/budget.ru.md", RELEASE).build()

    assert "og:locale:alternate" not in dict(tags(built, "/ru/releases/budget/"))


def test_a_change_that_readers_are_told_of_is_a_time_of_its_own(site: Site) -> None:
    update = "updates:\n  sum:\n    date: 2018-06-12\n    note: Исправлена сумма.\n---\nТ"
    site.write("content/releases/budget.ru.md", RELEASE.replace("---\nТ", update))

    assert dict(tags(site.build(), "/ru/releases/budget/"))["article:modified_time"] == "2018-06-12"


def test_lists_and_people_have_types_of_their_own(forum: Site) -> None:
    built = forum.build()

    assert dict(tags(built, "/ru/people/saliev/"))["og:type"] == "profile"
    assert dict(tags(built, "/ru/releases/"))["og:type"] == "website"
    assert dict(tags(built, "/ru/releases/"))["og:title"] == "Пресс-релизы"
    assert dict(tags(built, "/"))["og:url"] == "https://forum.example/"


def test_every_page_that_somebody_may_send_on_has_a_card_also_where_search_engines_are_not_sent(forum: Site) -> None:
    forum.remove("content/releases/2018-07-03-forum.ky.md")
    built = forum.with_all("cards", "site-card", "search").build()
    pages = [
        f"/{file}" for file in built.files if file.endswith(".html") and "http-equiv" not in built.page(f"/{file}")
    ]

    assert [page for page in pages if "og:image" not in dict(tags(built, page))] == []
    assert dict(tags(built, "/ky/releases/2018-07-03-forum/"))["og:type"] == "website"


def test_a_site_without_cards_has_no_picture(forum: Site) -> None:
    assert forum.build().says("og:image") == []


def test_a_release_is_shown_with_its_card(site: Site) -> None:
    built = site.with_all("cards").write("content/releases/budget.ru.md", RELEASE).build()
    found = dict(tags(built, "/ru/releases/budget/"))

    assert found["og:image"] == "https://forum.example/ru/releases/budget/card.png"
    assert found["twitter:card"] == "summary_large_image"
    assert "ru/releases/budget/card.png" in built.files
    assert "og:image" not in dict(tags(built, "/ru/"))


PICTURE = "pictures:\n  hall: {file: hall.jpg, caption: Зал, alt: Зал, credit: Мэрия, licence: CC BY 4.0}\n"


@pytest.mark.parametrize(
    ("path", "facts"),
    [("releases/budget", "title: Бюджет\ndate: 2018-07-01\n"), ("people/asanova", "name: Айгүл Асанова\n")],
)
def test_without_a_card_a_link_shows_the_picture_of_its_page(site: Site, path: str, facts: str) -> None:
    """A person is known by the portrait, also where others have cards."""
    if path.startswith("people"):
        site.with_all("cards")
    site.write("content/media/hall.jpg", photograph(1700, 850))
    site.write(f"content/{path}.ru.md", f"---\n{facts}{PICTURE}---\nТекст.\n")
    built = site.build()
    found = dict(tags(built, f"/ru/{path}/"))
    address = found["og:image"]

    assert re.fullmatch(r"https://forum.example/media/.*hall.*\.jpg", address)
    assert address.removeprefix("https://forum.example/") in built.files
    assert (found["og:image:width"], found["og:image:height"]) == ("1700", "850")
