"""A telephone keeps the site under its name in the reader's language."""

import json
import re

from tests.conftest import Site


def test_it_has_the_name_the_language_and_the_icon(site: Site) -> None:
    built = site.with_all("manifest").build()
    manifest = json.loads(built.page("/ru/manifest.webmanifest"))

    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Вестник", "ru", "/ru/")
    assert [(icon["type"], icon.get("purpose")) for icon in manifest["icons"]] == [
        ("image/svg+xml", None),
        ("image/png", None),
        ("image/png", "maskable"),
    ]
    assert {icon["src"].removeprefix("/") for icon in manifest["icons"]} <= built.files.keys()
    assert '<link rel="manifest" href="/ky/manifest.webmanifest">' in built.page("/ky/")


def test_below_the_icon_stands_a_short_name_if_the_site_has_one(site: Site) -> None:
    site.with_all("manifest").replace("content/site.yaml", "title: Вестник", "title: Вестник\n    short_title: Вест")
    built = site.build()

    assert json.loads(built.page("/ru/manifest.webmanifest"))["short_name"] == "Вест"
    assert "short_name" not in json.loads(built.page("/ky/manifest.webmanifest"))


def test_its_colours_are_those_of_the_page(site: Site) -> None:
    built = site.with_all("manifest").build()
    manifest = json.loads(built.page("/ru/manifest.webmanifest"))
    (sheet,) = (data.decode() for file, data in built.files.items() if file.endswith(".css"))

    assert {manifest["background_color"], manifest["theme_color"]} == set(re.findall(r"--paper: (#\w+);", sheet)[:1])


def test_a_site_may_do_without(site: Site) -> None:
    assert site.build().says("manifest") == []
