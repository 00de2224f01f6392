"""A body to HTML, and to the documents that it speaks of."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import escape

from jarchy.core.lazy import LazyHtml
from jarchy.core.text import forbidden, strange_references, unescape
from jarchy.markdown.limits import excess_of_body
from jarchy.markdown.parser import References, dialect
from jarchy.markdown.plain_prose import read_plain
from jarchy.markdown.shortcodes import PLACED
from jarchy.markdown.source import MarkdownSource
from jarchy.model import Prose, Ref

# Placed as it should be, but for the name: what was meant is known beside all documents.
_MISNAMED = re.compile(
    r"^\[\[(?P<kind>quote|picture):[ \t]*(?P<name>[^\[\]\s](?:[^\[\]\n]*[^\[\]\s])?)[ \t]*\]\][ \t]*$", re.MULTILINE
)
_NEARLY_PLACED = re.compile(r"\[\[\s*(?P<kind>quote|picture)\b.*", re.IGNORECASE)
# Not the words of a link: [[a: b]](…); not an address, nor what is meant to be read: \[[a: b]]
_PLACING_NOTHING = re.compile(r"(?<!\\)\[\[\s*(?P<what>[^\W\d_]+)\s*:(?!//)[^\]\n]*\]\](?![(\[])")
_MISPLACED = {"quote": "quote-placement", "picture": "picture-placement"}


def read_prose(body: MarkdownSource, kinds: Collection[str]) -> Prose:
    """A body's HTML and lead. Problems and mentions are left in the source; `kinds` are what a link may name."""
    text = body.text
    if (excess := excess_of_body(text)) is not None:
        body.report_offset(0, "too-large", **excess._asdict())
        return Prose()
    if body.context.shortcuts and (plain := read_plain(body, kinds)) is not None:
        return plain
    parser = dialect()
    try:
        html = parser.read(body, kinds)
    except (RecursionError, ValueError):  # both are reached by hostile texts alone
        dialect.cache_clear()  # it was left in the middle of something
        html = "\x02"
    _report_misplaced(body)
    is_strange = _report_strange_references(body)
    _report_losses(body, parser.definitions)
    if _is_unreadable(html):
        if not is_strange:
            body.report_offset(len(text) - len(text.lstrip()), "markdown")
        return Prose()
    return Prose(LazyHtml.of(html), parser.lead, tuple(dict.fromkeys(one.ref for one in body.mentions)))


def _is_unreadable(html: str) -> bool:
    """Whether Python-Markdown left signs of its own, or a character reference stands for what no text may hold."""
    if "\x02" in html or "\x03" in html or "klzzwxh" in html:
        return True
    return "&" in html and (
        re.search(r"&#(?:\d|[xX][0-9a-fA-F]){9}", html) is not None or forbidden(unescape(html)) is not None
    )


def resolve(html: str, hrefs: Mapping[str, str]) -> Iterator[str | Ref]:
    """The pieces of a body: HTML with its links resolved, and the quotes and pictures placed between. A link without an
    href leaves its words; a web address that is none of the site's leads where it says.
    """

    def link(match: re.Match[str]) -> str:
        target = unescape(match["target"])
        href = hrefs.get(target, target if _WEB.match(target) else "")
        if not href:
            return match["text"]
        return f'<a href="{escape(href)}"{match["title"] or ""}>{match["text"]}</a>'

    for number, piece in enumerate(_PLACED_MARK.split(html)):
        if number % 2:
            yield Ref(*piece.split('="'))
        elif piece.strip():
            yield _REFERENCE.sub(link, piece)


_PLACED_MARK = re.compile(r'<figure data-((?:quote|picture)="[a-z0-9-]+)"></figure>\n?')
_REFERENCE = re.compile(
    r'<a href="(?P<target>(?!#|mailto:|tel:)[^"]*)"(?P<title> title="[^"]*")?>(?P<text>.*?)</a>',
    re.DOTALL | re.IGNORECASE,
)
_WEB = re.compile("https?://", re.IGNORECASE)


def _report_misplaced(body: MarkdownSource) -> None:
    """What nearly places a quote or a picture. What does, and is neither code nor a comment, `blocks` has seen."""
    if "[[" not in body.text:
        return
    for match in _NEARLY_PLACED.finditer(body.text):
        line_start, kind = body.text.rfind("\n", 0, match.start()) + 1, match["kind"].lower()
        if PLACED.match(body.text, line_start):
            continue
        if misnamed := _MISNAMED.match(body.text, line_start):
            body.mention(Ref(misnamed["kind"], misnamed["name"]), body.mark(line_start))
        else:
            body.report_offset(match.start(), _MISPLACED[kind])
    for match in _PLACING_NOTHING.finditer(body.outside_code):
        if match["what"].lower() not in _MISPLACED:
            body.report_offset(match.start(), "placement", what=match["what"])


def _report_strange_references(body: MarkdownSource) -> bool:
    """What may not be typed may not be written as a reference such as &#8203;, either. Gives whether any is."""
    right_to_left = body.context.text.right_to_left
    every = list(strange_references(body.outside_code, right_to_left=right_to_left))
    for offset, reference, strange in every:
        body.report_offset(offset, "character", **strange.words | {"remedy": f"delete “{reference}”"})
    return bool(every)


def _report_losses(body: MarkdownSource, references: References) -> None:
    """What Python-Markdown drops without a word: references and notes that nothing shows."""
    if not references and "[^" not in body.text:
        return
    used = frozenset(references.used)
    for one in references.definitions:
        if one.leads_to != references[one.label]:
            what, remedy = f"one of two lines “[{one.typed}]: …”", "give each a label of its own"
            body.report_line(one.line, "lost-text", what=what, remedy=remedy)
        elif one.label not in used:
            remedy = f"refer to it with [{one.typed}] in the text, or delete it"
            body.report_line(one.line, "lost-text", what=f"the line “[{one.typed}]: …”", remedy=remedy)
    text = body.outside_code.casefold()
    noted: set[str] = set()
    for note in _NOTE.finditer(text):
        mark = note["mark"]
        if mark in noted or text.count(mark) < 2:  # noqa: PLR2004  its own, and the one that refers to it
            remedy = f"refer to the note in the text with {mark}; use each mark for one note only"
            body.report_offset(note.start("mark"), "lost-text", what=f"the note “{mark}”", remedy=remedy)
        noted.add(mark)


_NOTE = re.compile(r"^[ \t>*+.\d-]*(?P<mark>\[\^[^\]\n]+\]):", re.MULTILINE)
