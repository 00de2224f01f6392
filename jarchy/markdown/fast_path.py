"""What Python-Markdown may leave undone, because a text has no sign of it: the same comes out, and sooner.

Trying what can't match is most of its work. A test compares the results with those of the whole.
"""

import html
import re
from collections.abc import Callable
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions.toc import (
    TocExtension,
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    slugify_unicode,
    strip_tags,
    unique,
)
from markdown.treeprocessors import InlineProcessor as MarkdownInline
from markdown.util import STX, AtomicString

# What can make a pattern matter: one of these is in the text. So most of a text is passed over at once.
SIGNS = {
    "code": ("`",),
    "escape": ("\\",),
    "bracket": ("[",),
    "reference": ("]:",),
    "picture": ("![",),
    "angle": ("<",),
    "emphasis": ("*", "_"),
    "break": ("  \n", "\\\n"),
    "footnote": ("[^",),
    "heading": ("#",),
    "address": ("://", "@", "+", "www.", "WWW."),
    "raised": ("^", "<su"),
}


def signs_in(text: str) -> frozenset[str]:
    """The names in `SIGNS` of which a text has something."""
    return frozenset([name for name, signs in SIGNS.items() for sign in signs if sign in text])


# The inline patterns, each with the name of its signs in `SIGNS`.
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
    "html_break": "angle",
    "comment": "angle",
    "linebreak": "break",
    "address": "address",
    "raised": "raised",
    "em_strong": "emphasis",
}
# What stands before or behind these characters where they can be signs: ends of lines, “://”, “+7”, “www.” are meant,
# single colons, pluses and w are not.
_MEANT = r"(?:(?<![\n:+wW])|(?<=  \n)|(?<=\\\n)|(?<=:)//|(?<=\+)\d|(?<=[wW])[wW]{2}\.)"
# Patterns that look up a label: they need the sign “reference”, too.
REFERENCES = ("reference", "short_reference", "image_reference", "short_image_ref")


class Inline(MarkdownInline):
    """A pattern whose sign is not in a text can't match it, and need not be tried; nor need a block without any."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        search = self._signs.search
        marked = Element(tree.tag)
        marked.extend(block for block in tree if search("".join(block.itertext()) if len(block) else block.text or ""))
        super().run(marked, ancestors)
        return tree

    @cached_property
    def _signs(self) -> re.Pattern[str]:
        """Something that may be a sign of one of the patterns; a single class of characters is found soonest."""
        names = dict.fromkeys(INLINE[name] for name in INLINE if name in self.inlinePatterns)
        names.pop("break", None)  # the end of a line, which a space before it would make of every word
        first = "".join(re.escape(sign[0]) for name in names for sign in SIGNS[name])
        return re.compile(f"[{first}\\[\n]{_MEANT}")

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  their names
        if isinstance(data, AtomicString) or not self._signs.search(data):
            return data
        start = 0
        while patternIndex < len(self.patterns):
            pattern, signs = self.patterns[patternIndex]
            matched = False
            if not signs or any(map(data.__contains__, signs)):
                data, matched, start = self.apply(pattern, data, patternIndex, start)
            if not matched:
                patternIndex, start = patternIndex + 1, 0  # noqa: N806  their name
        return data

    @property
    def apply(self) -> Callable[[Any, str, int, int], tuple[str, bool, int]]:
        return self._InlineProcessor__applyPattern  # type: ignore[attr-defined, no-any-return]  # Python's name for it

    @cached_property
    def patterns(self) -> list[tuple[Any, tuple[str, ...]]]:
        """In the order in which they are tried, with their signs; those of extensions are always tried."""
        known = self.inlinePatterns
        signs = {known.get_index_for_name(name): SIGNS[sign] for name, sign in INLINE.items() if name in known}
        return [(pattern, signs.get(index, ())) for index, pattern in enumerate(known)]


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
