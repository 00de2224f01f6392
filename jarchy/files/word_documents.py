"""DOCX: changes that are tracked, comments, and text that is formatted as hidden."""

from collections.abc import Iterator
from zipfile import ZipFile

from jarchy.core.patterns import lazy_pattern
from jarchy.files.part_elements import Element, elements
from jarchy.files.unseen import Unseen, by_people

_TEXTS = lazy_pattern(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_CHANGES = (
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
    *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange"),
)
_OFF = ("0", "false", "off")


def unseen_in_docx(archive: ZipFile) -> Iterator[Unseen]:
    styles, changes, hidden = _hidden_styles(archive), list[str](), 0
    for part in filter(_TEXTS.fullmatch, archive.namelist()):
        run_is_hidden = run_has_text = paragraph_is_hidden = False
        for one in elements(archive, part):
            if one.is_in(*_CHANGES) and "author" in one.attributes:
                changes.append(one.attributes["author"])
            run_is_hidden |= _hides(one, "r", styles)
            paragraph_is_hidden |= one.is_in("p/pPr/pStyle") and one.attributes.get("val") in styles
            run_has_text |= one.is_in("r/t", "r/delText") and bool(one.text.strip())
            if one.is_in("r"):
                hidden += run_has_text and (run_is_hidden or paragraph_is_hidden)
                run_is_hidden = run_has_text = False
            elif one.is_in("p"):
                paragraph_is_hidden = False
    yield from by_people("tracked-changes", changes)
    comments = (one for one in elements(archive, "word/comments.xml") if one.is_in("comments/comment"))
    yield from by_people("comments-in-file", (one.attributes.get("author", "") for one in comments))
    if hidden:
        yield Unseen("hidden-in-file", f"hidden text in {hidden} places")


def _hides(one: Element, parent: str, styles: set[str]) -> bool:
    if one.is_in(f"{parent}/rPr/vanish"):
        return one.attributes.get("val") not in _OFF
    return one.is_in(f"{parent}/rPr/rStyle") and one.attributes.get("val") in styles


def _hidden_styles(archive: ZipFile) -> set[str]:
    """The ids of the styles whose text is hidden."""
    found, hides = set(), False
    for one in elements(archive, "word/styles.xml"):
        hides |= _hides(one, "style", set())
        if one.is_in("styles/style"):
            if hides:
                found.add(one.attributes.get("styleId", ""))
            hides = False
    return found
