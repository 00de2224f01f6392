"""XLSX: sheets, rows and columns that are hidden, and comments."""

import re
from collections.abc import Iterator
from zipfile import ZipFile

from jarchy.core.patterns import lazy_pattern
from jarchy.files.part_elements import Element, elements
from jarchy.files.unseen import Unseen, by_people, named

_SHEET = lazy_pattern(r"xl/worksheets/[^/]+\.xml")
_NOTES = lazy_pattern(r"xl/comments[^/]*\.xml|xl/comments/[^/]+\.xml")
_THREADS = lazy_pattern(r"xl/threadedComments/[^/]+\.xml")
_PEOPLE = lazy_pattern(r"xl/persons/[^/]+\.xml")
_ON = ("1", "true")
_OF_A_THREAD = "tc="  # older programs see a thread as a note by such an author


def unseen_in_xlsx(archive: ZipFile) -> Iterator[Unseen]:
    sheets = (one for one in elements(archive, "xl/workbook.xml") if one.is_in("sheets/sheet"))
    hidden = [one.attributes.get("name", "") for one in sheets if one.attributes.get("state", "visible") != "visible"]
    if hidden:
        yield Unseen("hidden-in-file", f"hidden sheets: {named(hidden)}")
    rows = columns = 0
    for part in _parts(archive, _SHEET):
        of_sheet = _hidden_cells(archive, part)
        rows, columns = rows + of_sheet[0], columns + of_sheet[1]
    if rows:
        yield Unseen("hidden-in-file", f"hidden rows: {rows}")
    if columns:
        yield Unseen("hidden-in-file", f"hidden columns: {columns}")
    yield from by_people("comments-in-file", _comments(archive))


def _parts(archive: ZipFile, pattern: re.Pattern[str]) -> list[str]:
    return list(filter(pattern.fullmatch, archive.namelist()))


def _hidden_cells(archive: ZipFile, part: str) -> tuple[int, int]:
    """The number of hidden rows and of hidden columns in which something stands."""
    hidden, ranges, columns, rows, filled = False, list[range](), set[int](), 0, False
    for one in elements(archive, part):
        if one.is_in("cols/col") and one.attributes.get("hidden") in _ON:
            ranges.append(range(int(one.attributes["min"]), int(one.attributes["max"]) + 1))
        elif one.is_in("c/v", "c/is/t", "is/r/t"):
            filled = True
        elif one.is_in("row/c") and filled:
            number = _column(one)
            columns |= {number} if any(number in hides for hides in ranges) else set()
            hidden, filled = True, False
        elif one.is_in("sheetData/row"):
            rows += hidden and one.attributes.get("hidden") in _ON
            hidden = False
    return rows, len(columns)


def _column(cell: Element) -> int:
    """The number of a column, from 1: of “AB12”, 28."""
    number = 0
    for letter in cell.attributes.get("r", "").rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _comments(archive: ZipFile) -> Iterator[str]:
    """The author of each comment."""
    for part in _parts(archive, _NOTES):
        authors = list[str]()
        for one in elements(archive, part):
            if one.is_in("authors/author"):
                authors.append(one.text)
            elif one.is_in("commentList/comment"):
                number = int(one.attributes.get("authorId", "-1"))
                author = authors[number] if 0 <= number < len(authors) else ""
                if not author.startswith(_OF_A_THREAD):
                    yield author
    people = {
        one.attributes.get("id", ""): one.attributes.get("displayName", "")
        for part in _parts(archive, _PEOPLE)
        for one in elements(archive, part)
        if one.is_in("person")
    }
    for part in _parts(archive, _THREADS):
        said = (one for one in elements(archive, part) if one.is_in("threadedComment"))
        yield from (people.get(one.attributes.get("personId", ""), "") for one in said)
