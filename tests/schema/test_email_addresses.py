"""Addresses in national letters are taken, and lead where every program can follow."""

import re

import pytest

from tests.conftest import Site


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("press@мэрия.рф", "mailto:press@xn--h1ahm5cm.xn--p1ai"),
        ("пресса@мэрия.рф", "mailto:%D0%BF%D1%80%D0%B5%D1%81%D1%81%D0%B0@xn--h1ahm5cm.xn--p1ai"),
        ("press@әкімдік.қаз", "mailto:press@xn--d1albg3kc62g.xn--80ao21a"),
        ("o'brien+press@example.org", "mailto:o%27brien+press@example.org"),
        ("Press.Office@Example.org", "mailto:Press.Office@Example.org"),
    ],
)
def test_a_mailbox_is_shown_as_typed_and_can_be_written_to(site: Site, typed: str, href: str) -> None:
    page = site.write("content/people/a.ru.md", f'---\nname: А\nemail: "{typed}"\n---\n').build().page("/ru/people/a/")

    assert [(href, typed.replace("'", "&#39;"))] == re.findall(r'<a href="(mailto:[^"]*)">([^<]*)</a>', page)


@pytest.mark.parametrize(
    "typed",
    [
        *("https://мэрия.рф/", "https://мэрия.рф/новости/бюджет?год=2018#итог", "http://example.org:8080/a"),
        *("https://ru.wikipedia.org/wiki/Ош", "https://example.org"),
    ],
)
def test_the_address_of_a_site_may_have_national_letters(site: Site, typed: str) -> None:
    site.write("content/organisations/a.ru.md", f'---\nname: А\nwebsite: "{typed}"\n---\n')

    assert f'<a href="{typed}"' in site.build().page("/ru/organisations/a/")


@pytest.mark.parametrize(
    "typed",
    [
        *("мэрия.рф", "https://", "https://.", "https://a..b/", "https://user:word@a.example/", "https://a.example:x/"),
        *("https://[::1", "javascript:alert(1)", "https://a.example/a b", "https://a.example/\\u202ex", "//a.example/"),
        f"https://{'a' * 64}.example/",
    ],
)
def test_what_leads_nowhere_is_no_address_of_a_site(site: Site, typed: str) -> None:
    site.write("content/organisations/a.ru.md", f'---\nname: А\nwebsite: "{typed}"\n---\n')

    assert {one.code for one in site.errors()} <= {"value", "character"}
    assert site.errors()


@pytest.mark.parametrize("typed", ["www.meria.kg", "мэрия.рф/новости"])
def test_an_address_without_its_beginning_is_shown_with_it(site: Site, typed: str) -> None:
    (found,) = site.write("content/organisations/a.ru.md", f"---\nname: А\nwebsite: {typed}\n---\n").errors()

    assert found.hint.startswith(f"did you mean “https://{typed}”? ")
