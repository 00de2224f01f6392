"""What Python-Markdown may leave undone, because a text has no sign of it: the same comes out, and sooner.

Trying what can't match is most of its work. A test compares the results with those of the whole.
"""

import html
import re
from collections.abc import Callable
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.extensions.toc import (
    TocExtension,
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    slugify_unicode,
    strip_tags,
    unique,
)
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor as MarkdownInline
from markdown.util import ETX, STX, AtomicString

# What can make a pattern or an extension matter, and the parts that it matters to. Each is a sign, or one of a few,
# and then what else must be: so most of a text is passed over at once. A line begins with the end of the one before.
SIGNS = {
    "code": re.compile("`"),
    "escape": re.compile(r"\\"),
    "bracket": re.compile(r"\["),
    "reference": re.compile(r"\]:"),
    "picture": re.compile(r"!\["),
    "angle": re.compile("<"),
    "emphasis": re.compile("[*_]"),
    "break": re.compile("  \n"),
    "table": re.compile(r"\|"),
    "footnote": re.compile(r"\[\^"),
    "definition": re.compile(r"\n[ \t>*+.\d-]*:"),  # also inside of lists and quotations
    "heading": re.compile(r"[#\n](?:(?<=#)|[ \t>*+.\d=-]*[=-][ \t]*$)", re.MULTILINE),
}
INLINE = {
    "backtick": "code",
    "escape": "escape",
    "reference": "bracket",
    "link": "bracket",
    "short_reference": "bracket",
    "image_link": "picture",
    "image_reference": "picture",
    "short_image_ref": "picture",
    "autolink": "angle",
    "automail": "angle",
    "html": "angle",
    "comment": "angle",
    "linebreak": "break",
    "em_strong": "emphasis",
}
# What looks for the lines that SIGNS calls references.
REFERENCES = ("reference", "short_reference", "image_reference", "short_image_ref")


class Spaces(NormalizeWhitespace):
    """A text without tabs and without lines of spaces alone is as it shall be."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        is_odd = any(sign in text for sign in ("\t", "\r", "\n ", STX, ETX))
        return super().run(lines) if is_odd else [*lines, "", ""]


class Blocks(BlockParser):
    """A block that looks like nothing but a paragraph, a quotation or a list is one: nobody else needs to be asked."""

    _looks = re.compile(
        r"(?P<paragraph>(?:[^\s#=*_>+:|\[\]\\`~\d-][^\n|]*(?:\n(?=.)|\Z))+)"
        r"|(?P<quote>(?:>[^\n]*(?:\n(?=.)|\Z))+)"
        r"|(?P<ulist>(?:[*+-] +[^\s*_|-][^\n|]*(?:\n(?=.)|\Z))+)"
    )

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802  Python-Markdown's name
        while blocks:
            looks = self._looks.fullmatch(blocks[0])
            if looks and self.blockprocessors[looks.lastgroup or ""].test(parent, blocks[0]):
                self.blockprocessors[looks.lastgroup or ""].run(parent, blocks)
                continue
            for processor in self.blockprocessors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break


class Inline(MarkdownInline):
    """A pattern whose sign is not in a text can't match it, and need not be tried; nor need a block without any."""

    _signs = re.compile(r"[`\\\[<*_\n](?:(?<!\n)|(?<=  \n))")

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        marked = Element(tree.tag)
        marked.extend(block for block in tree if self._signs.search("".join(block.itertext())))
        super().run(marked, ancestors)
        return tree

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  their names
        if isinstance(data, AtomicString) or not self._signs.search(data):
            return data
        start = 0
        while patternIndex < len(self.patterns):
            pattern, sign = self.patterns[patternIndex]
            matched = False
            if sign.search(data):
                data, matched, start = self.apply(pattern, data, patternIndex, start)
            if not matched:
                patternIndex, start = patternIndex + 1, 0  # noqa: N806  their name
        return data

    @property
    def apply(self) -> Callable[[Any, str, int, int], tuple[str, bool, int]]:
        return self._InlineProcessor__applyPattern  # type: ignore[attr-defined, no-any-return]  # Python's name for it

    @cached_property
    def patterns(self) -> list[tuple[Any, re.Pattern[str]]]:
        """In the order in which they are tried, with their signs; those of extensions are always tried."""
        known = self.inlinePatterns
        signs = {known.get_index_for_name(name): SIGNS[sign] for name, sign in INLINE.items() if name in known}
        return [(pattern, signs.get(index, _ALWAYS)) for index, pattern in enumerate(known)]


_ALWAYS = re.compile("")
HEADINGS = {f"h{level}" for level in range(1, 7)}


class HeadingIds(TocTreeprocessor):
    """Headings get the ids that a table of contents would link to; there is no table to be made."""

    def run(self, root: Element) -> None:
        ids = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
        counters: dict[str, int] = {}
        for element in root.iter():
            if element.tag in HEADINGS:
                element.attrib["id"] = unique(slugify_unicode(self.name(element), "-"), ids, counters)

    def name(self, heading: Element) -> str:
        words = heading.text or ""
        if len(heading) == 0 and not self._marked.search(words):
            return " ".join(words.split())
        return html.unescape(strip_tags(render_inner_html(remove_fnrefs(heading), self.md)))

    _marked = re.compile(f"[&<>{STX}]")


class Headings(TocExtension):
    TreeProcessorClass = HeadingIds
