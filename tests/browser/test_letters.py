"""The site's own font has every letter that a reader sees, and is small. Needs no browser."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from fontTools.ttLib import TTFont

from tests.browser.conftest import Shown

MOST_BYTES = {"regular": 30_000, "italic": 17_000}
KYRGYZ = "АБВГДЕЁЖЗИЙКЛМНҢОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯ"


class Text(HTMLParser):
    """All that a reader may see of a page: its words, and what stands in for a picture or in an empty field."""

    SEEN = frozenset(("alt", "placeholder", "title", "value"))

    def __init__(self, page: str) -> None:
        super().__init__()
        self.letters: set[str] = set()
        self._is_code = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_code = tag in ("script", "style")
        for name, value in attrs:
            self.letters |= set(value or "") if name in self.SEEN else set()

    def handle_endtag(self, tag: str) -> None:
        self._is_code = False

    def handle_data(self, data: str) -> None:
        self.letters |= set() if self._is_code else set(data)


def letters(folder: Path) -> set[str]:
    """The letters and signs of a site's pages, and of the words that its style sheets add."""
    pages = (Text(file.read_text(encoding="utf-8")).letters for file in folder.rglob("*.html"))
    sheets = (file.read_text(encoding="utf-8") for file in folder.rglob("*.css"))
    added = (set(words) for sheet in sheets for words in re.findall(r'content:[^;]*?"([^"]*)"', sheet))
    return set().union(*pages, *added) - set("\n\r\t")


def fonts(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.woff2")


def missing(folder: Path) -> dict[str, list[str]]:
    """By font, what it lacks."""
    seen = letters(folder)
    known = {font.name: set(map(chr, TTFont(font).getBestCmap())) for font in fonts(folder)}
    return {name: sorted(seen - has) for name, has in known.items() if seen - has}


def test_every_letter_of_the_site_is_in_its_font(shown_site: Shown) -> None:
    assert {"ң", "ө", "ү", "№"} - letters(shown_site.folder) <= {"№"}
    assert missing(shown_site.folder) == {}


def test_the_font_has_both_alphabets_whatever_the_site_says(forum_shown: Shown) -> None:
    for font in fonts(forum_shown.folder):
        assert set(KYRGYZ + KYRGYZ.lower()) <= set(map(chr, TTFont(font).getBestCmap()))


def test_the_fonts_are_small(forum_shown: Shown) -> None:
    sizes = {
        "italic" if "italic" in font.name else "regular": font.stat().st_size for font in fonts(forum_shown.folder)
    }

    assert sizes.keys() == MOST_BYTES.keys()
    assert all(size <= MOST_BYTES[style] for style, size in sizes.items())


def test_a_letter_that_the_font_lacks_is_found(tmp_path: Path, forum_shown: Shown) -> None:
    font = next(fonts(forum_shown.folder))
    (tmp_path / font.name).write_bytes(font.read_bytes())
    (tmp_path / "index.html").write_text(
        "<p>А \N{N-ARY SUMMATION}<script>Ω</script>&#x3b1;<img alt='Ђ'>", encoding="utf-8"
    )
    (tmp_path / "style.css").write_text('p::before { content: "Ѫ" / "" }', encoding="utf-8")

    assert missing(tmp_path) == {font.name: sorted("\N{N-ARY SUMMATION}\N{GREEK SMALL LETTER ALPHA}ЂѪ")}
