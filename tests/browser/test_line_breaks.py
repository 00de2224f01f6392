"""Numbers, days and hours are never torn on a screen, and come out plain where they are copied."""

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from jarchy.i18n.hyphenation import SOFT_HYPHEN
from jarchy.i18n.known_languages import NO_BREAK_SPACE
from tests.browser.hosting import hosted
from tests.conftest import new_site

pytestmark = pytest.mark.browser

KYRGYZ = (
    "Форум 2018-жылдын 3-июлунда өтөт, 1 250 000 сомдук долбоор 2018-ж. 2-июлга чейин даярдалат. "
    "Тел. 0312 62-00-00, 10:00 - 18:00."
)
RUSSIAN = "Приём идёт с 9 до 18 часов, к 1 сентября на него выделено 1 250 000 сомов, то есть 12 млн."
SUMS = "Долбоорго 5 млн сом, жол үчүн 1,5 млрд сомго жакын, 2016–2018-жылдары 10–15 гектар жерге, саат 9:00–18:00."
HEAD = "---\ntitle: А\ndate: 2018-07-02\n---\n\n"
HELD = {
    "ru": "0312 62 00 00|+996 312 62-00-00|+996 (312) 62-00-00|тел. 0312 62-00-00|62-00-00|10:00 — 18:00|10:00 - 18:00|"
    "10:00 – 18:00|10:00-18:00|с 10:00 до 18:00|доб. 105|каб. 12|стр. 5|ст. 5|п. 3|гл. 2|д. 5|кв. 7|ул. Чуй|г. Ош|"
    "пр. Манаса|Ч. Айтматова|Асанов А. С.|Ч. Т. Айтматов|№ 5|5 из 12|XXI век|II тур|18–20 декабря|18-20 декабря|3 июля|"
    "2018 г.|к 1 сентября|5 км - 10 км|сб 10:00–14:00|пн–пт 9:00–18:00|пн-пт 9:00-18:00|ул. Ленина, 221|1 Гкал|2 парка|"
    "12 600 абонентов|2 дополнительных|Ак-Бууру|Ош-Курулуш|5 км — 7 км",
    "ky": "0312 62 00 00|+996 312 62-00-00|тел. 0312 62-00-00|10:00 — 18:00|10:00 - 18:00|10:00дөн 18:00гө|ички 105|"
    "каб. 12|к. 12|12 б.|ул. Чүй|Ош ш.|Чүй пр.|Ч. Айтматовдун|Асанов А. С.|XXI кылым|II тур|18–20-декабрь|"
    "2018-ж. 3-июль|2018 ж.|иш. 10:00–14:00|дш.–жм. 9:00–18:00|3 мектеп|Ак-Бууру",
    "en": "p. 5|No. 12|J. Smith|Mr. Smith|9:00 – 18:00|from 9 to 18|5 of 12|4 July|July 4|tel. 0312 62-00-00|ext. 105",
}
BEFORE = {
    "ru": "Просим всех заранее записаться",
    "ky": "Баарыңыздарды алдын ала",
    "en": "Everybody is asked to look at",
}
AFTER = {
    "ru": "и сообщить об этом соседям.",
    "ky": "жазылууга чакырабыз дейт алар.",
    "en": "and to tell the neighbours.",
}

TABLE = "| Бюджет | Сумма |\n|---|---|\n| Дороги и мосты | 880 000 |\n"

CONTACT = "---\nname: Асанова\nphone: +996 312 62-00-00\nwhatsapp: +996 555 000000\n---\n"
TARIFF = """\
---
title: Тариф 1 234,50 сома для 12 600 абонентов в городе вырос на 3,5 %, откроют 2 дополнительных окна
date: 2018-06-28
contacts: [press]
---

Тариф на тепло. Смотрите https://tariff.example/a и [план](https://tariff.example/b).
"""
HEADS = (
    "Бюджет города на 2027 год — 12,4 млрд сомов",
    "За 9 месяцев 2026 г. — 1,5 млрд сомов налогов",
    "Цены — от 1,5 миллиарда сомов — до 2,5 миллиарда сомов",
    "Мост через Ак-Бууру построит «Ош-Курулуш»",
)
FEAST = """\
---
title: Майрам
start: 2018-09-23 18:00
accreditation_until: 2018-09-23 18:00
accreditation: Жазыңыз.
---
"""
TORN_WORDS = r"""() => {
  const torn = [];
  for (const head of document.querySelectorAll("main h1, main h2, main h3, main p, main dd, main aside")) {
    const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    for (let node, before; (node = walker.nextNode()); )
      for (let at = 0; at < node.data.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = [...range.getClientRects()].pop();
        const one = box && { letter: node.data[at], bottom: box.bottom };
        const isNext = before && one && one.bottom - before.bottom > 8;
        if (isNext && /[\p{L}\p{N}:,][\p{L}\p{N}]/u.test(before.letter + one.letter)) torn.push(head.textContent);
        before = one;
      }
  }
  return torn;
}"""
SHOWN = ["1 234,50 сома", "12 600 абонентов", "в городе", "3,5 %", "2 дополнительных"]

