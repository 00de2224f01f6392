"""Browsers ask for the letters of the neighbours only where they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import shown
from tests.browser.hosting import Hosting
from tests.browser.reader import reader
from tests.conftest import new_site

pytestmark = pytest.mark.browser

PAGES = {
    "own": ("Женева, Цүрих, Erdoğan, Genève, 5 ₸, Ω, за́мок", set[str]()),
    "uzbek": ("Ўзбекистон ҳукумати", {"literata-cyrillic-ext"}),
    "polish": ("Łódź", {"literata-latin-ext"}),
    "italic": ("Дом *Қазақстан*", {"literata-italic-cyrillic-ext"}),
}


@pytest.fixture(scope="module")
def hosting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosting]:
    site = new_site(tmp_path_factory.mktemp("letters"))
    for slug, (words, _) in PAGES.items():
        site.write(f"content/pages/{slug}.ru.md", f"---\ntitle: Страница\n---\n{words}\n")
    for known in shown(site):
        yield known.hosting


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_asks_for_the_fonts_of_its_letters(chromium: Browser, hosting: Hosting, slug: str) -> None:
    hosting.sent.clear()
    with reader(chromium, hosting) as visit:
        visit.open(f"ru/{slug}/").wait_for_load_state("networkidle")
    asked = {Path(one.path).name.partition(".")[0] for one in hosting.sent if one.kind == "font/woff2"}

    assert asked - {"literata-italic"} == {"literata", *PAGES[slug][1]}
