"""Lists whose marks Markdown does not know: •, —, а), 1.1., (1), ✓. People paste them from a word processor, or type
them as papers do. Markdown would run their lines together into one paragraph.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

# What a line may begin with, by family.
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
_MARK = re.compile("|".join(f"(?P<{family}>{mark})" for family, mark in _FAMILIES.items()))
_BEGINS = re.compile(f"^(?:{MARKS})", re.MULTILINE)
_SPEECH = re.compile(r"[,!?….»] [-–—] ?[^\W\d_]")  # — Да, — сказал он.
ENDS = (":", ";", ".", "!", "?", "…")  # of the line above an item: elsewhere a sentence goes on
TYPED = "typed"  # the class of a list whose marks stand in its text


class Part(NamedTuple):
    """The lines of an item, or lines before the first one."""

    family: str  # of its mark; empty: none
    mark: str
    lines: list[str]
    line: int

    @property
    def level(self) -> str:
        """What marks of one level have in common: pasted lists have another bullet on each."""
        return self.mark.strip() if self.family == "bullet" else self.family

    @property
    def text(self) -> str:
        """What an item shows: bullets and dashes are drawn by the list, all other marks stay as they are typed."""
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
    levels: dict[str, Element] = {}  # the lists that are open, by their marks, from the outermost
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
    """What a list lies in: the last item of the one above, if that has bullets, too, ends with a colon, or goes on
    below. Closes the lists in which it does not lie.
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
    """A bullet says so by itself, and so does 1.1. or а) in an item; of all other marks, two do. Lines that begin with
    the same picture are items, too.
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
    """Adds the items to a list that goes on, or to a new one in `parent`."""
    first = parts[0]
    last = parent[-1] if len(parent) else None
    if parent is levels.get(first.level):
        items = parent
    elif first.family == "bullet" and last is not None and last in md.bullets:
        items = last  # bullets that are pasted with empty lines between
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
    """Reports a line with a mark that is run together with the line above it, which ends as if a list began; and lines
    that would be items, had they a space behind their marks.
    """
    first = run[0]
    if first.family == "glued":
        if len(run) > 1:
            md.body.report_line(first.line, "glued-mark", mark=first.mark.strip())
    elif first.family not in ("", "sign") and before and before[-1].lines[-1].rstrip().endswith(ENDS):
        md.body.report_line(first.line, "list-mark", mark=first.mark.strip())


def report_single_bullets(md: Any) -> None:
    """A bullet alone is no list: something else may be meant."""
    for items, mark in md.bullets.items():
        if len(items) == 1 and not len(items[0]):
            md.body.report_line(md.starts[items[0]], "single-bullet", mark=mark)
