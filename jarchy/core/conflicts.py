"""Finds merge conflicts: two versions of a text between the markers that Git writes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern

_MARK = lazy_pattern(r"(?P<sign>[<>])\1{6}(?: .*)?|\|{7} .+|={7}")
# A line of = may be a Markdown heading, and one of > a quotation, unless the words after it are typical of Git.
_OF_GIT = lazy_pattern(
    r">{7} (?:[0-9a-f]{7,40}\b.*|HEAD\b.*|Stashed changes|Updated upstream|theirs|ours|main|master|(?:origin|refs)/\S+)"
)


class Conflict(NamedTuple):
    """`first` is the line of the first marker, from 0; `unread` are the lines to skip: markers and second version."""

    first: int
    unread: Sequence[int]


def conflicts(lines: Sequence[str]) -> Iterator[Conflict]:
    """All conflicts of a file, including those of which somebody has deleted one or two markers."""
    open_marks: list[int] = []
    for number, line in enumerate(lines):
        if not _MARK.fullmatch(line):
            continue
        sign = line[0]
        if sign == ">":
            if open_marks or _OF_GIT.fullmatch(line):
                yield _closed(lines, [*open_marks, number])
            open_marks = []
        elif sign == "<" or not open_marks or lines[open_marks[0]][0] == "=":
            yield from _unclosed(lines, open_marks)
            open_marks = [number]
        else:
            open_marks.append(number)
    yield from _unclosed(lines, open_marks)


def is_suspect(text: str) -> bool:
    return "<<<<<<<" in text or ">>>>>>>" in text or "||||||| " in text


def _closed(lines: Sequence[str], marks: Sequence[int]) -> Conflict:
    first, last = marks[0], marks[-1]
    second = next((mark for mark in marks if lines[mark][0] != "<"), last)
    return Conflict(first, sorted({first, *range(second, last + 1)}))


def _unclosed(lines: Sequence[str], marks: Sequence[int]) -> Iterator[Conflict]:
    if marks and lines[marks[0]][0] != "=":
        yield Conflict(marks[0], marks)
