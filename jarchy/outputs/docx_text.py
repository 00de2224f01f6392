"""Writes the HTML of a release into a document for word processors. It knows what Markdown and its template make."""

import io
import re
from html.parser import HTMLParser

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from jarchy.images.processing import make_rendition
from jarchy.markdown.typed_lists import TYPED
from jarchy.outputs.release_document import DocumentView
from jarchy.problems import Problem

Attributes = list[tuple[str, str | None]]
BLOCKS = ("p", "li", "figcaption", "pre", "td", "th", "blockquote", "dt", "dd")
STYLES = {"b": "bold", "strong": "bold", "th": "bold", "i": "italic", "em": "italic", "cite": "italic"}
FONTS = {"sup": "superscript", "sub": "subscript", "del": "strike", "s": "strike"}
BACK = "footnote-backref"  # the class of a link from a footnote back to the text, which paper has no use for
DEEPEST = 3  # levels of lists that the styles of a document have
WIDEST, COLUMN = Mm(150), Mm(35)


class _List:
    """An open list. `style` is that of its items; `number` of the next one, if it counts them."""

    def __init__(self, tag: str, facts: dict[str, str]) -> None:
        self.is_counted = tag == "ol"
        self.number = int(facts.get("start") or 1)
        self.style = "List" if self.is_counted or facts.get("class") == TYPED else "List Bullet"

    def mark(self) -> str:
        """What stands before the next item. Numbers are text: a word processor would count on from the last list."""
        self.number += 1
        return f"{self.number - 1}.\t" if self.is_counted else ""


class WordText(HTMLParser):
    """Reads the HTML, and adds to the document. `problem` says that a picture is broken."""

    def __init__(self, document: Document, view: DocumentView) -> None:
        super().__init__()
        self.document, self.view = document, view
        self.problem: Problem | None = None
        self.open: list[str] = []
        self.lists: list[_List] = []
        self.is_item = False  # whether the next paragraph begins an item
        self.paragraph: Paragraph | None = None
        self.link = ""
        self.table: Table | None = None
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "img":
            self._picture(facts)
        elif tag == "br":
            if self.paragraph:
                self.paragraph.add_run().add_break(WD_BREAK.LINE)
        elif tag != "hr":
            self.open.append(BACK if facts.get("class") == BACK else tag)
            self.link = facts.get("href", "") if tag == "a" else self.link
            self._begin(tag, facts)

    def _begin(self, tag: str, facts: dict[str, str]) -> None:
        if tag in ("ul", "ol"):
            self.lists.append(_List(tag, facts))
            self.paragraph = None
        elif tag == "table":
            self.table = self.document.add_table(0, 0)
        elif tag == "tr" and self.table:
            self.table.add_row()  # type: ignore[no-untyped-call]  # it has no types
            self.cells = 0
        elif re.fullmatch("h[1-6]", tag):
            self.paragraph = self.document.add_heading(level=int(tag[1]))
        elif tag in BLOCKS:
            self.is_item |= tag == "li"
            self.paragraph = self._cell(self.table) if tag in ("td", "th") and self.table else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and BACK in self.open:
            self.open.remove(BACK)
        elif tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]
        if tag in ("ul", "ol"):
            self.lists.pop()
        elif tag == "a":
            self.link = ""
        elif tag == "table":
            self.table = None
        if tag in BLOCKS or re.fullmatch("h[1-6]", tag):
            self.paragraph = None

    def handle_data(self, data: str) -> None:
        is_kept = "pre" in self.open
        text = data if is_kept else re.sub("[ \t\n]+", " ", data)
        if BACK in self.open or (self.paragraph is None and not text.strip()):
            return
        if self.paragraph is None:
            self.paragraph, text = self._new_paragraph(), text if is_kept else text.lstrip(" ")
        run = self._linked(self.paragraph) if self.link else self.paragraph.add_run()
        run.text = text
        for tag in self.open:
            if tag in STYLES:
                setattr(run, STYLES[tag], True)
            if tag in FONTS:
                setattr(run.font, FONTS[tag], True)

    def _new_paragraph(self) -> Paragraph:
        if self.lists:
            now = self.lists[-1]
            style, mark = (now.style, now.mark()) if self.is_item else ("List Continue", "")
            self.is_item = False
            level = min(len(self.lists), DEEPEST)
            return self.document.add_paragraph(mark, style=style if level == 1 else f"{style} {level}")
        style = "Quote" if "blockquote" in self.open else "Caption" if "figcaption" in self.open else "Normal"
        return self.document.add_paragraph(style=style)

    def _cell(self, table: Table) -> Paragraph:
        while len(table.columns) <= self.cells:
            table.add_column(COLUMN)
        paragraph: Paragraph = table.rows[-1].cells[self.cells].paragraphs[0]
        self.cells += 1
        return paragraph

    def _linked(self, paragraph: Paragraph) -> Run:
        """A run within a link, which the library can read, but not make."""
        relation = paragraph.part.relate_to(self.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), relation)
        element = OxmlElement("w:r")
        link.append(element)
        paragraph._p.append(link)  # noqa: SLF001  as above
        run = Run(element, paragraph)
        run.underline = True
        return run

    def _picture(self, facts: dict[str, str]) -> None:
        rendition = self.view.pictures.get(facts.get("src", ""))
        made = make_rendition(rendition) if rendition else None
        if isinstance(made, Problem):
            self.problem = made
        elif made:
            shape = self.document.add_picture(io.BytesIO(made), width=WIDEST)
            shape._inline.docPr.set("descr", facts.get("alt", ""))  # noqa: SLF001  the library has no other way
        self.paragraph = None
