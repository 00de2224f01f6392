"""Lists with marks that Markdown does not know: •, —, а), 1.1., (1), ✓. People paste them from word processors, or type
them as in documents. Markdown would join their lines into one paragraph.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from jarchy.core.patterns import lazy_pattern

# The marks that a line may begin with, by family.
_FAMILIES = {
    "bullet": r"[•·●○◦▪▫■□‣⁃∙][ \t\u00a0]*(?=[^\s•·])",
    "dash": r"[–—―][ \t\u00a0]+(?=\S)",
    "letter": r"[^\W\d_]\)[ \t\u00a0]+(?=\S)",
    "level": r"(?!0)\d{1,2}(?:\.(?!0)\d{1,2}){1,3}\.?\)?[ \t\u00a0]+(?=\S)",
    "roman": r"[IVX]{1,5}[.)][ \t\u00a0]+(?=\S)",
    "bracket": r"\((?:\d{1,2}|[^\W\d_])\)[ \t\u00a0]+(?=\S)",
    "number": r"\d{1,2}[.)][ \t\u00a0]+(?=\S)",
    "glued": r"(?:[-–—]|\d{1,2}[.)]|[^\W\d_]\))(?=[^\W\d_])",
    "sign": r"[\u2190-\u21ff\u2460-\u24ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?",
    "keycap": r"\d\ufe0f?\u20e3",
}
MARKS = "|".join(_FAMILIES.values())
_MARK = lazy_pattern("|".join(f"(?P<{family}>{mark})" for family, mark in _FAMILIES.items()))
_BEGINS = lazy_pattern(f"^(?:{MARKS})", re.MULTILINE)
_SPEECH = lazy_pattern(r"[,!?….»] [-–—] ?[^\W\d_]")  # — Да, — сказал он.
ENDS = (":", ";", ".", "!", "?", "…")  # at the end of the line above an item; otherwise a sentence continues
TYPED = "typed"  # the class of a list whose marks are part of its text


class Part(NamedTuple):
    """The lines of an item, or the lines before the first item."""

    family: str  # the family of its mark; empty: no mark
    mark: str
    lines: list[str]
    line: int

    @property
    def level(self) -> str:
        """What the marks of one level have in common. Pasted lists have a different bullet on each level."""
        return self.mark.strip() if self.family == "bullet" else self.family

    @property
    def text(self) -> str:
        """The text of an item. Bullets and dashes are drawn by the list; other marks stay in the text."""
        text = "\n".join(self.lines).rstrip(" ")
        return text[len(self.mark) :] if self.family in ("bullet", "dash") else text


def divide(parent: Element, paragraph: Element, md: Any) -> None:
    """Makes lists of the lines of a paragraph that begin with marks of the same family."""
    text = paragraph.text or ""
    if (text[0].isalpha() and text[1:2] != ")" and "\n" not in text) or not _BEGINS.search(text):
        return
    parts = list(_parts(text, md.starts[paragraph]))
    runs = [list(run) for _, run in groupby(parts, key=lambda part: part.level)]
    parent.remove(paragraph)
    del md.starts[paragraph]
    plain: list[Part] = []
    levels: dict[str, Element] = {}  # the open lists by their marks, from the outermost
    for number, run in enumerate(runs):
        if not _is_list(run, parent):
            _report_doubt(run, plain, md)
            plain += run
            levels.clear()
            continue
        _add_paragraph(parent, plain, md)
        plain = []
        if run[0].family == "dash" and any(_SPEECH.search(part.lines[0]) for part in run):
            for part in run:
                _add_paragraph(parent, [part], md)
            levels.clear()
        else:
            _add_list(_place(parent, run[0], levels, runs[number + 1 :]), run, levels, md)
    _add_paragraph(parent, plain, md)


def _place(parent: Element, first: Part, levels: dict[str, Element], below: list[list[Part]]) -> Element:
    """The element that a list is placed in. It is the last item of the list above if that has other bullets, ends with
    a colon, or continues below. Closes the lists that end.
    """
    if first.level in levels:
        while [*levels][-1] != first.level:
            levels.popitem()
        return levels[first.level]
    if levels:
        level, above = [*levels.items()][-1]
        goes_on = any(run[0].level == level for run in below)
        is_bullet = first.family == "bullet" and level not in _FAMILIES
        if goes_on or is_bullet or (above[-1].text or "").endswith(":"):
            return above[-1]
        levels.clear()
    return parent


def _parts(text: str, line: int) -> Iterator[Part]:
    part = Part("", "", [], line)
    for number, one in enumerate(text.split("\n"), line):
        if mark := _MARK.match(one):
            if part.lines:
                yield part
            part = Part(mark.lastgroup or "", mark[0], [], number)
        part.lines.append(one)
    yield part


def _is_list(run: list[Part], parent: Element) -> bool:
    """Whether the lines are a list. One bullet is enough, or one 1.1. or а) within an item; of other marks, two are
    needed. Lines with the same emoji are items, too.
    """
    if run[0].family in ("level", "letter", "bracket") and parent.tag == "li" and len(parent) == 0:
        return True
    if run[0].family == "sign":
        return len(run) > 1 and len({part.mark for part in run}) < len(run)
    return run[0].family == "bullet" or (len(run) > 1 and run[0].family not in ("", "number", "glued"))


def _add_paragraph(parent: Element, parts: list[Part], md: Any) -> None:
    if parts:
        paragraph = SubElement(parent, "p")
        paragraph.text = "\n".join(line for part in parts for line in part.lines).rstrip(" ")
        md.starts[paragraph] = parts[0].line


def _add_list(parent: Element, parts: list[Part], levels: dict[str, Element], md: Any) -> None:
    """Adds the items to a list that continues, or to a new list in `parent`."""
    first = parts[0]
    last = parent[-1] if len(parent) else None
    if parent is levels.get(first.level):
        items = parent
    elif first.family == "bullet" and last is not None and last in md.bullets:
        items = last  # pasted bullets with empty lines between them
    else:
        items = SubElement(parent, "ul", {} if first.family in ("bullet", "dash") else {"class": TYPED})
    levels[first.level] = items
    for part in parts:
        item = SubElement(items, "li")
        item.text = part.text
        md.starts[item] = part.line
    if first.family == "bullet" and [*levels] == [first.level]:
        md.bullets[items] = first.mark.strip()


def _report_doubt(run: list[Part], before: list[Part], md: Any) -> None:
    """Reports a line with a mark that is joined to the line above although a list seems to begin, and lines that lack a
    space after the mark.
    """
    first = run[0]
    if first.family == "glued":
        if len(run) > 1:
            md.body.report_line(first.line, "glued-mark", mark=first.mark.strip())
    elif first.family not in ("", "sign") and before and before[-1].lines[-1].rstrip().endswith(ENDS):
        md.body.report_line(first.line, "list-mark", mark=first.mark.strip())


def report_single_bullets(md: Any) -> None:
    """Reports a single bullet, which may be meant as something else."""
    for items, mark in md.bullets.items():
        if len(items) == 1 and not len(items[0]):
            md.body.report_line(md.starts[items[0]], "single-bullet", mark=mark)