TORN = """([text, wholes]) => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const places = [];
  let all = "";
  for (let node; (node = walker.nextNode()); ) {
    for (let at = 0; at < node.data.length; at++) if (node.data[at] !== "\\u00ad") places.push([node, at]);
    all += node.data.replaceAll("\\u00a0", " ").replaceAll("\\u00ad", "");
  }
  const line = ([node, at]) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return Math.round(range.getBoundingClientRect().bottom);
  };
  return wholes.filter((whole) => {
    const start = all.indexOf(whole, all.indexOf(text));
    return start < 0 || line(places[start]) !== line(places[start + whole.length - 1]);
  });
}"""

COPIED_HTML = "navigator.clipboard.read().then(([one]) => one.getType('text/html')).then((html) => html.text())"


def test_long_kyrgyz_words_are_divided_at_the_end_of_a_line(page: Page) -> None:
    """And are still found as they are written."""
    page.goto("/ky/releases/ky/")
    widths = range(300, 420, 5)
    torn = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        torn += page.evaluate(TORN, ["Форум", ["даярдалат"]])

    assert 0 < len(torn) < len(widths)
    assert page.evaluate("window.find('даярдалат')")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Page]:
    site = new_site(tmp_path_factory.mktemp("site"))
    site.replace(
        "content/site.yaml", "languages:\n", "languages:\n  en:\n    title: News\n    tags:\n      forum: Forum\n"
    )
    for lang, wholes in HELD.items():
        texts = [f"{BEFORE[lang]} {whole} {AFTER[lang]}" for whole in wholes.split("|")]
        site.write(f"content/releases/held-{lang}.{lang}.md", HEAD + "\n\n".join(texts) + "\n")
    for lang, text in (("ky", KYRGYZ), ("ru", RUSSIAN)):
        site.write(f"content/releases/{lang}.{lang}.md", f"{HEAD}{text}\n\n{TABLE}")
    for number, head in enumerate(HEADS):
        site.write(f"content/releases/head-{number}.ru.md", f"---\ntitle: {head}\ndate: 2018-07-02\n---\n\nА\n")
    site.write("content/events/feast.ky.md", FEAST)
    site.write("content/releases/feast.ky.md", "---\ntitle: А\ndate: 2018-07-02\nevent: feast\n---\n\nА\n")
    site.write("content/people/press.ru.md", CONTACT).write("content/releases/tariff.ru.md", TARIFF)
    site.write("content/releases/sums.ky.md", f"---\ntitle: А\ndate: 2018-07-02\nevent: fair\n---\n\n{SUMS}\n")
    site.write("content/events/fair.ky.md", "---\ntitle: А\nstart: 2018-07-03 09:00\nend: 2018-07-03 18:00\n---\n")
    site.with_all("search").build()
    with hosted(site.output) as hosting:
        context = chromium.new_context(base_url=hosting.origin)
        yield context.new_page()
        context.close()


@pytest.mark.parametrize(
    ("address", "text", "wholes"),
    [
        ("/ky/releases/ky/", "Форум", ["2018-жылдын 3-июлунда", "1 250 000 сомдук", "2018-ж. 2-июлга", "880 000"]),
        ("/ru/releases/ru/", "Приём", ["с 9 до 18 часов", "к 1 сентября", "на него", "1 250 000 сомов", "12 млн"]),
        ("/ru/releases/ru/", "Дороги", ["880 000"]),
        ("/ky/releases/sums/", "Долбоорго", ["5 млн сом", "1,5 млрд сомго", "2016–2018-жылдары", "10–15 гектар"]),
        ("/ky/releases/sums/", "саат", ["9:00–18:00."]),
        ("/ky/releases/sums/", "Качан", ["09:00–18:00"]),
    ],
)
def test_no_width_tears_what_belongs_together(page: Page, address: str, text: str, wholes: list[str]) -> None:
    page.goto(address)
    for width in range(300, 420, 5):
        page.set_viewport_size({"width": width, "height": 800})

        assert page.evaluate(TORN, [text, wholes]) == [], width


