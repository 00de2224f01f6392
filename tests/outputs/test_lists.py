"""Lists are in the order in which readers of a language look for things."""

import re

from tests.conftest import Site


def titles(page: str) -> list[str]:
    return re.findall(r'<h2 class="card-title"><a [^>]*>([^<]+)</a>', page)


def test_releases_come_newest_first_and_by_name_on_the_same_day(site: Site) -> None:
    for slug, date in {"b": "2018-06-02", "a": "2018-06-02", "c": "2018-06-30"}.items():
        site.write(f"content/releases/{slug}.ru.md", f"---\ntitle: Релиз {slug}\ndate: {date}\n---\nТекст\n")

    assert titles(site.build().page("/ru/releases/")) == ["Релиз c", "Релиз a", "Релиз b"]


def test_a_time_of_day_decides_within_a_day(site: Site) -> None:
    for slug, date in {"early": "2018-06-02 09:00", "late": "2018-06-02T11:30"}.items():
        site.write(f"content/releases/{slug}.ru.md", f"---\ntitle: {slug}\ndate: {date}\n---\nТекст\n")
    page = site.build().page("/ru/releases/")

    assert titles(page) == ["late", "early"]
    assert (
        '<time datetime="2018-06-02T11:30+06:00">2 июня 2018\N{NO-BREAK SPACE}г.,\N{NO-BREAK SPACE}11:30</time>' in page
    )


def test_organisations_come_by_the_alphabet_of_the_language(site: Site) -> None:
    names = {"a": "Уюм", "b": "Үмүт", "c": "Фонд", "d": "Ноокат", "e": "Ңамыс", "f": "Ош"}
    for slug, name in names.items():
        site.write(f"content/organisations/{slug}.ky.md", f"---\nname: {name}\n---\n")

    assert titles(site.build().page("/ky/organisations/")) == ["Ноокат", "Ңамыс", "Ош", "Уюм", "Үмүт", "Фонд"]


def test_a_kind_without_documents_has_no_list_and_no_place_in_the_menu(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-02\n---\nТекст\n")
    built = site.build()

    assert "ru/quotes/index.html" not in built.files
    assert "/ru/quotes/" not in built.page("/ru/")
    assert '<a href="/ru/releases/">Пресс-релизы</a>' in built.page("/ru/")


def test_the_menu_says_where_the_reader_is(forum: Site) -> None:
    built = forum.build()

    assert '<a href="/ru/quotes/" aria-current="page">' in built.page("/ru/quotes/")
    assert 'aria-current="page"' not in built.page("/ru/")
