"""Who uses the keyboard gets everywhere, in the order of the eye, and sees where they are."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.checks import keyboard, stops
from tests.browser.conftest import Shown
from tests.browser.reader import reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_goes_as_the_eye_does_and_can_be_seen(
    chromium: Browser, every_kind_shown: Shown, width: int
) -> None:
    with reader(chromium, every_kind_shown.hosting, width, reduced_motion="reduce") as visit:
        for path in every_kind_shown.of_each_kind:
            visit.note("keyboard", keyboard(visit.open(path)))

        assert visit.complaints() == ""


def test_the_first_stop_leads_past_the_menu(chromium: Browser, every_kind_shown: Shown) -> None:
    with reader(chromium, every_kind_shown.hosting, 360, reduced_motion="reduce") as visit:
        for path in every_kind_shown.of_each_kind:
            page = visit.open(path)
            page.keyboard.press("Tab")
            expect(page.locator(":focus")).to_be_in_viewport()
            page.keyboard.press("Enter")
            expect(page).to_have_url(re.compile(r"#page\.main$"))
            page.keyboard.press("Tab")

            assert page.evaluate("!document.activeElement.closest('.masthead, .skip')"), path


def test_every_link_is_reached(chromium: Browser, every_kind_shown: Shown) -> None:
    with reader(chromium, every_kind_shown.hosting) as visit:
        page = visit.open("ru/releases/budget/")
        reached = {stop.name for stop in stops(page)}
        links = page.locator("a").evaluate_all("all => all.map(one => one.outerHTML.slice(0, 120))")

        assert len(links) > 20
        assert set(links) <= reached
