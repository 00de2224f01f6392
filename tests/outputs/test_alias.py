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
        assert "noindex" not in page  # or search engines would be told two things
        assert '<a href="/ru/releases/budget/">Бюджет &amp; кенеш</a>' in page
    assert 'url=/ky/releases/budget/">' in built.page("/kabar/17/")


def test_what_is_not_public_has_no_old_address_either(site: Site) -> None:
    site.write(RU, RELEASE.format("aliases: [/news/17.html]\nembargo: 2019-01-01\n"))

    assert "news/17.html" not in site.build().files


@pytest.mark.parametrize(
    "address",
    [
        "/index.html",
        "/ru/",
        "/ru/index.html",
        "/ky/404.html",
        "/ru/releases/",
        "/ru/releases/2019/",
        "/ru/search/index/x/",
        "/ru/about/",
        "/ru/about/index.html",
        "/assets/a.html",
        "/ru/tags/forum/page/2/",
    ],
)
def test_an_old_address_is_not_where_the_site_has_a_page_or_may_have_one(site: Site, address: str) -> None:
    site.write("content/pages/about.ru.md", "---\ntitle: О нас\nembargo: 2019-01-01\n---\nТекст.\n")
    site.write(RU, RELEASE.format(f"aliases: [{address}]\n"))

    assert [(one.code, one.where.path, one.where.line) for one in site.errors()] == [("same-address", RU, 4)]


def test_two_documents_have_no_old_address_in_common_not_even_when_one_is_public_later(site: Site) -> None:
    """Or the build fails when the embargo ends."""
    site.write(RU, RELEASE.format("aliases: [/old/]\n"))
    site.write("content/releases/later.ru.md", RELEASE.format("aliases: [/old/index.html]\nembargo: 2019-01-01\n"))

    assert [one.code for one in site.errors()] == ["same-address"]


def test_a_release_is_not_called_by_a_year(site: Site) -> None:
    """Its address is that of the year's list, once there are two years."""
    site.write("content/releases/2018.ru.md", RELEASE.format(""))

    assert {one.words["address"] for one in site.errors()} == {"/ru/releases/2018/", "/ky/releases/2018/"}


@pytest.mark.parametrize(
    "address",
    [
        "news/17",
        "/news/17",
        "//x/",
        "/../a/",
        "/.git/",
        "/a/?b=c",
        "/robots.txt/",
        "/a.html/b.html",
        "https://a.b/",
        "/",
        "/.html",
    ],
)
def test_only_addresses_that_can_be_kept_alive_are_taken(site: Site, address: str) -> None:
    site.write(RU, RELEASE.format(f'aliases: ["{address}"]\n'))

    assert [one.code for one in site.errors()] == ["value"]
