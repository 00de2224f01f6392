"""Every page of every kind, in every language, on a phone and on a desk, by day and by night: nothing is amiss.

By night only colours are other ones, so only they are looked at again.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import COLOURS, barriers, moving, sideways
from tests.browser.conftest import Shown
from tests.browser.reader import Reader, reader

pytestmark = pytest.mark.browser

NARROWEST = 320
TWICE, USUAL = 2.0, 1.0


@pytest.fixture(scope="module", params=[360, 1280])
def seen(request: pytest.FixtureRequest, chromium: Browser, shown_site: Shown) -> Iterator[Reader]:
    """A reader who has seen every page of a site in a window of this width."""
    with reader(chromium, shown_site.hosting, request.param, reduced_motion="reduce") as visit:
        for path in shown_site.pages:
            look_at(visit, visit.open(path))
        yield visit


def look_at(visit: Reader, page: Page) -> None:
    visit.note("barrier", barriers(page))
    page.emulate_media(color_scheme="dark")
    visit.note("barrier", [f"{found} (by night)" for found in barriers(page, COLOURS)])
    visit.note("motion", moving(page))
    visit.note("sideways", sideways(page))
    visit.enlarge_text(TWICE)
    visit.note("sideways", [f"{found} (text is twice as large)" for found in sideways(page)])
    visit.enlarge_text(USUAL)
    visit.resize(NARROWEST)
    visit.note("sideways", [f"{found} ({NARROWEST} px)" for found in sideways(page)])
    visit.resize(visit.width)


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
