"""Plain pages: about, contacts, accreditation."""

from jarchy.core.records import Record
from jarchy.kinds.page_parts import Body, body, document_page
from jarchy.kinds.pictures import Figures, Pictured, figures
from jarchy.model import Edition, Kind, Page, Version
from jarchy.schema.types import Headline, Translatable


class PlainPage(Pictured, kw_only=True):
    title: Headline
    summary: Translatable | None = None

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


def page(version: Version[PlainPage], edition: Edition) -> Page:
    plain = version.fields
    view = PlainView(plain.title, figures(version, edition), body(version, edition))
    return document_page(version, edition, "page.html", view, plain.title)


KIND = Kind("page", "pages", PlainPage, page, in_url=False)
