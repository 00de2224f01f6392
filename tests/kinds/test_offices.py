"""How the press reaches an office and a person; what is for colleagues alone is in no byte."""

import io
import json
import re
from typing import Any

import pytest
from PIL import Image

from tests.conftest import Site, photograph
from tests.kinds import TRANSLATED, found, main, words

ORGANISATION, PERSON = "content/organisations/city.ru.md", "content/people/ann.ru.md"
OFFICE = """\
name: Мэрия
address: ул. Ленина, 221
phone: 0312 62-00-00, 0312 62-00-01
email: press@city.example
telegram: https://t.me/city_press
whatsapp: +996 555 000000
hours: пн–пт, 9:00–18:00
"""
PICTURES = """\
logo: sign
pictures:
  hall:
    file: hall.jpg
    caption: Зал
    alt: Ряды кресел
    credit: А. Ким
    licence: CC BY 4.0
  sign:
    file: sign.png
    caption: Знак
    alt: Знак города
    credit: А. Ким
    licence: CC BY 4.0
"""


def office(site: Site, more: str = "") -> Site:
    site.write("content/media/hall.jpg", photograph(1300, 900))
    site.write("content/media/sign.png", photograph(500, 200, "red", "PNG"))
    return site.write(ORGANISATION, f"---\n{OFFICE}{more}---\nО мэрии.\n")


def release(site: Site, asked: str) -> Site:
    return site.write("content/releases/news.ru.md", f"---\ntitle: Новость\ndate: 2018-07-01\n{asked}---\nТекст.\n")


def linked(page: str) -> Any:
    return json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])


def test_an_office_says_how_and_when_it_is_reached(site: Site) -> None:
    page = main(office(site).build().page("/ru/organisations/city/"))

    assert (
        "ул. Ленина, 221 0312 62-00-00 0312 62-00-01 press@city.example Telegram: @city_press "
        "WhatsApp: +996 555 000000 пн–пт, 9:00–18:00"
    ) in words(page).replace("\xa0", " ")
    assert '<a href="https://t.me/city_press" rel="noopener">' in page
    assert '<a href="https://wa.me/996555000000" rel="noopener">' in page


def test_an_office_answers_the_press(site: Site) -> None:
    """On the page, on the first page, and in all forms; a release with one lacks no contact."""
    built = release(office(site.with_all("text", "ninjs")), "offices: [city]\n").build()

    for address in ("/ru/", "/ru/releases/news/"):
        assert "Контакты для СМИ Мэрия 0312 62-00-00" in words(main(built.page(address)))
    text = built.page("/ru/releases/news/release.txt")
    assert "Мэрия\n0312 62-00-00\n0312 62-00-01\npress@city.example\nTelegram: @city_press\n" in text
    (organisation,) = json.loads(built.page("/ru/releases/news/release.json"))["organisations"]
    assert organisation["rel"] == "contact"
    assert {"type": "email", "value": "press@city.example"} in organisation["contactInfo"]
    assert "no-contact" not in built.warnings


def test_an_office_that_nobody_can_reach_is_no_contact(site: Site) -> None:
    site.write(ORGANISATION, "---\nname: Мэрия\n---\n")

    assert "no-contact" in release(site, "offices: [city]\n").build().warnings


def test_the_logo_stands_apart_from_the_pictures(site: Site) -> None:
    """It is not cropped for lists, and search engines get it as the logo."""
    built = office(site, PICTURES).build()
    page = main(built.page("/ru/organisations/city/"))
    node = linked(built.page("/ru/organisations/city/"))

    assert re.search(r'<div class="logo"><picture>.*?alt="Знак города"', page)
    assert page.count('alt="Знак города"') == 1
    assert re.search(r'<div class="lead"><figure.*?alt="Ряды кресел"', page)
    assert re.fullmatch(r"https://forum\.example/media/sign\.[\w-]+\.jpg", node["logo"])
    assert node["telephone"] == ["0312 62-00-00", "0312 62-00-01"]
    assert "sign" not in main(built.page("/ru/organisations/"))


