"""A telephone keeps the site under its name in the reader's language."""

import json

from tests.conftest import Site


def test_it_has_the_name_the_language_and_the_icon(site: Site) -> None:
    built = site.with_all().build()
    manifest = json.loads(built.page("/ru/manifest.webmanifest"))

    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Вестник", "ru", "/ru/")
    assert manifest["icons"][0]["src"].removeprefix("/") in built.files
    assert '<link rel="manifest" href="/ky/manifest.webmanifest">' in built.page("/ky/")


def test_a_site_may_do_without(site: Site) -> None:
    assert site.build().says("manifest") == []
