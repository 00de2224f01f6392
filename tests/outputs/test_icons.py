"""Browsers and telephones find the icons of a site where they look for them."""

import io
import re

import pytest
from PIL import Image

from tests.conftest import Built, Site, photograph

ICONS = {"favicon.ico": 48, "apple-touch-icon.png": 180, "icon-maskable.png": 512}
RED, WHITE = (255, 0, 0), (255, 255, 255)


def icon(built: Built, name: str) -> Image.Image:
    return Image.open(io.BytesIO(built.files[name]))


def colours(picture: Image.Image, *places: tuple[int, int]) -> list[object]:
    return [picture.convert("RGB").getpixel(place) for place in places]


def test_they_are_made_of_the_one_picture_that_a_site_replaces(site: Site) -> None:
    built = site.write("assets/icon-512.png", photograph(512, 512, "red", "PNG")).build()

    for name, size in ICONS.items():
        assert icon(built, name).size == (size, size)
        assert colours(icon(built, name), (0, 0), (size // 2, size // 2)) == [RED, RED]


def test_a_favicon_has_the_sizes_of_tabs_and_task_bars(site: Site) -> None:
    favicon = icon(site.build(), "favicon.ico")

    assert favicon.format == "ICO"
    assert favicon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_a_telephone_cuts_nothing_but_the_margin_off(site: Site) -> None:
    picture = Image.new("RGBA", (512, 512), "white")
    picture.paste("red", (100, 0, 512, 512))
    file = io.BytesIO()
    picture.save(file, "PNG")
    built = site.write("assets/icon-512.png", file.getvalue()).build()

    assert colours(icon(built, "icon-maskable.png"), (470, 256), (450, 256)) == [WHITE, RED]
    assert colours(icon(built, "apple-touch-icon.png"), (179, 90)) == [RED]


def test_a_picture_that_is_no_square_stands_in_the_middle_of_one(site: Site) -> None:
    built = site.write("assets/icon-512.png", photograph(512, 256, "#0000", "PNG", mode="RGBA")).build()

    assert icon(built, "apple-touch-icon.png").size == (180, 180)
    assert colours(icon(built, "apple-touch-icon.png"), (0, 0), (90, 90)) == [WHITE, WHITE]


@pytest.mark.parametrize("name", ICONS)
def test_a_site_may_have_its_own(site: Site, name: str) -> None:
    site.write(f"assets/{name}", b"its own bytes")

    assert site.build().files[name] == b"its own bytes"


def test_a_source_that_is_no_picture_is_an_error(site: Site) -> None:
    problems = site.write("assets/icon-512.png", b"no picture").errors()

    assert {(str(problem.where), problem.code) for problem in problems} == {("assets/icon-512.png", "broken-picture")}


@pytest.mark.parametrize(("base_url", "root"), [("https://forum.example/", "/"), ("https://e.org/news/", "/news/")])
def test_every_page_leads_to_them(site: Site, base_url: str, root: str) -> None:
    built = site.build(base_url=base_url)
    for page in ("/", "/ru/", "/ru/404.html"):
        icons = re.findall(r'<link rel="(?:apple-touch-)?icon" href="([^"]+)"', built.page(page))

        assert {f"{root}favicon.ico", f"{root}apple-touch-icon.png"} <= set(icons)
        assert {one.removeprefix(root) for one in icons} <= built.files.keys()
