"""Splits a `.po` file into entries, strictly: what GNU gettext would skip is a problem."""

from collections.abc import Iterator
from functools import cached_property

from babel.messages.pofile import denormalize

from jarchy.core.decoding import MOST_SAID
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position, Text
from jarchy.problems import Problem, problem


class PoEntry:
    """One entry of the file: its keywords, each with its line number and its text."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self.written: dict[str, str] = {}
        self.keywords: list[str] = []

    def add(self, keyword: str | None, written: str, line: int) -> None:
        """Adds a line; one without a keyword continues the text above."""
        if keyword:
            self.keywords.append(keyword)
            self.lines[keyword] = line
            self.written[keyword] = written
        else:
            self.written[self.keywords[-1]] += f"\n{written}"

    @property
    def line(self) -> int:
        return next(iter(self.lines.values()))

    @property
    def last_line(self) -> int:
        last = self.keywords[-1]
        return self.lines[last] + self.written[last].count("\n")

    @cached_property
    def message(self) -> tuple[str, str]:
        """Context and text, which identify the entry."""
        return self.text("msgctxt"), self.text("msgid")

    @property
    def is_whole(self) -> bool:
        known = self.keywords[1:] if self.keywords[0] == "msgctxt" else self.keywords
        forms = [f"msgstr[{number}]" for number in range(len(known) - 2)]
        return known in (["msgid", "msgstr"], ["msgid", "msgid_plural", *forms]) and known != ["msgid", "msgid_plural"]

    def text(self, keyword: str) -> str:
        return "".join(denormalize(one) for one in self.written.get(keyword, '""').split("\n"))

    def line_with(self, word: str) -> int:
        """The number of the header line that contains the word; of its first line if none does."""
        before, word_found, _ = self.written["msgstr"].casefold().partition(word.casefold())
        return self.lines["msgstr"] + (before.count("\n") if word_found else 0)


_KEYWORD = r"(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)[ ]+)?"


_LINE = lazy_pattern(_KEYWORD + r'("(?:[^"\\]|\\[\\"nt])*")\s*')


# Mistakes in a line that cannot be read, tried in this order.
_SLIPS = (
    (
        lazy_pattern(_KEYWORD + r'"([^"\\]|\\.)*\\?'),
        "the quotation mark is not closed",
        'write " at the end of the line',
    ),
    (
        lazy_pattern(_KEYWORD + r'"([^"\\]|\\.)*"'),
        "there is a “\\” before a letter",
        'write it only before \\, ", n and t',
    ),
    (lazy_pattern(_KEYWORD + '".*'), "there is a quotation mark inside the text", 'write \\" instead, or « and »'),
    (lazy_pattern(".*"), "this is not a valid line", 'write msgid "…", msgstr "…" or “# …”'),
)


def po_entries(text: Text, problems: list[Problem]) -> Iterator[PoEntry]:
    """The entries of the file, without commented-out ones."""
    entry: PoEntry | None = None
    for number, line in enumerate(text.lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line.lstrip())
        if match is None:
            problems.append(_slip(text, number))
            if len(problems) == MOST_SAID:
                return
            continue
        keyword, written = match.groups()
        if keyword == "msgctxt" or (keyword == "msgid" and (entry is None or entry.keywords != ["msgctxt"])):
            if entry:
                yield entry
            entry = PoEntry()
        if entry is None:
            problems.append(mistake(text, number, "there is no “msgid” above this line", 'begin with msgid "…"'))
            return
        entry.add(keyword, written, number)
    if entry:
        yield entry


def _slip(text: Text, number: int) -> Problem:
    line = text.lines[number - 1].strip()
    return next(mistake(text, number, reason, remedy) for form, reason, remedy in _SLIPS if form.fullmatch(line))


def mistake(text: Text, number: int, reason: str, remedy: str) -> Problem:
    return problem(text.at(Position(number, 1)), "catalogue", reason=reason, remedy=remedy)
