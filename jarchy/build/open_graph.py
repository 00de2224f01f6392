"""Open Graph metadata: what messengers and social networks show with a link to a page."""

from jarchy.core.records import Record
from jarchy.model import Edition, Page


class OpenGraph(Record):
    type: str  # a type of Open Graph
    locale: str
    image: str
    published: str
    updated: str


def open_graph(page: Page, edition: Edition, card: str) -> OpenGraph:
    """The metadata of a page. `card` is the full address of its social card."""
    version = edition.versions[page.of] if page.of else None
    fields = version.fields if version else None
    return OpenGraph(
        type=edition.kinds[version.ref.kind].shared_as if version else "website",
        locale=edition.language.locale,
        image=card,
        published=fields.published.iso if fields and fields.published else "",
        updated=fields.modified.iso if fields and fields.modified else "",
    )
