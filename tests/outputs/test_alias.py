"""Old addresses stay alive: they lead to the page of today."""

import pytest

from tests.conftest import Site

RU = "content/releases/budget.ru.md"
RELEASE = "---\ntitle: Бюджет & кенеш\ndate: 2018-06-10\n{}---\nТекст.\n"


def test_an_old_address_leads_to_the_page_in_the_language_of_its_file(site: Site) -> None:
    site.write(RU, RELEASE.format("aliases: [/news/17.html, /novosti/budget/]\n"))
    site.write(
        "content/releases/budget.ky.md",
        "---\ntitle: Бюджет\naliases: [/kabar/17/]\ntranslation:\n  reviewed: yes\n---\nТекст.\n",
    )
    built = site.build()

    for address in ("/news/17.html", "/novosti/budget/"):
        page = built.page(address)

        assert '<meta http-equiv="refresh" content="0; url=/ru/releases/budget/">' in page
        assert '<link rel="canonical" href="https://forum.example/ru/releases/budget/">' in page
        assert '<meta name="robots" content="noindex">' in page
        assert '<a href="/ru/releases/budget/">Бюджет &amp; кенеш</a>' in page
    assert 'url=/ky/releases/budget/">' in built.page("/kabar/17/")


def test_what_is_not_public_has_no_old_address_either(site: Site) -> None:
    site.write(RU, RELEASE.format("aliases: [/news/17.html]\nembargo: 2019-01-01\n"))

    assert "news/17.html" not in site.build().files


def test_an_old_address_of_one_page_is_not_that_of_another(site: Site) -> None:
    site.write(RU, RELEASE.format("aliases: [/ru/releases/]\n"))

    assert [(one.code, one.where.path) for one in site.errors()] == [("same-address", RU)]


@pytest.mark.parametrize(
    "address", ["news/17", "/news/17", "//x/", "/../a/", "/.git/", "/a/?b=c", "https://a.b/", "/", "/.html"]
)
def test_only_addresses_that_can_be_kept_alive_are_taken(site: Site, address: str) -> None:
    site.write(RU, RELEASE.format(f'aliases: ["{address}"]\n'))

    assert [one.code for one in site.errors()] == ["value"]
