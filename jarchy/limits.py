"""Limits that no text of a newsroom meets, and that keep Python-Markdown from running away.

Python-Markdown has none of its own: `[` eight thousand times takes it 13 seconds, a table of 10 KB becomes 10 MB.
"""

import re
from typing import NamedTuple

LARGEST_BODY = 100_000  # characters
LARGEST_BLOCK = 10_000  # characters
MOST_LINES, MOST_LINES_OF_BLOCK = 5_000, 1_000
DEEPEST = 8  # lists and quotations inside each other
MOST_OPEN_BRACKETS = 10  # in a block
MOST_LINKS, MOST_BACKQUOTES = 200, 200  # in a block
MOST_COLUMNS = 30
MOST_CELLS = 5_000  # of a table, after its short rows are filled
MOST_FOOTNOTE_REFERENCES = 200

_MARKERS = re.compile(r"[ \t]*((?:(?:\d+\.|[*+-])[ \t]+|>[ \t]?)+)")
_BEGINNINGS = (*" \t>*+-0123456789",)  # of lines that nest
_BRACKET = re.compile(r"\\.|[\[\]]")

# Code between backquotes, as Python-Markdown finds it: as many at its end as at its beginning, in one paragraph.
CODE = re.compile(r"(`(?<!\\`)`*)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")


class Exceeded(NamedTuple):
    line: int  # from 0, in the body
    what: str
    size: int
    limit: int


def exceeded(body: str) -> Exceeded | None:
    """The first limit that a body exceeds."""
    if len(body) > LARGEST_BODY:
        return Exceeded(0, "the text", len(body), LARGEST_BODY)
    if (count := body.count("[^")) > MOST_FOOTNOTE_REFERENCES:
        return Exceeded(0, "the number of footnote references", count, MOST_FOOTNOTE_REFERENCES)
    if (lines := body.count("\n")) > MOST_LINES:
        return Exceeded(0, "the number of lines", lines, MOST_LINES)
    if _is_modest(body):
        return None
    line = 0
    for block in re.split(r"(\n[ \t]*\n)", body):
        for what, size, limit in _sizes(block):
            if size > limit:
                return Exceeded(line, what, size, limit)
        line += block.count("\n")
    return None


def _is_modest(body: str) -> bool:
    """Whether the whole has no more of anything than one paragraph may have: so most texts need no second look."""
    return (
        len(body) <= LARGEST_BLOCK
        and body.count("\n") < MOST_LINES_OF_BLOCK
        and body.count("[") <= MOST_OPEN_BRACKETS
        and body.count("](") <= MOST_LINKS
        and body.count("`") <= MOST_BACKQUOTES
        and "|" not in body
        and not _NESTS.search(f"\n{body}")
    )


# What begins every line that is too deep: a level takes one character at least.
_NESTS = re.compile(rf"\n[\s\d.*+>-]{{{DEEPEST + 1}}}")


def _sizes(block: str) -> list[tuple[str, int, int]]:
    lines = block.split("\n")
    columns = max(row.count("|") for row in lines) + 1
    return [
        ("a paragraph", len(block), LARGEST_BLOCK),
        ("the number of lines in a paragraph", len(lines), MOST_LINES_OF_BLOCK),
        ("the nesting of lists and quotations", max(map(_depth, lines)), DEEPEST),
        ("the number of open brackets", _open_brackets(block), MOST_OPEN_BRACKETS),
        ("the number of backquotes in a paragraph", block.count("`"), MOST_BACKQUOTES),
        ("the number of links in a paragraph", block.count("]("), MOST_LINKS),
        ("the number of columns", columns, MOST_COLUMNS),
        ("the number of cells", columns * len(lines) if columns > 1 else 0, MOST_CELLS),
    ]


def _open_brackets(block: str) -> int:
    """How many stand open at most; an escaped bracket, or one in code, closes none."""
    if "[" not in block or block.count("`") > MOST_BACKQUOTES:
        return 0
    most = depth = 0
    for match in _BRACKET.finditer("\n".join(CODE.sub("", line) for line in block.split("\n"))):
        depth = max(0, depth + {"[": 1, "]": -1}.get(match[0], 0))
        most = max(most, depth)
    return most


def _depth(line: str) -> int:
    if line[:1] not in _BEGINNINGS or _RULE.fullmatch(line):
        return 0
    indent = (len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())) // 4
    markers = _MARKERS.match(line)
    return indent + (len(re.findall(r"\d+\.|[*+>-]", markers[1])) if markers else 0)
