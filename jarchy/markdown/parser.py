"""Configures Python-Markdown to read what CommonMark and GitHub read, and to produce nothing that can harm readers.

`blocks` parses the blocks; patterns of Python-Markdown and of `inline` parse the texts in them. The result is safe by
construction: the parts of Python-Markdown that pass HTML through are removed, and the finished tree is checked by
`sanitizer.guard`. What is refused is reported with its place, and never dropped silently.
"""

import re
import string
from collections.abc import Collection
from functools import cache
from typing import NamedTuple, Self
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import AUTOMAIL_RE, BACKTICK_RE, HTML_RE, LINK_RE
from markdown.treeprocessors import Treeprocessor

from jarchy.markdown.bare_addresses import ADDRESS
from jarchy.markdown.blocks import Blocks
from jarchy.markdown.fast_path import Headings, Inline
from jarchy.markdown.headings import heading_slug
from jarchy.markdown.inline import (
    BREAK,
    HTML_BREAK,
    RAISED,
    Address,
    Break,
    Code,
    MailLink,
    Raised,
    RawHtml,
    Reference,
    ShortReference,
    label_of,
)
from jarchy.markdown.sanitizer import first_paragraph, guard, serialize, set_type
from jarchy.markdown.source import MarkdownSource
from jarchy.markdown.unsupported import report_slips


@cache
def dialect() -> "Dialect":
    """The shared parser: creating one takes as long as parsing a text. Clear this cache after it failed in the middle
    of a text.
    """
    return Dialect()


class Definition(NamedTuple):
    """A line such as `[label]: address "title"`."""

    label: str  # in the form in which labels are compared
    typed: str
    leads_to: tuple[str, str]  # address and title
    line: int  # of the body, from 0


class References(dict[str, tuple[str, str]]):
    """The definitions of a body, `[label]: …`. Keeps those that nothing refers to, which Python-Markdown drops
    silently.
    """

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()
        self.definitions: list[Definition] = []

    def define(self, match: re.Match[str], line: int) -> None:
        """Adds a definition. The first definition of a label counts."""
        leads_to = match["target"].strip("<>"), (match["title"] or "")[1:-1]
        self.definitions.append(Definition(label_of(match["label"]), match["label"], leads_to, line))
        self.setdefault(self.definitions[-1].label, leads_to)

    def __getitem__(self, label: str) -> tuple[str, str]:
        self.used.add(label)
        return super().__getitem__(label)

    def clear(self) -> None:
        super().clear()
        self.used.clear()
        self.definitions.clear()


class Dialect(Markdown):
    """The configured Python-Markdown. With `stock`, it skips no work; tests compare with that."""

    body: MarkdownSource
    kinds: Collection[str]
    lead: str
    definitions: References
    starts: dict[Element, int]  # the line of the body, from 0, on which each block begins
    bullets: dict[Element, str]  # lists with marks that Markdown does not know, and these marks

    def __init__(self, *, stock: bool = False) -> None:
        self.notes = FootnoteExtension(BACKLINK_TEXT="^", BACKLINK_TITLE="{}", USE_DEFINITION_ORDER=False)
        headings = TocExtension(marker="", slugify=heading_slug) if stock else Headings()
        super().__init__(output_format="html", tab_length=4, extensions=[self.notes, headings])
        if not stock:
            self.treeprocessors.register(Inline(self), "inline", 20)
        self.serializer = serialize
        self.references = self.definitions = References()
        self.ESCAPED_CHARS = list(string.punctuation)
        for preprocessor in ("normalize_whitespace", "html_block"):
            self.preprocessors.deregister(preprocessor)
        self._register_patterns()
        self.treeprocessors.deregister("prettify")  # `Finish` separates the blocks
        self.treeprocessors.register(ReportUnsupported(self), "slips", 10)
        self.treeprocessors.register(Finish(self), "finish", -10)

    def build_parser(self) -> Self:
        """Builds the parser with our block parser, before extensions add to it."""
        super().build_parser()
        self.parser = Blocks(self)
        return self

    def _register_patterns(self) -> None:
        patterns = self.inlinePatterns
        patterns.deregister("entity")
        patterns.register(Code(BACKTICK_RE), "backtick", 190)
        patterns.register(Reference(LINK_RE, self), "reference", 170)
        patterns.register(ShortReference(LINK_RE, self), "short_reference", 130)
        patterns.register(MailLink(AUTOMAIL_RE, self), "automail", 110)
        patterns.register(Address(ADDRESS, self), "address", 105)
        patterns.register(Break(BREAK, self), "linebreak", 100)
        patterns.register(Break(HTML_BREAK, self), "html_break", 97)
        patterns.register(Raised(RAISED, self), "raised", 95)
        patterns.register(RawHtml(HTML_RE, self), "html", 90)
        patterns.register(RawHtml("<!--", self), "comment", 85)  # comments that are never closed
        assert self.delimiters is not None  # the pattern “em_strong” has set it
        self.delimiters.add("*", "strong,em", smart=True)  # no emphasis inside a word: 10*15*2 is a product

    def read(self, body: MarkdownSource, kinds: Collection[str]) -> str:
        """The HTML of the body. Stores its first paragraph in `lead`."""
        self.body, self.kinds, self.lead, self.starts, self.bullets = body, kinds, "", {}, {}
        self.reset()
        return self.convert(body.text)


class ReportUnsupported(Treeprocessor):
    """Reports unsupported Markdown, before escaped characters are unescaped and could be mistaken for it."""

    md: Dialect

    def run(self, root: Element) -> None:
        report_slips(root, self.md)


class Finish(Treeprocessor):
    """The last step: checks the tree, applies typography, and stores the lead."""

    md: Dialect

    def run(self, root: Element) -> None:
        guard(root, self.md.body, self.md.kinds)
        set_type(root, self.md.body.context.language)
        self.md.lead = first_paragraph(root)
        for block in self.md.starts:
            block.tail = "\n"
