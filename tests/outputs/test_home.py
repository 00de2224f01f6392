"""The first page has the newest event, the newest releases and words spoken."""

import re

from tests.conftest import Site


def test_it_shows_the_newest_and_leads_to_the_rest(site: Site) -> None:
    for day in range(10, 19):
        site.write(f"content/releases/r{day}.ru.md", f"---\ntitle: Релиз {day}\ndate: 2018-06-{day}\n---\nТекст\n")
    page = site.build().page("/ru/")

    assert re.findall(r">Релиз (\d+)</a>", page) == [str(day) for day in range(18, 11, -1)]
    assert '<p class="more"><a href="/ru/releases/">Все пресс-релизы</a></p>' in page


def test_few_releases_need_no_link_to_more(forum: Site) -> None:
    page = forum.build().page("/ru/")

    assert "Все пресс-релизы" not in page
    assert page.count('<figure class="quote"') == 3
    assert '<section class="occasion">' in page


def test_a_new_site_has_a_first_page(site: Site) -> None:
    page = site.build().page("/ru/")

    assert '<h1 class="site-title">' in page
    assert "<section" not in page
