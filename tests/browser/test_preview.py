"""A preview for the press opens in a browser for those who have the passphrase, and until its end."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from jarchy.build.press_preview import press_preview, sealed_page
from tests.browser.checks import barriers, keyboard, sideways
from tests.browser.conftest import every_kind_site
from tests.browser.hosting import Hosting, hosted
from tests.browser.reader import Reader, reader

pytestmark = pytest.mark.browser

AS_OF = datetime(2018, 12, 31, tzinfo=UTC)
DURING, AFTER = "2018-12-31T12:00:00Z", "2019-01-02T12:00:00Z"
PASSPHRASE = "верблюд-9-отшельник-сирень"
NAME = "0123456789abcdef.html"


class Previewed(NamedTuple):
    hosting: Hosting
    titles: dict[str, str]


@pytest.fixture(scope="module")
def previewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """The release on the budget, as if it were still under embargo."""
    site = every_kind_site(tmp_path_factory.mktemp("site"))
    texts = {lang: (site.folder / f"content/releases/budget.{lang}.md").read_text("utf-8") for lang in ("ky", "ru")}
    titles = {lang: text.partition("title: ")[2].partition("\n")[0] for lang, text in texts.items()}
    site.replace("content/releases/budget.ru.md", "\ndate:", "\nembargo: 2019-01-02\npreview: {for: press}\ndate:")
    for corrected, behind in (("2018-12-21 10:00", "2019-01-03 10:00"), ("2018-12-22", "2019-01-04")):
        site.replace("content/releases/budget.ru.md", f"date: {corrected}\n", f"date: {behind}\n")
    folder: Path = tmp_path_factory.mktemp("previews")
    (folder / NAME).write_bytes(sealed_page(press_preview(site.order(AS_OF), "budget"), PASSPHRASE))
    with hosted(folder, policy="") as hosting:
        yield Previewed(hosting, titles)


def door(visit: Reader, now: str = DURING) -> Page:
    visit.page.clock.set_fixed_time(now)
    return visit.open(NAME)


def enter(page: Page, passphrase: str, lang: str = "ru") -> None:
    page.locator(f"#passphrase-{lang}").fill(passphrase)
    page.locator(f"#passphrase-{lang}").press("Enter")


@pytest.mark.parametrize("lang", ["ky", "ru"])
def test_the_right_passphrase_opens_it_in_the_language_of_the_form(
    chromium: Browser, previewed: Previewed, lang: str
) -> None:
    with reader(chromium, previewed.hosting) as visit:
        page = door(visit)
        enter(page, PASSPHRASE, lang)

        expect(page.locator("h1")).to_have_text(previewed.titles[lang], timeout=30_000)
        expect(page.locator("html")).to_have_attribute("lang", lang)
        expect(page.locator(".embargo")).to_have_count(2)
        expect(page.locator(".embargo").first).to_be_focused()
        assert page.locator("img").evaluate_all("all => all.every(one => one.complete && one.naturalWidth > 0)")
        assert page.evaluate("document.fonts.ready.then(all => [...all].some(one => one.status === 'loaded'))")
        assert visit.complaints() == ""


def test_a_wrong_passphrase_says_so_and_opens_nothing(chromium: Browser, previewed: Previewed) -> None:
    with reader(chromium, previewed.hosting) as visit:
        page = door(visit)
        enter(page, "сирень-верблюд-отшельник-9")

        expect(page.locator("#said-ru")).to_have_text("Неверный пароль.", timeout=30_000)
        assert previewed.titles["ru"] not in page.content()


def test_without_javascript_it_says_what_it_needs(chromium: Browser, previewed: Previewed) -> None:
    with reader(chromium, previewed.hosting, java_script_enabled=False) as visit:
        page = visit.open(NAME)

        expect(page.locator("noscript p")).to_have_count(2)
        expect(page.locator("form").first).to_be_hidden()


def test_after_its_end_it_asks_for_no_passphrase(chromium: Browser, previewed: Previewed) -> None:
    with reader(chromium, previewed.hosting) as visit:
        page = door(visit, AFTER)

        expect(page.get_by_text("Обратитесь в пресс-службу")).to_be_visible()
        expect(page.get_by_text("Пресс-кызматка кайрылыңыз")).to_be_visible()
        expect(page.locator("form").first).to_be_hidden()
        assert barriers(page) == []


def test_a_page_that_stays_open_closes_at_its_end(chromium: Browser, previewed: Previewed) -> None:
    with reader(chromium, previewed.hosting) as visit:
        visit.page.clock.install(time=DURING)
        page = visit.open(NAME)
        enter(page, PASSPHRASE)
        expect(page.locator("h1")).to_have_text(previewed.titles["ru"], timeout=30_000)
        page.clock.fast_forward("48:00:00")

        expect(page.get_by_text("Обратитесь в пресс-службу")).to_be_visible()
        assert previewed.titles["ru"] not in page.content()


def test_the_keyboard_is_enough(chromium: Browser, previewed: Previewed) -> None:
    with reader(chromium, previewed.hosting, reduced_motion="reduce") as visit:
        page = door(visit)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSPHRASE)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(previewed.titles["ru"], timeout=30_000)
        page.locator("[data-language=ky]").first.focus()
        page.keyboard.press("Enter")

        expect(page.locator("h1")).to_have_text(previewed.titles["ky"])
        expect(page.locator("html")).to_have_attribute("lang", "ky")


def test_nobody_is_shut_out(chromium: Browser, previewed: Previewed) -> None:
    with reader(chromium, previewed.hosting, 360, reduced_motion="reduce") as visit:
        page = door(visit)

        assert [*barriers(page), *keyboard(page), *sideways(page)] == []

        enter(page, PASSPHRASE)
        expect(page.locator("h1")).to_have_text(previewed.titles["ru"], timeout=30_000)

        assert [*barriers(page), *sideways(page)] == []


def test_nothing_is_asked_of_any_host(chromium: Browser, previewed: Previewed) -> None:
    with reader(chromium, previewed.hosting) as visit:
        page = door(visit)
        previewed.hosting.sent.clear()
        enter(page, PASSPHRASE)
        expect(page.locator("h1")).to_have_text(previewed.titles["ru"], timeout=30_000)
        page.locator("[data-language=ky]").first.click()

        assert previewed.hosting.sent == []
        assert visit.complaints() == ""


def test_a_picture_can_be_taken_away(chromium: Browser, previewed: Previewed) -> None:
    with reader(chromium, previewed.hosting) as visit:
        page = door(visit)
        enter(page, PASSPHRASE)
        with page.expect_download(timeout=30_000) as taken:
            page.locator("a[data-href]").first.click()

        assert taken.value.suggested_filename.endswith(".jpg")
