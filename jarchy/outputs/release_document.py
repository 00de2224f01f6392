"""A release as HTML that stands by itself: the text of messages, PDFs and word processors' documents."""

from collections.abc import Iterator

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.i18n.typography import breakable
from jarchy.images.media import Rendition
from jarchy.kinds import release
from jarchy.kinds.pictures import shown_pictures
from jarchy.model import Edition, File, Stated, TextPart, TranslationNote, Version, is_of
from jarchy.problems import Location, Problem, problem

TEMPLATE = "release_document.html"


class ReleaseDocument(Record):
    release: release.ReleaseView
    note: TranslationNote | None
    original: str  # full address of the original's page
    lang: str
    direction: str


class DocumentView(Record):
    """What a document for printing or editing has besides the text of the release."""

    title: str
    author: str
    lang: str
    direction: str
    when: DateOrTime | None  # when readers were last told something; None: that is not told, or only assumed
    pictures: dict[str, Rendition]  # by the addresses in the text


def document_part(version: Version[release.Release], edition: Edition) -> TextPart:
    language = edition.language
    original = edition.absolute_url(version.original.href)
    view = ReleaseDocument(release.view(version, edition), version.note, original, language.code, language.direction)
    return TextPart(TEMPLATE, language.code, view)


def document_file(name: str, version: Version[Stated], edition: Edition) -> Iterator[File]:
    """The file of this name beside the page of a release, in its own language."""
    if not is_of(version, release.Release) or version.lang:
        return
    part = document_part(version, edition)
    view = DocumentView(
        title=breakable(version.fields.title),
        author=breakable(", ".join(one.text for one in release.view(version, edition).byline) or edition.title),
        lang=edition.language.code,
        direction=edition.language.direction,
        when=version.fields.last_told,
        pictures={
            edition.url(media.path(width, "jpg")): Rendition(media, width, "jpg")
            for media in shown_pictures(version, edition)
            for width in media.widths
        },
    )
    yield File(edition.path(version.ref) + name, "", view, version.ref, parts=(part,))


def missing_library(output: str, reason: object, remedy: str) -> Problem:
    """What is told once where a library is missing that a site needs, since it asks for this output."""
    return problem(Location("content/site.yaml"), "missing-library", output=output, reason=reason, remedy=remedy)


EXTRA = "pip install 'jarchy[documents]'"
