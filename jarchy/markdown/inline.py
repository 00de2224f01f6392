"""Inline patterns: bare addresses, line breaks, superscripts, references, and HTML, which is refused.

Python-Markdown tries them in order of priority, with its own (code, escapes, links, HTML, emphasis).
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import (
    BacktickInlineProcessor,
    InlineProcessor,
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString, code_escape

from jarchy.core.patterns import lazy_pattern
from jarchy.markdown.bare_addresses import href_of, without_end

Found = tuple[Element | str | None, int | None, int | None]
NOTHING: Found = (None, None, None)

BREAK = r"(?: {2,}|\\)\n"
HTML_BREAK = r"<[bB][rR] ?/?>"
RAISED = r"<(?P<tag>su[pb])>(?P<inner>[^<>\n]{1,12})</(?P=tag)>|(?<=[\w)])\^(?P<raised>[\d+−-]{1,6})\^(?!\w)"
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


class Code(BacktickInlineProcessor):
    """Code within a line. One space on each side belongs to the marks; other spaces stay."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  as Python-Markdown calls it
        self, m: re.Match[str], data: str
    ) -> Found:
        if m[1]:
            return super().handleMatch(m, data)
        marks = _BACKQUOTES.match(data, m.start())
        assert marks is not None  # the pattern has matched
        end = re.compile(rf"(?<!`){marks[0]}(?!`)").search(data, marks.end())
        if not end:
            return None, m.start(), marks.end()
        text = data[marks.end() : end.start()].replace("\n", " ")
        if text.startswith(" ") and text.endswith(" ") and text.strip():
            text = text[1:-1]
        code = Element("code")
        code.text = AtomicString(code_escape(text))
        return code, m.start(), end.end()


_BACKQUOTES = lazy_pattern("`+")


class Address(InlineProcessor):
    """Makes links of bare web addresses, mail addresses and telephone numbers, without the punctuation after them."""

    ANCESTOR_EXCLUDES = ("a",)
    md: Any

    def handleMatch(  # type: ignore[override]  # noqa: N802  Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> Found:
        typed = without_end(self.before_elements(m["site"])) if m["site"] else m[0]
        words = as_typed(self.unescape(typed))
        href = href_of(m, words)
        if not href:
            return NOTHING
        link = Element("a", href=href)
        link.text = AtomicString(words)
        return link, m.start(), m.start() + len(typed)

    def before_elements(self, address: str) -> str:
        """The address, up to the first code or link in it. An escaped character is part of it."""
        stash = self.md.treeprocessors["inline"].stashed_nodes
        for mark in INLINE_PLACEHOLDER_RE.finditer(address):
            if not isinstance(stash.get(mark[1]), str):
                return address[: mark.start()]
        return address


class Break(InlineProcessor):
    """Breaks a line: two spaces or a backslash at its end, or `<br>`."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  as above
        self, m: re.Match[str], data: str
    ) -> Found:
        end = Element("br")
        end.tail = "\n"
        return end, m.start(), m.end()


class Raised(InlineProcessor):
    """Turns `м^2^`, `м<sup>2</sup>` and `CO<sub>2</sub>` into Unicode characters, which every format has: м², CO₂."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  as above
        self, m: re.Match[str], data: str
    ) -> Found:
        inner = m["inner"] or m["raised"]
        shown = inner.translate(_LOWERED if m["tag"] == "sub" else _RAISED)
        return (shown, m.start(), m.end()) if not set(shown) & set(inner) else NOTHING


class RawHtml(InlineProcessor):
    """Reports HTML, which Python-Markdown would pass through. It stays text."""

    md: Any

    def handleMatch(  # type: ignore[override]  # noqa: N802  as above
        self, m: re.Match[str], data: str
    ) -> Found:
        html = m[0]
        shown = re.sub("\x02[^\x03]*\x03", "…", html)
        self.md.body.report_words(html.split("\x02")[0], "raw-html", html=shown[:40])
        return shown, m.start(), m.end()


class MailLink(InlineProcessor):
    """Links `<press@example.org>` without Python-Markdown's obfuscation, which does not stop robots."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  as above
        self, m: re.Match[str], data: str
    ) -> Found:
        address = m[1].removeprefix("mailto:")
        link = Element("a", href=f"mailto:{address}")
        link.text = AtomicString(address)
        return link, m.start(), m.end()


def as_typed(text: str) -> str:
    """The text with the escaped characters that Python-Markdown has replaced by numbers."""
    return re.sub("\x02(\\d+)\x03", lambda mark: chr(int(mark[1])), text)


def label_of(text: str) -> str:
    """The label in the form in which labels are compared: case, spaces and code marks do not matter."""
    return re.sub(r"[`\\]", "", " ".join(text.casefold().split()))


class Reference(ReferenceInlineProcessor):
    """`[words][label]`. If the label is not defined, the brackets are text, and the words are parsed again."""

    RE_LINK = re.compile(r"\[([^\]]*)\]", re.DOTALL)

    def handleMatch(  # type: ignore[override]  # noqa: N802  as above
        self, m: re.Match[str], data: str
    ) -> Found:
        result = super().handleMatch(m, data)
        return result if result[0] is not None else NOTHING

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:  # noqa: N802  as above
        label, end, is_there = super().evalId(data, index, text)
        return label_of(self.typed(label)) if label else label, end, is_there

    def typed(self, text: str) -> str:
        """The text as typed, without the placeholders of the patterns that came before."""
        return as_typed(self.unescape(text))


class ShortReference(Reference, ShortReferenceInlineProcessor):
    """`[label]`."""

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:  # noqa: N802  as above
        return label_of(self.typed(text)), index, True
