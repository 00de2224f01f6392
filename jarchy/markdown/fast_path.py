"""Skips work of Python-Markdown that cannot change the result. Used for texts that are not plain prose.

A test compares the results with those of the unchanged Python-Markdown.
"""

import html
import re
from collections.abc import Callable
from functools import cached_property
from itertools import chain
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions.toc import (
    TocExtension,
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    strip_tags,
    unique,
)
from markdown.treeprocessors import InlineProcessor as MarkdownInline
from markdown.util import STX, AtomicString

from jarchy.core.patterns import lazy_pattern
from jarchy.markdown.bare_addresses import ADDRESS_SIGNS
from jarchy.markdown.headings import heading_slug

# Characters that inline patterns need. A text without any of them cannot match a pattern.
_BRACKET, _ANGLE = ("[",), ("<",)
INLINE = {
    "backtick": ("`",),
    "escape": ("\\",),
    **dict.fromkeys(("reference", "link", "short_reference"), _BRACKET),
    **dict.fromkeys(("image_link", "image_reference", "short_image_ref"), ("![",)),
    **dict.fromkeys(("autolink", "automail", "html", "html_break", "comment"), _ANGLE),
    "linebreak": ("  \n", "\\\n"),
    "address": ADDRESS_SIGNS,
    "raised": ("^", "<su"),
    "em_strong": ("*", "_"),
}
_SOME_SIGN = lazy_pattern("[" + "".join({re.escape(sign.strip(" ")[0]) for sign in chain(*INLINE.values())}) + "]")


class Inline(MarkdownInline):
    """Skips the patterns whose character is not in the text. This saves most of the work."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  Python-Markdown's names
        if isinstance(data, AtomicString) or not _SOME_SIGN.search(data):
            return data
        start = 0
        while patternIndex < len(self.patterns):
            pattern, signs = self.patterns[patternIndex]
            matched = False
            if not signs or any(map(data.__contains__, signs)):
                data, matched, start = self.apply(pattern, data, patternIndex, start)
            if not matched:
                patternIndex, start = patternIndex + 1, 0  # noqa: N806  its name
        return data

    @property
    def apply(self) -> Callable[[Any, str, int, int], tuple[str, bool, int]]:
        return self._InlineProcessor__applyPattern  # type: ignore[attr-defined, no-any-return]  # the mangled name of a private method

    @cached_property
    def patterns(self) -> list[tuple[Any, tuple[str, ...]]]:
        """The patterns in their order, each with its characters. Patterns of extensions have none, and are always
        tried.
        """
        known = self.inlinePatterns
        signs = {known.get_index_for_name(name): signs for name, signs in INLINE.items()}
        return [(pattern, signs.get(index, ())) for index, pattern in enumerate(known)]


HEADINGS = {f"h{level}" for level in range(1, 7)}


class HeadingIds(TocTreeprocessor):
    """Gives headings the ids of Python-Markdown's table of contents, without making the table."""

    def run(self, root: Element) -> None:
        ids = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
        counters: dict[str, int] = {}
        for element in root.iter():
            if element.tag in HEADINGS:
                element.attrib["id"] = unique(heading_slug(self.name(element), "-"), ids, counters)

    def name(self, heading: Element) -> str:
        words = heading.text or ""
        if len(heading) == 0 and not self._marked.search(words):
            return " ".join(words.split())
        return html.unescape(strip_tags(render_inner_html(remove_fnrefs(heading), self.md)))

    _marked = re.compile(f"[&<>{STX}]")


class Headings(TocExtension):
    TreeProcessorClass = HeadingIds