def test_a_transparent_logo_stays_so_on_the_page_and_in_the_download(site: Site) -> None:
    """Search engines get it on white."""
    office(site, PICTURES).write("content/media/sign.png", photograph(500, 200, "#f000", "PNG", mode="RGBA"))
    site.with_all("press-kit").replace("content/site.yaml", "timezone:", "issuer: city\ntimezone:")
    built = site.build()
    page, kit = (main(built.page(address)) for address in ("/ru/organisations/city/", "/ru/press-kit/"))
    (shown,) = re.findall(r'<div class="logo"><picture>\s*<source type="image/webp" srcset="/([^ ]+)', page)
    (taken,) = re.findall(r'<a href="/([^"]+)" download="sign\.png">', kit)
    searched = linked(built.page("/ru/organisations/city/"))["logo"].removeprefix("https://forum.example/")

    assert Image.open(io.BytesIO(built.files[taken])).format == "PNG"
    for file in (shown, taken):
        assert Image.open(io.BytesIO(built.files[file])).getchannel("A").getextrema() == (0, 0)
    assert Image.open(io.BytesIO(built.files[searched])).getpixel((1, 1)) == (255, 255, 255)


def test_the_publisher_has_its_own_logo(site: Site) -> None:
    office(site, PICTURES).replace("content/site.yaml", "languages:\n", "issuer: city\nlanguages:\n")
    node = linked(release(site, "").build().page("/ru/releases/news/"))

    assert "/media/sign." in node["publisher"]["logo"]["url"]


def test_a_logo_that_is_none_of_its_pictures_is_an_error(site: Site) -> None:
    assert found(office(site, PICTURES.replace("logo: sign", "logo: sing"))) == [
        ("unknown-picture", f"{ORGANISATION}:9:1")
    ]


def test_a_person_answers_in_languages_and_messengers(site: Site) -> None:
    site.write(PERSON, "---\nname: Анна Ким\ntelegram: '@ann_kim'\nlanguages: [ky, ru, en]\n---\n")
    site.write("content/people/ann.ky.md", f"---\nname: Анна Ким\n{TRANSLATED}---\n")
    built = site.build()

    assert "Telegram: @ann_kim Языки: кыргызский, русский, английский" in words(main(built.page("/ru/people/ann/")))
    assert "Тилдери: кыргызча, орусча, англисче" in words(main(built.page("/ky/people/ann/")))
    assert linked(built.page("/ru/people/ann/"))["knowsLanguage"] == ["ky", "ru", "en"]


@pytest.mark.parametrize(
    "line",
    ["telegram: a b", "whatsapp: 0555 000000", "languages: [kyrgyz]", "private_phone: звоните", "private_email: нет"],
)
def test_what_leads_nowhere_is_an_error(site: Site, line: str) -> None:
    site.write(PERSON, f"---\nname: Анна Ким\n{line}\n---\n")

    assert [code for code, _ in found(site)] == ["value"]


def test_what_is_for_colleagues_alone_is_in_no_byte(site: Site) -> None:
    """Neither of the output nor of what a build remembers in words: it is not part of the document that is read."""
    private = "private_phone: 0555 979 797, 0555 979 798\nprivate_email: secret@city.example\n"
    office(site.with_all(), private)
    site.write(PERSON, f"---\nname: Анна Ким\nphone: 0312 11-11-11\n{private}---\nО ней.\n")
    built = release(site, "contacts: [ann]\noffices: [city]\n").build()

    for secret in ("979 797", "979797", "979 798", "secret@", "not for publication"):
        assert built.says(secret) == []
    assert built.says("0312 11-11-11")


def test_a_plain_page_has_pictures(site: Site) -> None:
    office(site).write(
        "content/pages/about.ru.md", f"---\ntitle: О нас\n{PICTURES.removeprefix('logo: sign')}---\nТекст.\n"
    )
    page = main(site.build().page("/ru/about/"))

    assert re.search(r'<div class="lead"><figure.*?alt="Ряды кресел"', page)
    assert 'alt="Знак города"' in page
