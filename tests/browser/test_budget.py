"""A release comes quickly where the net is slow: what it weighs, and how often it asks."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Shown
from tests.browser.reader import reader
from tests.browser.weight import MOST_BYTES, MOST_REQUESTS, MOST_TEXT_BYTES, weigh

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["ky", "ru"])
def test_a_release_keeps_to_the_budget(chromium: Browser, forum_shown: Shown, lang: str) -> None:
    with reader(chromium, forum_shown.hosting, 360) as visit:
        weight = weigh(visit, f"{lang}/releases/2018-07-03-forum/")

        assert weight.text <= MOST_TEXT_BYTES
        assert weight.all <= MOST_BYTES
        assert weight.requests <= MOST_REQUESTS