@pytest.mark.parametrize("lang", HELD)
def test_at_no_width_a_line_ends_within_a_number_a_name_or_an_address(page: Page, lang: str) -> None:
    """Each stands in a paragraph of its own, so that the end of a line moves over it. Nothing is wider than a page."""
    page.goto(f"/{lang}/releases/held-{lang}/")
    wholes = HELD[lang].split("|")
    texts = [(f"{BEFORE[lang]} {whole} {AFTER[lang]}", [whole]) for whole in wholes]
    torn = set()
    for width in range(300, 480, 5):
        page.set_viewport_size({"width": width, "height": 800})
        torn.update(page.evaluate(f"texts => texts.flatMap({TORN})", texts))

        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert torn == set()


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("Тариф", SHOWN),
        ("Асанова", ["+996 312 62-00-00", "+996 555 000000"]),
        ("Как сослаться", [*SHOWN, "28 июня", "2018 г."]),
    ],
)
def test_headings_contacts_and_what_is_to_be_cited_hold_together(page: Page, text: str, wholes: list[str]) -> None:
    page.goto("/ru/releases/tariff/")
    for width in range(280, 420, 5):
        page.set_viewport_size({"width": width, "height": 800})

        assert page.evaluate(TORN, [text, wholes]) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert NO_BREAK_SPACE not in page.locator(".copied").inner_text()


@pytest.mark.parametrize("number", range(len(HEADS)))
def test_no_headline_is_torn_within_a_word(page: Page, number: int) -> None:
    page.goto(f"/ru/releases/head-{number}/")
    for width in range(320, 480, 5):
        page.set_viewport_size({"width": width, "height": 800})

        assert page.evaluate(TORN_WORDS) == [], width


def test_an_hour_that_does_not_fit_beside_its_date_stands_in_the_next_line(page: Page) -> None:
    page.goto("/ky/releases/feast/")

    assert "Арыз берүүнүн акыркы мөөнөтү: " in page.locator("main").inner_text()

    for width in range(300, 420, 5):
        page.set_viewport_size({"width": width, "height": 800})

        assert page.evaluate(TORN, ["Арыз", ["18:00"]]) == [], width


def test_what_is_found_holds_together_as_on_pages(page: Page) -> None:
    page.goto("/ru/search/?q=Тариф")
    page.locator(".search-found .card").first.wait_for()
    for width in range(300, 420, 5):
        page.set_viewport_size({"width": width, "height": 800})

        assert page.evaluate(TORN, ["Найдено", [*SHOWN, "28 июня", "2018 г."]]) == [], width


def test_an_address_is_printed_once(page: Page) -> None:
    page.goto("/ru/releases/tariff/")
    printed = PdfReader(io.BytesIO(page.pdf())).pages[0].extract_text()

    assert printed.count("tariff.example/a") == 1
    assert printed.count("(https://tariff.example/b)") == 1


def test_copied_text_has_plain_spaces_and_hyphens(page: Page) -> None:
    """What copies find no trace of stays on the page, and so does the selection."""
    page.goto("/ky/releases/ky/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.prose'))")
    text, selected = page.inner_html(".prose"), page.evaluate("getSelection().toString()")
    page.keyboard.press("Control+c")

    assert KYRGYZ in page.evaluate("navigator.clipboard.readText()")
    assert SOFT_HYPHEN not in page.evaluate(COPIED_HTML)

    page.wait_for_function("selected => getSelection().toString() === selected", arg=selected)

    assert page.inner_html(".prose") == text
    assert SOFT_HYPHEN in text
    assert "2018-жылдын 2-июлу" in page.locator(".copied").inner_text()


def test_printed_words_are_whole(page: Page) -> None:
    """A PDF that a browser prints would have a space in place of each soft hyphen. Afterwards, they are back."""
    page.goto("/ky/releases/ky/")
    text = page.inner_html(".prose")
    printed = PdfReader(io.BytesIO(page.pdf()))

    assert "даярдалат" in printed.pages[0].extract_text()
    assert page.inner_html(".prose") == text
