"""Telephone numbers are shown as they were typed, but for the word of an extension, and their links can be called."""

import re

import pytest

from jarchy.i18n.known_languages import NO_BREAK_SPACE
from jarchy.i18n.typography import breakable
from tests.conftest import WITHOUT, Site

FILE = "content/people/a.ru.md"


def shown(site: Site, phone: str) -> list[tuple[str, str]]:
    """Where links lead, and what they say."""
    page = site.write(FILE, f"---\nname: А\nphone: {phone}\n---\n").build().page("/ru/people/a/")
    return re.findall(r'<a href="(tel:[^"]*)">([^<]*)</a>', re.sub("</?span[^>]*>", "", breakable(page)))


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("+996 312 620000", "+996_312_620000"),
        ("+996 (312) 62-00-00", '+996_(312)_<span class="unbroken">62-00-00</span>'),
        ("0312 620000, доб. 105", "0312_620000, доб._105"),
        ("0312 620000 (WhatsApp)", "0312_620000 (WhatsApp)"),
    ],
)
def test_a_line_holds_a_number_together_but_not_with_what_is_said_of_it(site: Site, typed: str, held: str) -> None:
    page = site.write(FILE, f"---\nname: А\nphone: '{typed}'\n---\n").build().page("/ru/people/a/")

    assert f">{held}</a>" in page.replace(NO_BREAK_SPACE, "_")


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("+996 312 62 00 00, доб. 105", "tel:+996312620000;ext=105"),
        ("+996 312 62 00 00 (доб. 105)", "tel:+996312620000;ext=105"),
        ("+996 312 620000 доб.105", "tel:+996312620000;ext=105"),
        ("0312 620000; вн. 12", "tel:0312620000;ext=12"),
        ("0312 62-00-00, доб. 105, 106", "tel:0312620000;ext=105"),
        ("0312 62-00-00/01", "tel:0312620000"),
        ("+ 996 312 62 00 00", "tel:+996312620000"),
        ("+996 (312) 62–00–00", "tel:+996312620000"),
        ("8 (495) 123-45-67", "tel:84951234567"),
        ("(0312) 62.00.00", "tel:0312620000"),
        ("+49 (0) 30 1234567", "tel:+49301234567"),
        ("112", "tel:112"),
        ("+996 312 62 00 00 (105)", "tel:+996312620000;ext=105"),
        ("0312 62-00-00, доб. 105 и 106", "tel:0312620000;ext=105"),
        ("(+996 312) 62-00-00", "tel:+996312620000"),
        ("0312 62—00—00", "tel:0312620000"),
        ("0312/620000", "tel:0312620000"),
        ("+49 30/1234567", "tel:+49301234567"),
        ("тел.: 0312 62-00-00", "tel:0312620000"),
        ("+996 555 12 34 56 (WhatsApp)", "tel:+996555123456"),
        ("8-800-555-35-35", "tel:88005553535"),
    ],
)
def test_a_number_is_shown_as_typed_and_can_be_called(site: Site, typed: str, href: str) -> None:
    assert shown(site, f'"{typed}"') == [(href, typed)]


@pytest.mark.parametrize(
    "typed",
    [
        "0312 620000, 0555 123456",
        "0312 620000; 0555 123456",
        "0312 620000 / 0555 123456",
        "0312 620000/0555 123456",
        "0312 620000 или 0555 123456",
        "[0312 620000, 0555 123456]",
        "\n  - 0312 620000\n  - 0555 123456",
    ],
)
def test_several_numbers_stand_on_a_line_or_in_a_list(site: Site, typed: str) -> None:
    assert shown(site, typed) == [("tel:0312620000", "0312 620000"), ("tel:0555123456", "0555 123456")]


def test_a_line_without_end_is_refused(site: Site) -> None:
    site.write(FILE, f"---\nname: А\nphone: {'0312 620000, ' * 20_000}1\n---\n")

    assert [one.code for one in site.errors()] == ["value"]


def test_an_extension_belongs_to_the_number_before_it(site: Site) -> None:
    assert shown(site, "0312 620000, доб. 105, 0555 123456, доб. 7") == [
        ("tel:0312620000;ext=105", "0312 620000, доб. 105"),
        ("tel:0555123456;ext=7", "0555 123456, доб. 7"),
    ]


def test_every_number_is_in_what_programs_read(site: Site) -> None:
    site.replace("content/site.yaml", WITHOUT, "without: [search, cards]\n")
    site.write(FILE, "---\nname: А\nphone: 0312 620000, 0555 123456\nemail: пресса@мэрия.рф\n---\n")
    site.write("content/releases/r.ru.md", "---\ntitle: А\ndate: 2018-07-01\ncontacts: [a]\n---\nТекст.\n")
    built = site.build()

    assert '"telephone":["0312 620000","0555 123456"]' in built.page("/ru/people/a/")
    assert "\n0312 620000\n0555 123456\nпресса@мэрия.рф\n" in built.page("/ru/releases/r/release.txt")
    for value in ("0312 620000", "0555 123456", "пресса@мэрия.рф"):
        assert f'"value":"{value}"' in built.page("/ru/releases/r/release.json").replace(": ", ":")


@pytest.mark.parametrize(
    ("typed", "ru", "ky"),
    [
        ("доб. 105", "доб. 105", "кошумча 105"),
        ("внутр. 105", "внутр. 105", "кошумча 105"),
        ("ички 105", "доб. 105", "ички 105"),
        ("x105", "доб. 105", "кошумча 105"),
        ("ext. 105", "доб. 105", "кошумча 105"),
    ],
)
def test_the_word_for_an_extension_is_that_of_the_page(site: Site, typed: str, ru: str, ky: str) -> None:
    site.write("content/people/asanova.ru.md", f"---\nname: Асанова\nphone: 0312 62-00-00, {typed}\n---\n")
    site.write("content/people/asanova.ky.md", "---\nname: Асанова\ntranslation:\n  reviewed: yes\n---\n")
    built = site.build()

    for code, words in (("ru", ru), ("ky", ky)):
        page = breakable(built.page(f"{code}/people/asanova/")).replace(NO_BREAK_SPACE, " ")

        assert f"{words}</a>" in page
        assert "tel:0312620000;ext=105" in page
