"""ODT, ODS and ODP: changes that are tracked, comments, notes, and what is hidden."""

from collections.abc import Iterator
from zipfile import ZipFile

from jarchy.files.open_tables import Tables
from jarchy.files.part_elements import Element, elements
from jarchy.files.unseen import Unseen, by_people, named

_PARTS = ("styles.xml", "content.xml")
_PROPERTIES = ("style/text-properties", "style/table-properties", "style/drawing-page-properties")
_CHANGES = ("insertion", "deletion", "format-change", "cell-content-change", "movement")
_CHANGED_BY = tuple(f"{change}/change-info/creator" for change in _CHANGES)


def unseen_in_open_document(archive: ZipFile) -> Iterator[Unseen]:
    styles, people, pages, tables = _Styles(), _People(), _Pages(), Tables()
    for part in _PARTS:
        for one in elements(archive, part):
            styles.read(one)
            people.read(one)
            pages.read(one, styles.hidden)
            tables.read(one, styles.hidden)
    yield from by_people("tracked-changes", people.changes)
    yield from by_people("comments-in-file", people.comments)
    said = {
        f"hidden text in {pages.texts} places": pages.texts,
        f"hidden sheets: {named(tables.sheets)}": len(tables.sheets),
        f"hidden rows: {tables.rows}": tables.rows,
        f"hidden columns: {tables.columns}": tables.columns,
        f"hidden slides: {pages.slides}": pages.slides,
        f"notes for the speaker: of {pages.notes} slides": pages.notes,
    }
    yield from (Unseen("hidden-in-file", what) for what, number in said.items() if number)


class _Styles:
    """`hidden` has the names of the styles that hide what has them."""

    def __init__(self) -> None:
        self.hidden: set[str] = set()
        self._hides = False

    def read(self, one: Element) -> None:
        if one.is_in(*_PROPERTIES):
            stated = one.attributes
            self._hides |= stated.get("display") in ("none", "false") or stated.get("visibility") == "hidden"
        elif one.is_in("style"):
            if self._hides:
                self.hidden.add(one.attributes.get("name", ""))
            self._hides = False


class _People:
    """Who made each change and each comment."""

    def __init__(self) -> None:
        self.changes: list[str] = []
        self.comments: list[str] = []

    def read(self, one: Element) -> None:
        if one.is_in(*_CHANGED_BY):
            self.changes.append(one.text)
        elif one.is_in("annotation/creator"):
            self.comments.append(one.text)


class _Pages:
    """How many texts and slides are hidden, and how many slides have notes."""

    def __init__(self) -> None:
        self.texts = self.slides = self.notes = 0
        self._noted = False

    def read(self, one: Element, hidden: set[str]) -> None:
        has_text, is_hidden = bool(one.text.strip()), one.attributes.get("style-name") in hidden
        if one.is_in("span", "p", "h"):
            self.texts += has_text and is_hidden
            self._noted |= has_text and "/page/notes/" in one.path
        elif one.is_in("hidden-text", "hidden-paragraph"):
            self.texts += 1
        elif one.is_in("section"):
            self.texts += one.attributes.get("display") == "none"
        elif one.is_in("presentation/page"):
            self.slides += is_hidden
            self.notes += self._noted
            self._noted = False
