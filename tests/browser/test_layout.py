"""What a reader sees first on a phone, what comes out on paper, and what is copied."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Shown
from tests.browser.reader import reader

pytestmark = pytest.mark.browser

PHONE = 360  # CSS pixels
RELEASE = "{}/releases/2018-07-03-forum/"


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"]


def right_edge(page: Page, selector: str) -> int:
    box = page.locator(selector).first.bounding_box()
    assert box
    return round(box["x"] + box["width"])


@pytest.mark.parametrize("lang", ["ky", "ru"])
def test_on_a_phone_a_release_begins_near_the_top(chromium: Browser, forum_shown: Shown, lang: str) -> None:
    with reader(chromium, forum_shown.hosting, PHONE) as visit:
        page = visit.open(RELEASE.format(lang))

        assert top(page, "h1") <= 200
        assert top(page, ".prose p") <= 500  # though the translation says first that nobody has reviewed it


def test_on_a_phone_the_first_headline_stands_near_the_top(chromium: Browser, shown_site: Shown) -> None:
    with reader(chromium, shown_site.hosting, PHONE) as visit:
        for lang in ("ky", "ru"):
            assert top(visit.open(f"{lang}/"), ".lead-story h2") <= 400


def test_on_a_phone_the_sections_are_one_line(chromium: Browser, forum_shown: Shown) -> None:
    with reader(chromium, forum_shown.hosting, PHONE) as visit:
        box = visit.open("ru/").locator(".sections").bounding_box()

        assert box
        assert box["height"] < 50


def test_on_a_phone_a_summary_stands_below_the_picture_as_wide_as_the_list(
    chromium: Browser, every_kind_shown: Shown
) -> None:
    with reader(chromium, every_kind_shown.hosting, PHONE) as visit:
        page = visit.open("ru/releases/")

        assert right_edge(page, ".card:has(> img) .card-summary") == right_edge(page, ".cards")
        assert (
            top(page, ".card > img")
            <= top(page, ".card:has(> img) .card-title")
            < top(page, ".card:has(> img) .card-summary")
        )


@pytest.mark.parametrize("width", [960, 1280, 1920])
def test_a_wide_picture_is_as_wide_as_what_it_stands_beside(
    chromium: Browser, every_kind_shown: Shown, width: int
) -> None:
    with reader(chromium, every_kind_shown.hosting, width) as visit:
        page = visit.open("ru/releases/budget/")

        assert right_edge(page, ".lead img") == right_edge(page, ".headline")
        assert right_edge(page, ".prose img[alt='Пустые ряды кресел']") == right_edge(page, ".prose")


def test_on_paper_a_release_has_two_pages(chromium: Browser, forum_shown: Shown) -> None:
    with reader(chromium, forum_shown.hosting) as visit:
        printed = visit.open(RELEASE.format("ru")).pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2


def test_a_citation_is_copied_by_keyboard(chromium: Browser, forum_shown: Shown) -> None:
    with reader(chromium, forum_shown.hosting) as visit:
        page = visit.open(RELEASE.format("ru"))
        button = page.get_by_role("button", name="Скопировать")
        button.focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Скопировано").wait_for()


def test_without_javascript_there_is_no_button(chromium: Browser, forum_shown: Shown) -> None:
    with reader(chromium, forum_shown.hosting, java_script_enabled=False) as visit:
        visit.page.goto(f"{forum_shown.hosting.origin}/{RELEASE.format('ru')}")

        assert visit.page.get_by_role("button").count() == 0
        assert visit.page.locator(".copied").count() == 1


def test_italics_are_asked_for_only_where_they_occur(chromium: Browser, every_kind_shown: Shown) -> None:
    with reader(chromium, every_kind_shown.hosting) as visit:
        for path in every_kind_shown.pages[:20]:
            visit.hosting.sent.clear()
            page = visit.open(path)
            page.wait_for_load_state("networkidle")
            has_italics = page.locator("main em, main i, main address:not([class])").count() > 0
            asked = any("literata-italic" in sent.path for sent in visit.hosting.sent)

            assert not asked or has_italics, path
