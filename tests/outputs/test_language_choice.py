"""The door and the pages for the lost: every language in its own words, the default first."""

import re

from tests.conftest import Site


def test_the_order_is_the_default_then_the_site_s(site: Site) -> None:
    site.replace("content/site.yaml", "default_language: ky", "default_language: ru")

    assert re.findall(r'<section lang="(\w+)"', site.build().page("/")) == ["ru", "ky"]


def test_each_language_is_named_by_itself(site: Site) -> None:
    page = site.build().page("/")

    assert '<p class="kicker">Кыргызча</p>' in page
    assert '<h2><a href="/ru/" hreflang="ru">Вестник</a></h2>' in page


ONE_LANGUAGE = """\
base_url: https://forum.example/forum/
timezone: Asia/Bishkek
languages:
  ru:
    title: Вестник
"""


def test_a_site_in_one_language_leads_home_at_once(site: Site) -> None:
    built = site.write("content/site.yaml", ONE_LANGUAGE).build()
    page = built.page("/")

    assert '<html lang="ru"' in page
    assert '<meta http-equiv="refresh" content="0; url=/forum/ru/">' in page
    assert '<link rel="canonical" href="https://forum.example/forum/ru/">' in page
    assert '<p><a href="/forum/ru/">Вестник</a></p>' in page
    assert 'hreflang="x-default" href="https://forum.example/forum/ru/"' in built.page("/ru/")


def test_another_language_moves_no_address(site: Site) -> None:
    one = site.write("content/site.yaml", ONE_LANGUAGE).build().files
    two = site.write("content/site.yaml", f"{ONE_LANGUAGE}  ky:\n    title: Жарчы\n").build().files

    assert one.keys() <= two.keys() | {file for file in one if file.startswith("assets/")}


def test_not_found_is_said_in_the_language_of_the_address(site: Site) -> None:
    built = site.build()

    assert "<h1>Такой страницы нет</h1>" in built.page("/ru/404.html")
    assert "<h1>Мындай барак жок</h1>" in built.page("/404.html")
    assert re.findall(r'<section lang="(\w+)"', built.page("/404.html")) == ["ky", "ru"]


def test_not_found_is_no_address_for_search_engines(site: Site) -> None:
    page = site.build().page("/404.html")

    assert 'content="noindex"' in page
    assert "canonical" not in page
    assert 'rel="alternate"' not in page


def test_the_page_at_the_root_says_in_every_language_that_there_is_none(site: Site) -> None:
    page = site.build().page("/404.html")

    assert "<h1>Мындай барак жок</h1>" in page
    assert "<h2>Такой страницы нет</h2>" in page


def test_it_is_made_again_when_the_words_of_another_language_change(site: Site) -> None:
    site.build()
    site.replace("templates/locale/ru.po", "Такой страницы нет", "Страницы нет")

    assert "<h2>Страницы нет</h2>" in site.build().page("/404.html")
