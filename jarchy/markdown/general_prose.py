"""Reads a body with all that the dialect has, by Python-Markdown, and reports what a reader of the page would miss."""

import re
from collections.abc import Collection

from jarchy.core.lazy import LazyHtml
from jarchy.core.patterns import lazy_pattern
from jarchy.core.references import forbidden, strange_references, unescape
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN
from jarchy.markdown.parser import References, dialect
from jarchy.markdown.shortcodes import LINE, MISNAMED, PLACING_NOTHING, nearly
from jarchy.markdown.source import MarkdownSource
from jarchy.model import Prose, Ref


def read_general(body: MarkdownSource, kinds: Collection[str]) -> Prose:
    """The HTML and the lead of a body. Adds problems and mentions to the source."""
    text = body.text
    parser = dialect()
    try:
        html = parser.read(body, kinds)
    except (RecursionError, ValueError):  # only hostile texts cause these
        dialect.cache_clear()  # it stopped in the middle of a text
        html = "\x02"
    _report_misplaced(body)
    is_strange = _report_strange_references(body)
    _report_losses(body, parser.definitions)
    if _is_unreadable(html):
        if not is_strange:
            body.report_offset(len(text) - len(text.lstrip()), "markdown")
        return Prose()
    return Prose(LazyHtml.of(html), parser.lead, tuple(dict.fromkeys(mention.ref for mention in body.mentions)))


def _is_unreadable(html: str) -> bool:
    """Whether Python-Markdown left its own placeholders, or a character reference stands for a forbidden character."""
    if "\x02" in html or "\x03" in html or "klzzwxh" in html:
        return True
    return "&" in html and (
        re.search(r"&#(?:\d|[xX][0-9a-fA-F]){9}", html) is not None
        or forbidden(unescape(html.replace(NO_BREAK_HYPHEN, ""))) is not None
    )


def _report_misplaced(body: MarkdownSource) -> None:
    """Reports what is almost a shortcode. `blocks` has handled the correct ones."""
    if "[[" not in body.text:
        return
    known = body.shortcodes
    for match in nearly(tuple(known)).finditer(body.text):
        line_start = body.text.rfind("\n", 0, match.start()) + 1
        line, misnamed = LINE.match(body.text, line_start), MISNAMED.match(body.text, line_start)
        if line and line["name"] in known:
            continue
        if misnamed and misnamed["name"] in known:
            body.mention(Ref(misnamed["name"], misnamed["slug"]), body.mark(line_start))
        else:
            meant = known[match["name"].lower()]
            body.report_offset(match.start(), "misplaced", name=meant.name, example=meant.example)
    examples = " or ".join(shortcode.example for shortcode in known.values())
    for match in PLACING_NOTHING.finditer(body.outside_code):
        if match["what"].lower() not in known:
            body.report_offset(match.start(), "placement", what=match["what"], known=examples)


def _report_strange_references(body: MarkdownSource) -> bool:
    """Reports characters that may not be typed, but are written as references such as &#8203;. Returns whether there
    are any.
    """
    right_to_left = body.context.text.right_to_left
    every = list(strange_references(body.outside_code, right_to_left=right_to_left))
    for offset, reference, strange in every:
        body.report_offset(offset, "character", **strange.words | {"remedy": f"delete “{reference}”"})
    return bool(every)


def _report_losses(body: MarkdownSource, references: References) -> None:
    """Reports references and footnotes that nothing uses. Python-Markdown drops them silently."""
    if not references and "[^" not in body.text:
        return
    used = frozenset(references.used)
    for definition in references.definitions:
        if definition.leads_to != references[definition.label]:
            what, remedy = f"one of two lines “[{definition.typed}]: …”", "give each a label of its own"
            body.report_line(definition.line, "lost-text", what=what, remedy=remedy)
        elif definition.label not in used:
            remedy = f"refer to it with [{definition.typed}] in the text, or delete it"
            body.report_line(definition.line, "lost-text", what=f"the line “[{definition.typed}]: …”", remedy=remedy)
    text = body.outside_code.casefold()
    noted: set[str] = set()
    for note in _NOTE.finditer(text):
        mark = note["mark"]
        if mark in noted or text.count(mark) < 2:  # noqa: PLR2004  its own mark, and one that refers to it
            remedy = f"refer to the note in the text with {mark}; use each mark for one note only"
            body.report_offset(note.start("mark"), "lost-text", what=f"the note “{mark}”", remedy=remedy)
        noted.add(mark)


_NOTE = lazy_pattern(r"^[ \t>*+.\d-]*(?P<mark>\[\^[^\]\n]+\]):", re.MULTILINE)
