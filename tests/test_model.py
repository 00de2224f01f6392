"""The nouns of a site: what they know of themselves."""

from jarchy.core.urls import path


def test_an_address_has_no_empty_parts() -> None:
    assert path("ru", "releases", "budget") == "ru/releases/budget/"
    assert path("ru", "", "about") == "ru/about/"
