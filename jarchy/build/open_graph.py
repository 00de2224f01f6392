"""Open Graph metadata: what messengers and social networks show with a link to a page."""

from jarchy.core.records import Record
from jarchy.kinds.release import Release
from jarchy.model import Edition, Page

TYPES = {"release": "article", "quote": "article", "person": "profile"}


class OpenGraph(Record):
    type: str  # a type of Open Graph
    locale: str
    image: str
    published: str
    updated: str


def open_graph(page: Page, edition: Edition, card: str) -> OpenGraph:
    """The metadata of a page. `card` is the full address of its social card."""
    ref = page.of
    version = edition.find(Release, ref) if ref else None
    release = version.fields if version else None
    return OpenGraph(
        type=TYPES.get(ref.kind, "website") if ref else "website",
        locale=edition.language.locale,
        image=card,
        published=release.published.iso if release and release.published else "",
        updated=release.modified.iso if release and release.modified else "",
    )
