"""A reader searches in a real browser, under the policy that the site is to be served with."""

import re
from collections.abc import Iterator
from unittest.mock import patch
from urllib.parse import quote

import msgspec
import pytest
from playwright.sync_api import Browser

from jarchy.i18n.language import language
from jarchy.i18n.typography import breakable
from tests.browser.hosting import Hosting, hosted
from tests.browser.reader import Reader, reader
from tests.conftest import Site, new_site
from tests.i18n.test_stemming import FAMILIES

pytestmark = pytest.mark.browser

RELEASES = {
    "school.ky": "Мектептин ачылышы",
    "government.ky": "Өкмөт чечим кабыл алды",
    "forum.ky": "Айылда форум өттү",
    "road.ky": "Жол оңдолду",
    "bridge.ru": "Мост закрыт",
    "report.ru": "Отчёт о форуме",
    "port.ru": "Порт открыт",
    "portrait.ru": "Портрет портфеля",
    "portfolio.ru": "Портфель утверждён",
    "ferry.ru": "Паром отчалил",
    **{f"news-{number}.ru": f"Новость {number}" for number in range(25)},
}
TEXTS = {"news-3.ru": "Новость 3. У причала паром, и на реке паром"}
FACTS = {"bridge.ru": "status: withdrawn\nwithdrawn: 2018-06-12\nreason: Ошибка.\n"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = new_site(tmp_path_factory.mktemp("searched")).with_all()
    made.write("content/people/a.ru.md", "---\nname: Айгүл Асанова\n---\n")
    for name, title in RELEASES.items():
        number = re.sub(r"\D", "", name)
        day = f"2016-{int(number) % 12 + 1:02}-10" if number else "2018-06-10"
        day = "2017-06-10" if name == "portfolio.ru" else day
        facts = f"title: {title}\ndate: {day}\n{FACTS.get(name, '')}"
        made.write(f"content/releases/{name}.md", f"---\n{facts}---\n{TEXTS.get(name, title)}.\n")
    return made


@pytest.fixture(scope="module", params=[400, 4], ids=["one-index", "many-indexes"])
def hosting(site: Site, request: pytest.FixtureRequest) -> Iterator[Hosting]:
    with hosted(site.output) as hosting, patch("jarchy.outputs.search_index.MOST", request.param):
        site.build(base_url=f"{hosting.origin}/", force=True)

        assert len([*site.output.glob("ru/search/index*/pagefind-entry.json")]) in (
            [1] if request.param == 400 else range(10, 20)
        )

        yield hosting


@pytest.fixture
def searcher(chromium: Browser, hosting: Hosting) -> "Iterator[Searcher]":
    with reader(chromium, hosting) as visit:
        yield Searcher(visit)

        assert visit.complaints() == ""


class Searcher:
    """A reader at the page of search."""

    def __init__(self, visit: Reader) -> None:
        self.visit, self.page = visit, visit.page
        self.field = self.page.get_by_role("searchbox")

    def open(self, lang: str, words: str = "") -> "Searcher":
        self.visit.open(f"{lang}/search/" + (f"?q={quote(words)}" if words else ""))
        return self

    @property
    def said(self) -> str:
        """What is announced when the search has ended."""
        status = self.page.locator(".search-said").filter(has_text=re.compile(r"[^…\s]\s*$"))
        return (status.text_content() or "").strip()

    @property
    def found(self) -> list[str]:
        assert self.said

        return [breakable(title).strip() for title in self.page.locator(".search-found h2").all_text_contents()]


@pytest.mark.parametrize(
    ("lang", "words", "title"),
    [
        ("ky", "мектеп", "Мектептин ачылышы"),
        ("ky", "мектептерге", "Мектептин ачылышы"),
        ("ky", "окмот", "Өкмөт чечим кабыл алды"),
        ("ky", "ӨКМӨТТҮН", "Өкмөт чечим кабыл алды"),
        ("ky", "форуму", "Айылда форум өттү"),
        ("ky", "ондолду", "Жол оңдолду"),
        ("ky", "жолдор", "Жол оңдолду"),
        ("ru", "отчет", "Отчёт о форуме"),
        ("ru", "форумы", "Отчёт о форуме"),
    ],
)
def test_a_word_is_found_by_any_form_on_any_keyboard(searcher: Searcher, lang: str, words: str, title: str) -> None:
    assert searcher.open(lang, words).found == [title]


def test_a_word_of_a_title_comes_before_a_word_of_a_text_whatever_its_year(searcher: Searcher) -> None:
    assert searcher.open("ru", "паром").found == ["Паром отчалил", "Новость 3"]


def test_what_was_typed_can_be_shared_and_what_was_found_is_told(searcher: Searcher) -> None:
    searcher.open("ky")
    searcher.field.focus()
    searcher.page.keyboard.type("форум")

    assert searcher.found == ["Айылда форум өттү"]
    assert searcher.said == "Табылды: 1"
    assert searcher.page.url.endswith(f"/ky/search/?q={quote('форум')}")

    searcher.field.fill("ъъъ")
    searcher.page.keyboard.press("Enter")
    searcher.page.get_by_text("Эч нерсе табылган жок").wait_for()

    assert searcher.found == []


def test_a_result_says_what_it_is_and_leads_to_its_page(searcher: Searcher) -> None:
    searcher.open("ru", "отчёт").page.get_by_role("link", name="Отчёт о форуме").wait_for()

    said = map(breakable, searcher.page.locator(".card-meta > *").all_inner_texts())

    assert [*said] == ["Пресс-релиз", "10 июня 2018 г."]

    searcher.page.get_by_role("link", name="Отчёт о форуме").click()
    searcher.page.wait_for_url("**/ru/releases/report/")


def test_what_was_withdrawn_says_so(searcher: Searcher) -> None:
    assert searcher.open("ru", "мост").found == ["Мост закрыт отозвано"]


def test_more_is_shown_when_it_is_asked_for_and_the_keyboard_goes_on_there(searcher: Searcher) -> None:
    searcher.open("ru", "новость")

    assert (searcher.said, len(searcher.found)) == ("Найдено: 25", 10)

    more = searcher.page.get_by_role("button", name="Показать ещё")
    more.click()
    searcher.page.locator(".card:nth-child(20)").wait_for()

    assert searcher.page.evaluate("document.activeElement.closest('.card').matches(':nth-child(11)')")

    more.click()
    searcher.page.locator(".card:nth-child(25)").wait_for()

    assert more.is_hidden()


def test_nothing_is_loaded_before_somebody_searches(searcher: Searcher) -> None:
    searcher.visit.hosting.sent.clear()
    searcher.open("ky").page.wait_for_load_state("networkidle")

    assert [sent.path for sent in searcher.visit.hosting.sent if "/index/" in sent.path] == []

    with searcher.page.expect_request("**/index/pagefind.js"):
        searcher.field.focus()


def test_a_search_that_can_not_be_loaded_says_so_and_is_tried_again(chromium: Browser, hosting: Hosting) -> None:
    with reader(chromium, hosting) as visit:
        visit.page.route("**/*.pf_meta", lambda route: route.abort())
        searcher = Searcher(visit).open("ky", "форум")

        assert "Издөө жүктөлгөн жок" in searcher.said

        visit.page.unroute("**/*.pf_meta")
        searcher.field.press("Enter")
        visit.page.get_by_role("link", name="Айылда форум өттү").wait_for()


def test_without_javascript_the_page_says_so_and_offers_the_archive(chromium: Browser, hosting: Hosting) -> None:
    with reader(chromium, hosting, java_script_enabled=False) as visit:
        visit.page.goto(f"{hosting.origin}/ky/search/")

        assert "Издөө JavaScript менен иштейт" in visit.page.get_by_role("main").inner_text()
        assert visit.page.get_by_role("searchbox").count() == 0

        visit.page.get_by_role("main").get_by_role("link", name="Пресс-релиздер").click()
        visit.page.get_by_role("link", name="Новость 23").wait_for()


@pytest.mark.parametrize("lang", ["ky", "ru"])
def test_browser_and_index_fold_alike(searcher: Searcher, site: Site, lang: str) -> None:
    folding = language(lang).folding
    lines = [" ".join(words) for words in FAMILIES] + ["Ёлка, Өмүрбек’тин №5–7 Straße İ", "ЫЙ ий", "А Б"]
    lines += list(folding.endings)
    (script,) = (site.output / "assets").glob("search.*.js")
    folded = searcher.open(lang).page.evaluate(
        "async ([script, lines, folding]) => { const { fold } = await import(script);"
        " return lines.map((line) => fold(line, folding)); }",
        [f"/assets/{script.name}", lines, msgspec.to_builtins(folding)],
    )

    assert folded == [folding.fold(line) for line in lines]


def test_what_was_sought_is_marked_in_any_form(searcher: Searcher) -> None:
    assert searcher.open("ky", "мектептерге").found == ["Мектептин ачылышы"]
    assert searcher.page.locator(".search-found h2 mark").all_text_contents() == ["Мектептин"]


def test_whole_words_come_before_words_that_begin_so(searcher: Searcher) -> None:
    found = searcher.open("ru", "порт").found

    assert found[0] == "Порт открыт"
    assert sorted(found[1:]) == ["Портрет портфеля", "Портфель утверждён"]


def test_a_search_is_narrowed_to_a_section_and_a_year(searcher: Searcher) -> None:
    searcher.open("ru", "порт")

    assert len(searcher.found) == 3

    searcher.page.get_by_label("Год", exact=True).select_option("2017")
    searcher.page.get_by_text("Найдено: 1").wait_for()

    assert searcher.found == ["Портфель утверждён"]

    searcher.page.get_by_label("Год", exact=True).select_option("")
    searcher.page.get_by_label("Раздел", exact=True).select_option("person")
    searcher.page.get_by_text("Ничего не найдено").wait_for()


def test_where_nothing_is_found_the_other_language_is_offered(searcher: Searcher) -> None:
    searcher.open("ru", "мектеп").page.get_by_text("Искать на другом языке").wait_for()
    searcher.page.get_by_role("main").get_by_role("link", name="Кыргызча").click()

    assert searcher.found == ["Мектептин ачылышы"]


def test_before_a_search_there_are_years(searcher: Searcher) -> None:
    searcher.open("ru")

    assert searcher.page.get_by_role("link", name="2017 1").is_visible()

    searcher.field.fill("порт")
    searcher.page.get_by_text("Найдено: 3").wait_for()

    assert searcher.page.get_by_role("link", name="2017 1").is_hidden()
