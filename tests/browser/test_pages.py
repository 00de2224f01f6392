"""Every page of every kind, in every language, on a phone and on a desk, by day and by night: nothing is amiss."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.checks import look_at
from tests.browser.conftest import Shown
from tests.browser.reader import Reader, reader

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=[360, 1280])
def seen(request: pytest.FixtureRequest, chromium: Browser, shown_site: Shown) -> Iterator[Reader]:
    """A reader who has seen every page of a site in a window of this width."""
    with reader(chromium, shown_site.hosting, request.param, reduced_motion="reduce") as visit:
        for path in shown_site.pages:
            visit.open(path)
            look_at(visit)
        yield visit


def test_all_pages_are_seen(seen: Reader, shown_site: Shown) -> None:
    asked = {one.path.lstrip("/") for one in shown_site.hosting.sent}

    assert len(shown_site.pages) >= 50
    assert set(shown_site.pages) <= asked


def test_no_page_has_a_barrier(seen: Reader) -> None:
    assert seen.complaints("barrier") == ""


def test_no_page_scrolls_sideways(seen: Reader) -> None:
    """Neither on the narrowest phone, nor with text twice as large."""
    assert seen.complaints("sideways") == ""


def test_nothing_moves_where_the_reader_wants_no_motion(seen: Reader) -> None:
    assert seen.complaints("motion") == ""


def test_the_browser_has_nothing_to_complain_of(seen: Reader) -> None:
    assert seen.complaints("console") == ""


def test_no_page_asks_for_anything_elsewhere_or_for_what_is_not_there(seen: Reader) -> None:
    assert seen.complaints("request") == ""
