"""Python-Markdown as Jarchy speaks it: the few extensions that releases need, and nothing that can harm a reader.

Safe by construction: the parts of Python-Markdown that pass HTML through are taken out, and the finished tree goes
through one door (`tree.guard`). What is refused is reported with its place, never dropped in silence.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension, SaneOListProcessor
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.inlinepatterns import AUTOMAIL_RE, HTML_RE, InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from jarchy.body import Body
from jarchy.shortcuts import INLINE, REFERENCES, SIGNS, Blocks, Headings, Inline, Spaces
from jarchy.tree import first_paragraph, guard, set_type

PLACED = re.compile(r"^\[\[(?P<kind>quote|picture):[ \t]*(?P<slug>[a-z0-9-]+)[ \t]*\]\][ \t]*$", re.MULTILINE)


def dialect_for(body: str) -> "Dialect":
    """Python-Markdown without the patterns and extensions whose signs don't occur in the text.

    They could not match, and trying them is most of its work. A test compares the results with those of the whole.
    """
    text = f"\n{body}".replace("\t", "    ")
    return _dialect(frozenset(name for name, sign in SIGNS.items() if sign.search(text)))


@cache
def _dialect(signs: frozenset[str]) -> "Dialect":
    return Dialect(signs)


def forget_dialects() -> None:
    _dialect.cache_clear()


class References(dict[str, tuple[str, str]]):
    """What lines such as `[label]: …` define. Python-Markdown drops in silence what nothing refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()
        self.again: set[str] = set()

    def __setitem__(self, label: str, target: tuple[str, str]) -> None:
        if label in self:
            self.again.add(label)
        super().__setitem__(label, target)

    def __getitem__(self, label: str) -> tuple[str, str]:
        self.used.add(label)
        return super().__getitem__(label)

    def clear(self) -> None:
        super().clear()
        self.used.clear()
        self.again.clear()


class Dialect(Markdown):
    """Python-Markdown as Jarchy speaks it; `signs` are those of `SIGNS` that a text may have. With `stock`, it leaves
    nothing undone: tests compare with that.
    """

    body: Body
    kinds: Collection[str]
    lead: str
    definitions: References

    def __init__(self, signs: Collection[str] = tuple(SIGNS), *, stock: bool = False) -> None:
        extensions: dict[str, Extension] = {
            "table": TableExtension(use_align_attribute=True),
            "footnote": FootnoteExtension(BACKLINK_TEXT="^", BACKLINK_TITLE="{}"),
            "definition": DefListExtension(),
            "heading": TocExtension(marker="", slugify=slugify_unicode) if stock else Headings(),
        }
        used = [extension for sign, extension in extensions.items() if sign in signs]
        super().__init__(output_format="html", tab_length=4, extensions=[SaneListExtension(), *used])
        if not stock:
            self.parser.__class__ = Blocks
            self.treeprocessors.register(Inline(self), "inline", 20)
            self.preprocessors.register(Spaces(self), "normalize_whitespace", 30)
        self.references = self.definitions = References()
        self.block_level_elements = frozenset(self.block_level_elements)  # type: ignore[assignment]  # found sooner
        self.preprocessors.deregister("html_block")
        self.preprocessors.register(ApartLines(self), "placed_lines", 25)
        self.parser.blockprocessors.register(PlacedBlock(self.parser), "placed", 95)
        self.parser.blockprocessors.register(OrderedList(self.parser), "olist", 40)
        if "table" in signs:
            self.parser.blockprocessors.register(Table(self.parser, {"use_align_attribute": True}), "table", 75)
        self.inlinePatterns.deregister("entity")
        self.inlinePatterns.register(RawHtml(HTML_RE, self), "html", 90)
        self.inlinePatterns.register(RawHtml("<!--", self), "comment", 85)  # one that ends in another paragraph
        self.inlinePatterns.register(MailLink(AUTOMAIL_RE, self), "automail", 110)
        for pattern, sign in INLINE.items():
            if sign not in signs or ("reference" not in signs and pattern in REFERENCES):
                self.inlinePatterns.deregister(pattern)
        if "escape" not in signs:
            self.treeprocessors.deregister("unescape")
        self.treeprocessors.register(Finish(self), "finish", -10)

    def read(self, body: Body, kinds: Collection[str]) -> str:
        """The body's HTML; leaves its first paragraph in `lead`."""
        self.body, self.kinds, self.lead = body, kinds, ""
        self.reset()
        return self.convert(body.text)


class ApartLines(Preprocessor):
    """A placed quote or picture is a block of its own, also without empty lines around it."""

    md: Dialect

    def run(self, lines: list[str]) -> list[str]:
        if "[[" not in self.md.body.text:
            return lines
        return [part for line in lines for part in (("", line, "") if PLACED.match(line) else (line,))]


class PlacedBlock(BlockProcessor):
    """`[[quote: slug]]` or `[[picture: slug]]` to a mark that `resolve` finds again."""

    def test(self, parent: Element, block: str) -> bool:
        return PLACED.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        if match := PLACED.fullmatch(blocks.pop(0)):
            SubElement(parent, "figure", {f"data-{match['kind']}": match["slug"]})


class OrderedList(SaneOListProcessor):
    """`2018. Год…` begins a paragraph, not a list."""

    def test(self, parent: Element, block: str) -> bool:
        return super().test(parent, block) and not re.match(r" {0,3}\d{3}", block)


class Table(TableProcessor):
    """A cell without a column in the table's head is reported: Python-Markdown drops it. The side to which a column is
    set is a class: `align` is obsolete, and the policy of a strict site allows no `style`.
    """

    def run(self, parent: Element, blocks: list[str]) -> None:
        """In a frame that scrolls when the table is wider than the page, by the keyboard, too."""
        super().run(SubElement(parent, "div", {"class": "wide", "tabindex": "0"}), blocks)

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        cells = self._split_row(row)  # type: ignore[attr-defined]  # the stubs lack it
        lost = [cell.strip() for cell in cells[len(align) :] if cell.strip()]
        if lost and isinstance(self.parser.md, Dialect):
            what = f"the cell “{lost[0]}”"
            remedy = "the table's head has fewer columns: add one"
            self.parser.md.body.report_at(row, "lost-text", what=what, remedy=remedy)
        super()._build_row(row, parent, align)  # type: ignore[misc]
        for cell in parent[-1]:
            if side := cell.attrib.pop("align", ""):
                cell.set("class", side)


class RawHtml(InlineProcessor):
    """Where Python-Markdown would pass HTML through, this reports it; the text stays text."""

    md: Dialect

    def handleMatch(  # type: ignore[override]  # noqa: N802  Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        html = m[0]
        shown = re.sub("\x02[^\x03]*\x03", "…", html)
        self.md.body.report_at(html.split("\x02")[0], "raw-html", html=shown[:40])
        return shown, m.start(0), m.end(0)


class MailLink(InlineProcessor):
    """`<press@example.org>`, without Python-Markdown's obfuscation, which stops no robot."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = Element("a", href=f"mailto:{m[1].removeprefix('mailto:')}")
        link.text = m[1].removeprefix("mailto:")
        return link, m.start(0), m.end(0)


class Finish(Treeprocessor):
    """The last hand: the tree is guarded, its marks are set, its beginning is kept."""

    md: Dialect

    def run(self, root: Element) -> None:
        guard(root, self.md.body, self.md.kinds)
        set_type(root, self.md.body.reading.language)
        self.md.lead = first_paragraph(root)
