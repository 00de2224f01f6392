"""PPTX: slides that are hidden, notes for the speaker, and comments."""

from collections.abc import Iterator
from zipfile import ZipFile

from jarchy.core.patterns import lazy_pattern
from jarchy.files.part_elements import elements
from jarchy.files.unseen import Unseen, by_people

_SLIDE = lazy_pattern(r"ppt/slides/[^/]+\.xml")
_NOTES = lazy_pattern(r"ppt/notesSlides/[^/]+\.xml")
_COMMENTS = lazy_pattern(r"ppt/comments/[^/]+\.xml")
_AUTHORS = ("ppt/commentAuthors.xml", "ppt/authors.xml")  # of older and of newer programs
_OFF = ("0", "false")


def unseen_in_pptx(archive: ZipFile) -> Iterator[Unseen]:
    names = archive.namelist()
    hidden = sum(_is_hidden(archive, part) for part in filter(_SLIDE.fullmatch, names))
    if hidden:
        yield Unseen("hidden-in-file", f"hidden slides: {hidden}")
    noted = sum(_has_notes(archive, part) for part in filter(_NOTES.fullmatch, names))
    if noted:
        yield Unseen("hidden-in-file", f"notes for the speaker: of {noted} slides")
    people = {
        one.attributes.get("id", ""): one.attributes.get("name", "")
        for part in _AUTHORS
        for one in elements(archive, part)
        if one.is_in("cmAuthor", "author")
    }
    said = (one for part in filter(_COMMENTS.fullmatch, names) for one in elements(archive, part))
    comments = (one.attributes.get("authorId", "") for one in said if one.is_in("cm", "replyLst/reply"))
    yield from by_people("comments-in-file", (people.get(author, "") for author in comments))


def _is_hidden(archive: ZipFile, part: str) -> bool:
    return any(one.path == "/sld" and one.attributes.get("show") in _OFF for one in elements(archive, part))


def _has_notes(archive: ZipFile, part: str) -> bool:
    """Whether there are words where the notes stand; beside them, the page has a number and the slide."""
    of_notes = has_words = False
    for one in elements(archive, part):
        of_notes |= one.is_in("nvPr/ph") and one.attributes.get("type") == "body"
        has_words |= one.is_in("r/t") and bool(one.text.strip())
        if one.is_in("spTree/sp"):
            if of_notes and has_words:
                return True
            of_notes = has_words = False
    return False
