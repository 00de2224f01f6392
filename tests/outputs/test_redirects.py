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
    ("address", "file"),
    [
        ("/ru/новости/бюджет-принят/", "ru/новости/бюджет-принят/index.html"),
        ("/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/", "новости/index.html"),
        ("/News/Budget.HTML", "News/Budget.HTML"),
        ("/news/17.htm", "news/17.htm"),
        ("/news/17", "news/17/index.html"),
        ("/news/2018.07.03", "news/2018.07.03/index.html"),
        ("/index.php/news/17/", "index.php/news/17/index.html"),
        ("/v1.2/a_b~c,(d)/", "v1.2/a_b~c,(d)/index.html"),
        ("/my%20page.html", "my page.html"),
        ("/contacts/", "contacts/index.html"),
        ("/и\u0306од/", "йод/index.html"),
        (f"/{'ы' * 127}/", f"{'ы' * 127}/index.html"),
    ],
)
def test_an_address_of_another_system_is_a_file_that_hosts_show(site: Site, address: str, file: str) -> None:
    files = site.write(RU, RELEASE.format(f'aliases: ["{address}"]\n')).build().files

    assert b"url=/ru/releases/budget/" in files[file]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/?id=17", "a static site ignores what follows “?”"),
        ("/news.php?id=17", "a static site ignores what follows “?”"),
        ("/news/#17", "a static site ignores what follows “#”"),
        ("/news/17.php", "web hosts do not show a file that ends with .php as a page"),
        ("/doc/budget.PDF", "web hosts do not show a file that ends with .PDF"),
        ("news/17", "it does not begin with /"),
        ("https://a.b/news/17.html", "it does not begin with /"),
        ("//x/", "it has two slashes in a row"),
        ("/", "this is not the address of a page"),
        ("/../a/", "web hosts do not show files whose names begin with a full stop"),
        ("/a/./b/", "web hosts do not show files whose names begin with a full stop"),
        ("/%2e%2e/a/", "web hosts do not show files whose names begin with a full stop"),
        ("/.git/", "web hosts do not show files whose names begin with a full stop"),
        ("/.html", "web hosts do not show files whose names begin with a full stop"),
        ("/a%2Fb/", "it has characters that a file name cannot have"),
        ("/a%00b/", "it has characters that a file name cannot have"),
        ("/a%0Ab/", "it has characters that a file name cannot have"),
        ("/100%25/", "it has characters that a file name cannot have"),
        ("/a\u202eb/", ""),
        ("/%EF%F0/", "its % codes are not letters in UTF-8"),
        ("/robots.txt/", "“robots.txt/” would be a folder with the name of a file"),
        ("/Sitemap.XML/a/", "“Sitemap.XML/” would be a folder with the name of a file"),
        ("/a.html/b.html", "“a.html/” would be a folder with the name of a file"),
        ("/nul.html", "Windows reserves the name “nul” for a device"),
        ("/a/CON/", "Windows reserves the name “CON” for a device"),
        ("/a:b/", "Windows does not allow “:” in a name"),
        ("/a*/", "Windows does not allow “*” in a name"),
        ("/a\\\\b/", "Windows does not allow “\\” in a name"),
        ("/a./", "Windows drops a full stop or a space at the end of a name"),
        (f"/{'ы' * 128}/", "it has more than 255 bytes"),
        ("/a" * 33 + "/", "it has more than 1000 bytes, or more than 32 folders inside each other"),
        ("/a" * 5_000 + "/", ""),
        (f"/{'a' * 200}" * 6, "it has more than 1000 bytes, or more than 32 folders inside each other"),
    ],
)
def test_an_address_that_no_file_can_answer_to_is_refused_with_the_reason(
    site: Site, address: str, reason: str
) -> None:
    (found,) = site.write(RU, RELEASE.format(f'aliases: ["{address}"]\n')).errors()

    assert found.code in ("old-address", *(() if reason else ("character", "too-large")))
    assert reason in found.message


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("/?id=17", "put it into the redirects of your web host"),
        ("news/17.html", "write “/news/17.html”"),
        ("https://old.example/news/17.html", "write “/news/17.html”"),
    ],
)
def test_the_remedy_of_an_old_address_leads_on(site: Site, address: str, hint: str) -> None:
    (found,) = site.write(RU, RELEASE.format(f'aliases: ["{address}"]\n')).errors()

    assert found.hint.startswith(hint)


@pytest.mark.parametrize("address", ["/RU/Releases/budget/", "/Ru/", "/ASSETS/a.html", "/ru/About/", "/INDEX.HTML"])
def test_an_old_address_differs_from_the_pages_of_the_site_in_more_than_capitals(site: Site, address: str) -> None:
    site.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\nТекст.\n")
    site.write(RU, RELEASE.format(f"aliases: [{address}]\n"))

    assert [one.code for one in site.errors()] == ["same-address"]


def test_two_old_addresses_differ_in_more_than_capitals(site: Site) -> None:
    site.write(RU, RELEASE.format("aliases: [/Новости/]\n"))
    site.write("content/releases/later.ru.md", RELEASE.format("aliases: [/новости/]\n"))

    assert [one.code for one in site.errors()] == ["same-address"]
