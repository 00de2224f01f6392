"""Python-Markdown as Jarchy speaks it: what CommonMark and GitHub read in a text, and nothing that can harm a reader.

Its blocks are read by `blocks`, what stands in them by patterns of Python-Markdown and of `inline`. Safe by
construction: the parts of Python-Markdown that pass HTML through are taken out, and the finished tree goes through one
door (`sanitizer.guard`). What is refused is reported with its place, never dropped in silence.
"""

import re
import string
from collections.abc import Collection
from functools import cache
from typing import NamedTuple, Self
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.inlinepatterns import AUTOMAIL_RE, BACKTICK_RE, HTML_RE, LINK_RE
from markdown.treeprocessors import Treeprocessor

from jarchy.markdown.blocks import Blocks
from jarchy.markdown.fast_path import Headings, Inline
from jarchy.markdown.inline import (
    ADDRESS,
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
    """One for all texts: to make one takes as long as to read some. Forget it where it failed in the middle of one."""
    return Dialect()


class Definition(NamedTuple):
    """A line such as `[label]: address "title"`."""

    label: str  # as it is compared
    typed: str
    leads_to: tuple[str, str]  # address and title
    line: int  # of the body, from 0


class References(dict[str, tuple[str, str]]):
    """What lines such as `[label]: …` define. Python-Markdown drops in silence what nothing refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()
        self.definitions: list[Definition] = []

    def define(self, found: re.Match[str], line: int) -> None:
        """The first definition of a label holds."""
        leads_to = found["target"].strip("<>"), (found["title"] or "")[1:-1]
        self.definitions.append(Definition(label_of(found["label"]), found["label"], leads_to, line))
        self.setdefault(self.definitions[-1].label, leads_to)

    def __getitem__(self, label: str) -> tuple[str, str]:
        self.used.add(label)
        return super().__getitem__(label)

    def clear(self) -> None:
        super().clear()
        self.used.clear()
        self.definitions.clear()


class Dialect(Markdown):
    """Python-Markdown as Jarchy speaks it. With `stock`, it leaves nothing undone: tests compare with that."""

    body: MarkdownSource
    kinds: Collection[str]
    lead: str
    definitions: References
    starts: dict[Element, int]  # the blocks, and the lines of the body on which they begin
    bullets: dict[Element, str]  # lists whose marks Markdown does not know, and these marks

    def __init__(self, *, stock: bool = False) -> None:
        self.notes = FootnoteExtension(BACKLINK_TEXT="^", BACKLINK_TITLE="{}", USE_DEFINITION_ORDER=False)
        headings = TocExtension(marker="", slugify=slugify_unicode) if stock else Headings()
        super().__init__(output_format="html", tab_length=4, extensions=[self.notes, headings])
        if not stock:
            self.treeprocessors.register(Inline(self), "inline", 20)
        self.serializer = serialize
        self.references = self.definitions = References()
        self.ESCAPED_CHARS = list(string.punctuation)
        for preprocessor in ("normalize_whitespace", "html_block"):
            self.preprocessors.deregister(preprocessor)
        self._register_patterns()
        self.treeprocessors.deregister("prettify")  # `Finish` parts the blocks
        self.treeprocessors.register(ReportUnsupported(self), "slips", 10)
        self.treeprocessors.register(Finish(self), "finish", -10)

    def build_parser(self) -> Self:
        """Puts together the parts of Python-Markdown, with our parser of blocks before extensions add to it."""
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
        patterns.register(RawHtml("<!--", self), "comment", 85)  # one that never ends
        assert self.delimiters is not None  # the pattern “em_strong” has set it
        self.delimiters.add("*", "strong,em", smart=True)  # 10*15*2 is a sum: nothing is emphasised inside a word

    def read(self, body: MarkdownSource, kinds: Collection[str]) -> str:
        """The body's HTML; leaves its first paragraph in `lead`."""
        self.body, self.kinds, self.lead, self.starts, self.bullets = body, kinds, "", {}, {}
        self.reset()
        return self.convert(body.text)


class ReportUnsupported(Treeprocessor):
    """Looks for signs that mean nothing, before what stood behind a backslash can be taken for one."""

    md: Dialect

    def run(self, root: Element) -> None:
        report_slips(root, self.md)


class Finish(Treeprocessor):
    """The last hand: the tree is guarded, its marks are set, its beginning is kept."""

    md: Dialect

    def run(self, root: Element) -> None:
        guard(root, self.md.body, self.md.kinds)
        set_type(root, self.md.body.context.language)
        self.md.lead = first_paragraph(root)
        for block in self.md.starts:
            block.tail = "\n"
