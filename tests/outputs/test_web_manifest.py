"""A telephone keeps the site under its name in the reader's language."""

import json

from tests.conftest import Site


def test_it_has_the_name_the_language_and_the_icon(site: Site) -> None:
    built = site.with_all("manifest").build()
    manifest = json.loads(built.page("/ru/manifest.webmanifest"))

    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Вестник", "ru", "/ru/")
    assert [icon["type"] for icon in manifest["icons"]] == ["image/svg+xml", "image/png"]
    assert {icon["src"].removeprefix("/") for icon in manifest["icons"]} <= built.files.keys()
    assert '<link rel="manifest" href="/ky/manifest.webmanifest">' in built.page("/ky/")


def test_a_site_may_do_without(site: Site) -> None:
    assert site.build().says("manifest") == []
