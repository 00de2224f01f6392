"""A reader walks through the site: from language to language, without scripts, and onto paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import sideways
from tests.browser.conftest import Shown
from tests.browser.reader import reader

pytestmark = pytest.mark.browser

A4 = 643  # CSS pixels between margins of 20 mm


def test_the_switcher_leads_to_the_same_page_in_the_other_language_and_back(
    chromium: Browser, every_kind_shown: Shown
) -> None:
    """From “not found”, to the homes."""
    with reader(chromium, every_kind_shown.hosting) as visit:
        for path in every_kind_shown.of_each_kind:
            code, _, rest = path.partition("/")
            if code == "ru":
                rest = rest.removeprefix("404.html")
                page = visit.open(path)
                page.click(".languages a[lang=ky]")
                expect(page).to_have_url(f"{visit.hosting.origin}/ky/{rest}")
                expect(page.locator("html")).to_have_attribute("lang", "ky")
                expect(page.locator(".languages [aria-current]")).to_have_text("Кыргызча")
                page.click(".languages a[lang=ru]")
                expect(page).to_have_url(f"{visit.hosting.origin}/ru/{rest}")

        assert visit.complaints() == ""


def test_old_addresses_lead_to_the_page_without_scripts(chromium: Browser, every_kind_shown: Shown) -> None:
    old = {"news/17.html": "ru/releases/budget/", "kabarlar/17/": "ky/releases/budget/"}

    assert set(every_kind_shown.addresses) - set(every_kind_shown.pages) == set(old)

    with reader(chromium, every_kind_shown.hosting, java_script_enabled=False) as visit:
        for path, page in old.items():
            visit.page.goto(f"{visit.hosting.origin}/{path}")
            expect(visit.page).to_have_url(f"{visit.hosting.origin}/{page}")


def test_without_scripts_every_page_can_be_read(chromium: Browser, every_kind_shown: Shown) -> None:
    with reader(chromium, every_kind_shown.hosting, 360, java_script_enabled=False) as visit:
        for path in every_kind_shown.of_each_kind:
            page = visit.open(path)
            visit.note("sideways", sideways(page))
            expect(page.locator("main")).to_be_visible()
            expect(page.locator("h1")).to_be_visible()

        assert visit.complaints() == ""


def test_without_scripts_a_reader_gets_from_the_door_to_the_words_spoken(
    chromium: Browser, every_kind_shown: Shown
) -> None:
    with reader(chromium, every_kind_shown.hosting, 360, java_script_enabled=False) as visit:
        page = visit.open("")
        page.click("main section[lang=ru] a")
        page.click(".sections a[href$='/releases/']")
        page.click("main .pager a[rel=next]")
        page.click("main .pager a[rel=prev]")
        page.click("main a[href$='/releases/budget/']")
        page.click("main .quote .anchor")
        page.click(".languages a[lang=ky]")
        expect(page).to_have_url(f"{visit.hosting.origin}/ky/quotes/water/")
        page.click("main .attribution a >> nth=0")
        expect(page.locator("h1")).to_have_text("Айгүл Асанова")

        assert visit.complaints() == ""


def test_one_click_selects_a_quote_with_its_attribution_without_scripts(
    chromium: Browser, every_kind_shown: Shown
) -> None:
    with reader(chromium, every_kind_shown.hosting, java_script_enabled=False) as visit:
        page = visit.open("ru/quotes/water/")
        page.click(".copied")
        selected = page.evaluate("getSelection().toString()")

        assert selected == page.locator(".copied").inner_text()
        assert selected.startswith("«")
        assert "— Айгүл Асанова" in selected
        assert selected.endswith(f"{visit.hosting.origin}/ru/quotes/water/")
        assert visit.complaints() == ""


def test_on_paper_stands_the_news_and_no_menu(chromium: Browser, every_kind_shown: Shown) -> None:
    with reader(chromium, every_kind_shown.hosting, A4) as visit:
        for path in every_kind_shown.of_each_kind:
            page = visit.open(path)
            page.emulate_media(media="print")
            visit.note("print", [*sideways(page), *menus(page)])
            expect(page.locator("h1")).to_be_visible()

        assert visit.complaints() == ""


def menus(page: Page) -> list[str]:
    """What is of use on a screen alone."""
    shown = "all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 120))"
    found: list[str] = page.locator("nav, .skip, button, input").evaluate_all(shown)
    return found


def test_a_printed_release_is_black_on_white_and_says_where_its_links_lead(
    chromium: Browser, every_kind_shown: Shown
) -> None:
    with reader(chromium, every_kind_shown.hosting, A4, color_scheme="dark") as visit:
        page = visit.open("ru/releases/budget/")
        page.emulate_media(media="print")
        colours = "html => [getComputedStyle(html).backgroundColor, getComputedStyle(html).color]"
        address = "link => getComputedStyle(link, '::after').content"

        assert page.locator("html").evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
        assert "https://herald.example/documents/" in page.locator(".prose a[href^=http]:not(.bare)").evaluate(address)
        assert page.locator(".prose a.bare").evaluate(address) == "none"  # it says so itself
        assert page.pdf(format="A4").startswith(b"%PDF-")
