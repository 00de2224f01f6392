"""A release as HTML that stands by itself: the text of messages, PDFs and word processors' documents."""

from jarchy.core.records import Record
from jarchy.kinds import release
from jarchy.model import Edition, Part, TranslationNote, Version

TEMPLATE = "release_document.html"


class ReleaseDocument(Record):
    release: release.ReleaseView
    note: TranslationNote | None
    original: str  # full address of the original's page
    lang: str
    direction: str


def document_part(version: Version[release.Release], edition: Edition) -> Part:
    language = edition.language
    original = edition.absolute_url(version.original.href)
    view = ReleaseDocument(release.view(version, edition), version.note, original, language.code, language.direction)
    return Part(TEMPLATE, language.code, view)
