"""Each check finds what it is there to find: a page that is bad on purpose is reported, and a good one is not."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.browser import tools
from tests.browser.checks import keyboard, look_at
from tests.browser.hosting import Hosting, hosted
from tests.browser.reader import Matter, reader
from tests.browser.weight import weigh

needs_browser = pytest.mark.browser

PAGE = """\
<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Страница</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/dot.svg">
<nav aria-label="Разделы"><a href="/">Начало</a> <a href="/#">Конец</a></nav>
<main><h1>Страница</h1><p>Текст.</p></main>
"""
STYLE = """\
html { background: #fff; color: #000; }
a { color: inherit; }
:focus-visible { outline: 3px solid #00f; }
@media (prefers-color-scheme: dark) { html { background: #000; color: #fff; } }
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


# What is added to the page, or to its style sheet; what that is about, and a word of the complaint.
BAD_PAGES: dict[str, tuple[str, Matter, str]] = {
    "a picture without words": ('<main><img src="/dot.svg"></main>', "barrier", "image-alt"),
    "a heading that leaves out a level": ("<h4>Глава</h4>", "barrier", "heading-order"),
    "a wide table": (f"<table><tr><td>{'Слово' * 50}</table>", "sideways", "<table"),
    "an error of a script": ('<script src="/bad.js"></script>', "console", "oh no"),
    "a script in the page": ("<script>1</script>", "console", "Content Security Policy"),
    "a style sheet from elsewhere": (
        '<link rel="stylesheet" href="https://fonts.example/x.css">',
        "console",
        "fonts.example",
    ),
    "a picture that is not there": ('<img alt="" src="/nothing.png">', "request", "404"),
}
BAD_STYLES: dict[str, tuple[str, Matter, str]] = {
    "white on white": ("p { color: #fff; background: #fff }", "barrier", "color-contrast"),
    "white on white by night": (
        "@media (prefers-color-scheme: dark) { p { color: #fff; background: #fff } }",
        "barrier",
        "(by night)",
    ),
    "a link that no finger hits": ("nav { font-size: 6px }", "barrier", "target-size"),
    "what is too wide for the narrowest": ("h1 { width: 340px }", "sideways", "(320 px)"),
    "what is too wide when text grows": ("h1 { width: 12rem }", "sideways", "(text is twice as large)"),
    "a colour that changes slowly": ("a { transition: color 0.1s }", "motion", "A."),
    "a sign that moves": ("p::before { animation: x 1s; content: '' }", "motion", "::before"),
}
BAD_FOCUS = {
    "no outline": (":focus-visible { outline: none }", "no visible focus"),
    "an outline as the ground": (":focus-visible { outline-color: #fff }", "no visible focus"),
    "a cover": ("body::after { position: fixed; inset: 0; content: ''; background: #fff }", "focus is hidden"),
    "an order of its own": ("nav { display: flex; flex-direction: row-reverse }", "the keyboard goes back"),
}
INVALID: dict[str, tuple[str, str, str]] = {  # a file, what is added to it, a word of the complaint
    "obsolete": ("index.html", '<p align="left">', "obsolete"),
    "twice": ("index.html", '<p id="a"><p id="a">', "Duplicate ID"),
    "unknown": ("index.html", "<nothing>", "not allowed"),
    "property": ("style.css", "p { colour: red }", "doesn't exist"),
    "drawing": ("dot.svg", "<g/>", "error"),
}


class Bad:
    """A site of one page, good until something is added to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("index.html", PAGE)
        self.write("style.css", STYLE)
        self.write("dot.svg", DOT)
        self.write("bad.js", 'console.error("oh no")')

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return file

    def add(self, name: str, text: str) -> Path:
        return self.write(name, (self.folder / name).read_text(encoding="utf-8") + text)


def new_page(folder: Path) -> Bad:
    folder.mkdir()
    return Bad(folder)


@pytest.fixture
def bad(tmp_path: Path) -> Bad:
    return Bad(tmp_path)


@pytest.fixture
def hosting(bad: Bad) -> Iterator[Hosting]:
    with hosted(bad.folder) as hosting:
        yield hosting


@needs_browser
def test_a_good_page_is_not_reported(chromium: Browser, bad: Bad, hosting: Hosting) -> None:
    with reader(chromium, hosting, 360) as visit:
        visit.open("")
        look_at(visit)
        visit.note("keyboard", keyboard(visit.page))

        assert visit.complaints() == ""


@needs_browser
@pytest.mark.parametrize(("addition", "matter", "word"), BAD_PAGES.values(), ids=BAD_PAGES)
def test_a_bad_page_is_reported(
    chromium: Browser, bad: Bad, hosting: Hosting, addition: str, matter: Matter, word: str
) -> None:
    bad.add("index.html", addition)
    with reader(chromium, hosting, 360) as visit:
        visit.open("")
        look_at(visit)

        assert word in visit.complaints(matter)


@needs_browser
@pytest.mark.parametrize(("addition", "matter", "word"), BAD_STYLES.values(), ids=BAD_STYLES)
def test_a_bad_style_is_reported(
    chromium: Browser, bad: Bad, hosting: Hosting, addition: str, matter: Matter, word: str
) -> None:
    bad.add("style.css", addition)
    with reader(chromium, hosting, 360) as visit:
        visit.open("")
        look_at(visit)

        assert word in visit.complaints(matter)


@needs_browser
def test_a_request_elsewhere_is_reported_where_no_policy_stops_it(chromium: Browser, bad: Bad) -> None:
    bad.add("index.html", '<img alt="" src="http://127.0.0.1:9/x.png">')
    with hosted(bad.folder, policy="") as hosting, reader(chromium, hosting) as visit:
        visit.open("")

        assert "elsewhere: http://127.0.0.1:9/x.png" in visit.complaints("request")


@needs_browser
@pytest.mark.parametrize(("style", "word"), BAD_FOCUS.values(), ids=BAD_FOCUS)
def test_a_keyboard_that_leads_astray_is_reported(
    chromium: Browser, bad: Bad, hosting: Hosting, style: str, word: str
) -> None:
    bad.add("style.css", style)
    with reader(chromium, hosting) as visit:
        found = keyboard(visit.open(""))

        assert [one for one in found if word in one] != []


@needs_browser
def test_html_and_css_that_are_not_valid_are_reported_and_a_good_page_is_not(tmp_path: Path) -> None:
    """Java takes seconds to start: once for all files."""
    good, files = new_page(tmp_path / "good"), []
    for name, (file, addition, _) in INVALID.items():
        files.append(new_page(tmp_path / name).add(file, addition))
    said = tools.nu([*files, *(good.folder / name for name in ("index.html", "style.css", "dot.svg"))])
    by_folder = {name: [line for line in said if f"/{name}/" in line] for name in ("good", *INVALID)}

    assert by_folder.pop("good") == []
    for name, (_, _, word) in INVALID.items():
        assert word in "\n".join(by_folder[name]).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"), name


@needs_browser
def test_everything_but_pictures_is_weighed_and_the_icon_is(chromium: Browser, bad: Bad, hosting: Hosting) -> None:
    (bad.folder / "picture.png").write_bytes(b"0" * 9000)
    bad.add("index.html", '<img alt="" src="/picture.png">')
    with reader(chromium, hosting) as visit:
        weight = weigh(visit, "")

    assert weight.requests == 3  # the page, its style sheet, its icon
    assert 0 < weight.text < weight.all < 3000


# What the checks stand on


class Answer(NamedTuple):
    status: int
    headers: HTTPMessage
    body: bytes


def ask(hosting: Hosting, path: str, accept: str = "") -> Answer:
    with closing(HTTPConnection("127.0.0.1", hosting.server_port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": accept})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())


def test_a_folder_is_hosted_as_static_hosts_do(bad: Bad, hosting: Hosting) -> None:
    (bad.folder / "ru").mkdir()
    bad.write("ru/index.html", PAGE)
    bad.write("404.html", "Нет такой страницы")

    assert ask(hosting, "/ru").headers["Location"] == "/ru/"
    assert ask(hosting, "/ru/").headers["Content-Type"] == "text/html; charset=utf-8"
    assert ask(hosting, "/dot.svg").headers["Content-Type"] == "image/svg+xml"
    assert ask(hosting, "/nothing/").status == 404
    assert ask(hosting, "/nothing/").body.decode() == "Нет такой страницы"
    assert ask(hosting, "/../" * 9 + "etc/hostname").status == 404
    assert gzip.decompress(ask(hosting, "/", "gzip").body).decode() == PAGE
    assert ask(hosting, "/", "gzip, br").headers["Content-Encoding"] == "br"
    assert "default-src 'self'" in ask(hosting, "/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("need", [tools.chromium, tools.java, lambda: tools.package("axe-core/axe.min.js")])
def test_what_is_missing_skips_a_test_with_a_line_and_fails_it_in_ci(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, need: Callable[[], object]
) -> None:
    monkeypatch.setattr(tools, "CHROMIUM", tmp_path / "chromium")
    monkeypatch.setattr(tools, "PACKAGES", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="is not there: apt install"):
        need()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="is not there: apt install"):
        need()
