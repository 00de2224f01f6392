"""The site's own font has every letter that a reader sees, and is small. Needs no browser."""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from fontTools.ttLib import TTFont

from tests.browser.conftest import Shown
from tests.conftest import PROJECT

MOST_BYTES = {"": 28_000, "-italic": 17_000, "-cyrillic-ext": 11_000, "-italic-cyrillic-ext": 7_000}
MOST_BYTES |= {"-latin-ext": 22_000, "-italic-latin-ext": 13_000}
ASSETS = PROJECT / "assets"
NEIGHBOURS = {  # by the font of their letters
    "cyrillic-ext": "әғқңөұүһіўқғҳғӣқӯҳҷґєіїіў",
    "latin-ext": "çğıöşüʻáčďéěíňóřšťúůýžąćęłńóśźżăâîșțāēģīķļņšūžđệ",
}
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


def characters(font: Path) -> set[str]:
    return set(map(chr, TTFont(font).getBestCmap()))


def missing(folder: Path) -> dict[str, list[str]]:
    """By font for all texts, what it lacks."""
    seen = letters(folder)
    known = {font.name: characters(font) for font in fonts(folder) if "-ext." not in font.name}
    return {name: sorted(seen - has) for name, has in known.items() if seen - has}


def test_every_letter_of_the_site_is_in_its_font(shown_site: Shown) -> None:
    assert {"ң", "ө", "ү", "№"} - letters(shown_site.folder) <= {"№"}
    assert missing(shown_site.folder) == {}


def test_the_font_has_both_alphabets_whatever_the_site_says(forum_shown: Shown) -> None:
    for font in fonts(forum_shown.folder):
        assert "-ext." in font.name or set(KYRGYZ + KYRGYZ.lower()) <= characters(font)


def test_letters_of_neighbours_are_in_fonts_of_their_own() -> None:
    """Which have nothing that the font for all texts has, and exactly the letters that they are asked for."""
    for style in "", "-italic":
        first = characters(ASSETS / f"fonts/literata{style}.woff2")
        for part, known in NEIGHBOURS.items():
            more = characters(ASSETS / f"fonts/literata{style}-{part}.woff2")
            asked = ranges(f"literata{style}-{part}.woff2")

            assert set(known + unicodedata.normalize("NFC", known.upper())) <= more | first
            assert more <= asked
            assert not first & asked


def ranges(font: str) -> set[str]:
    """The characters for which browsers ask for a font."""
    (said,) = re.findall(rf'{font}"[^}}]*unicode-range:([^;]*)', (ASSETS / "style.css").read_text(encoding="utf-8"))
    pairs = (one.strip().removeprefix("U+").partition("-") for one in said.split(","))
    return {chr(code) for first, _, last in pairs for code in range(int(first, 16), int(last or first, 16) + 1)}


def test_the_fonts_are_small(forum_shown: Shown) -> None:
    sizes = {
        font.name.partition(".")[0].removeprefix("literata"): font.stat().st_size for font in fonts(forum_shown.folder)
    }

    assert sizes.keys() == MOST_BYTES.keys()
    assert all(size <= MOST_BYTES[style] for style, size in sizes.items())


def test_a_letter_that_the_font_lacks_is_found(tmp_path: Path, forum_shown: Shown) -> None:
    font = next(font for font in fonts(forum_shown.folder) if "-ext." not in font.name)
    (tmp_path / font.name).write_bytes(font.read_bytes())
    (tmp_path / "index.html").write_text(
        "<p>А \N{N-ARY SUMMATION}<script>Ω</script>&#x3b1;<img alt='Ђ'>", encoding="utf-8"
    )
    (tmp_path / "style.css").write_text('p::before { content: "Ѫ" / "" }', encoding="utf-8")

    assert missing(tmp_path) == {font.name: sorted("\N{N-ARY SUMMATION}\N{GREEK SMALL LETTER ALPHA}ЂѪ")}
