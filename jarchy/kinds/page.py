"""Plain pages: about, contacts, accreditation."""

from collections.abc import Iterable, Mapping

from jarchy.core.records import Record
from jarchy.kinds.attachments import Attachments, Enclosure, check_attachments, unplaced
from jarchy.kinds.page_parts import Body, body, document_page
from jarchy.kinds.pictures import Figures, Pictured, figures
from jarchy.model import Edition, Finding, Kind, Original, OriginalDocument, Page, Ref, Version
from jarchy.schema.types import Headline, Translatable


class PlainPage(Pictured, kw_only=True):
    title: Headline
    summary: Translatable | None = None
    attachments: Attachments = {}

    @property
    def headline(self) -> str:
        return self.title

    @property
    def teaser(self) -> str:
        return self.summary or ""


class PlainView(Record):
    title: str
    pictures: Figures
    body: Body
    attachments: tuple[Enclosure, ...]  # those that the text does not place


def page(version: Version[PlainPage], edition: Edition) -> Page:
    plain = version.fields
    view = PlainView(plain.title, figures(version, edition), body(version, edition), unplaced(version, edition))
    return document_page(version, edition, "page.html", view, plain.title)


def check(document: OriginalDocument[PlainPage], originals: Mapping[Ref, Original]) -> Iterable[Finding]:
    yield from check_attachments(document.fields.attachments)


KIND = Kind("page", "pages", PlainPage, page, check, in_url=False)
