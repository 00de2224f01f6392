"""Lists are in the order in which readers of a language look for things."""

import re

import pytest

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
    assert '<time datetime="2018-06-02T11:30+06:00">2\xa0июня 2018\xa0г.,\xa011:30</time>' in page


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


def test_releases_of_several_years_have_a_list_for_each(site: Site) -> None:
    for slug, date in {"a": "2017-12-31 23:30", "b": "2018-01-01", "c": "2018-06-30"}.items():
        site.write(f"content/releases/{slug}.ru.md", f"---\ntitle: Релиз {slug}\ndate: {date}\n---\nТекст\n")
    built = site.build()
    links = [("/ru/releases/2018/", "2018"), ("/ru/releases/2017/", "2017")]

    assert titles(built.page("/ru/releases/")) == ["Релиз c", "Релиз b", "Релиз a"]
    assert titles(built.page("/ru/releases/2018/")) == ["Релиз c", "Релиз b"]
    assert titles(built.page("/ru/releases/2017/")) == ["Релиз a"]
    assert re.findall(r'<li><a href="(/ru/releases/\d+/)">(\d+) <', built.page("/ru/releases/")) == links
    assert "<title>Пресс-релизы, 2017 — Вестник</title>" in built.page("/ru/releases/2017/")
    assert 'hreflang="ky" href="https://forum.example/ky/releases/2017/"' in built.page("/ru/releases/2017/")


def test_one_year_needs_no_list_of_its_own(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-02\n---\nТекст\n")

    assert not site.build().says('<nav class="counted"')


def test_a_page_below_a_list_leads_back_to_it(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-02\ntags: [forum]\n---\nТекст\n")
    site.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\nТекст\n")
    built = site.build()
    trail = re.compile(r'<nav class="trail".*?</nav>', re.DOTALL)

    def way(address: str) -> list[tuple[str, str]]:
        found = trail.search(built.page(address))
        return re.findall(r'<a href="([^"]+)">([^<]+)</a>', found[0]) if found else []

    assert way("/ru/releases/a/") == [("/ru/", "Вестник"), ("/ru/releases/", "Пресс-релизы")]
    assert way("/ky/releases/a/") == [("/ky/", "Жарчы"), ("/ky/releases/", "Пресс-релиздер")]
    assert way("/ru/tags/forum/") == [("/ru/", "Вестник"), ("/ru/tags/", "Темы")]
    assert way("/ru/releases/") == way("/ru/about/") == way("/ru/") == []


def test_what_is_not_in_the_language_says_so(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitle: Новость\ndate: 2018-06-02\n---\nТекст\n")
    built = site.build()

    assert 'Новость</a> <span class="language" lang="ru">Русский</span>' in built.page("/ky/releases/")
    assert 'class="language"' not in built.page("/ru/releases/")


def test_years_and_subjects_say_how_many_releases_they_have(site: Site) -> None:
    for slug, date in {"a": "2017-12-31", "b": "2018-01-01", "c": "2018-06-30"}.items():
        facts = "" if slug == "c" else "tags: [forum]\n"
        site.write(f"content/releases/{slug}.ru.md", f"---\ntitle: Релиз {slug}\ndate: {date}\n{facts}---\nТекст\n")
    built = site.build()
    counted = re.compile(r'<a href="([^"]+)"[^>]*>([^<]+) <span>(\d+)</span>')

    assert counted.findall(built.page("/ru/releases/")) == [
        ("/ru/releases/2018/", "2018", "2"),
        ("/ru/releases/2017/", "2017", "1"),
        ("/ru/tags/forum/", "Форум", "2"),
    ]
    assert counted.findall(built.page("/ru/tags/forum/")) == [
        ("/ru/tags/forum/2018/", "2018", "1"),
        ("/ru/tags/forum/2017/", "2017", "1"),
    ]
    assert titles(built.page("/ru/tags/forum/2017/")) == ["Релиз a"]
    assert '<a href="/ru/tags/forum/">Форум</a> <span>2</span>' in built.page("/ru/tags/")


def test_a_long_list_leads_to_its_ends_and_its_neighbours(site: Site) -> None:
    site.replace("content/site.yaml", "languages:\n", "page_size: 1\nlanguages:\n")
    for day in range(1, 10):
        site.write(f"content/releases/r{day}.ru.md", f"---\ntitle: Р\ndate: 2018-06-0{day}\n---\nТекст\n")
    page = site.build().page("/ru/releases/page/5/")
    pager = page[page.index('<nav class="pager"') :].partition("</nav>")[0]

    assert re.findall(r">(\d+|…)<", pager) == ["1", "…", "4", "5", "6", "…", "9"]
    assert '<a href="/ru/releases/page/5/" aria-current="page">5</a>' in pager


def test_people_are_listed_with_their_roles_and_organisations_with_short_names(site: Site) -> None:
    site.write("content/organisations/city.ru.md", "---\nname: Мэрия города Ош\nshort_name: Мэрия\n---\n")
    roles = "roles: {was: {title: депутат, until: 2016-01-01}, is: {title: мэр, organisation: city}}"
    site.write("content/people/a.ru.md", f"---\nname: Айгүл Асанова\n{roles}\n---\n")
    built = site.build()

    assert '<p class="card-detail">мэр, Мэрия</p>' in built.page("/ru/people/")
    assert '<p class="card-detail">Мэрия</p>' in built.page("/ru/organisations/")


def test_the_menu_marks_the_section_of_a_page(forum: Site) -> None:
    page = forum.build().page("/ru/people/saliev/")

    assert '<a href="/ru/people/" aria-current="true">' in page


def test_quotes_are_listed_with_their_day_and_their_release(forum: Site) -> None:
    page = forum.build().page("/ru/quotes/")

    assert page.count('<p class="context"><a href="/ru/releases/2018-07-03-forum/">') == 3


@pytest.mark.parametrize(("kind", "words"), [("people", "Следующая страница"), ("releases", "Более ранние")])
def test_only_a_list_by_date_has_earlier_pages(site: Site, kind: str, words: str) -> None:
    site.replace("content/site.yaml", "languages:\n", "page_size: 1\nlanguages:\n")
    for name in "аб":
        site.write(f"content/people/p-{ord(name)}.ru.md", f"---\nname: {name}\n---\nТекст.\n")
        site.write(f"content/releases/r-{ord(name)}.ru.md", f"---\ntitle: {name}\ndate: 2018-07-02\n---\nТекст.\n")

    assert f'<a rel="next" href="/ru/{kind}/page/2/">{words}</a>' in site.build().page(f"/ru/{kind}/")
