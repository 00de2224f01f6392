"""Open Graph metadata: what messengers and social networks show with a link to a page."""

from jarchy.core.records import Record
from jarchy.kinds.pictures import shown_pictures
from jarchy.model import Edition, Page, Ref

CARD = 1200, 630  # pixels


class SharedImage(Record):
    """What stands beside a link to a page."""

    url: str
    width: int
    height: int


class OpenGraph(Record):
    type: str  # a type of Open Graph
    url: str  # full address of the page
    locale: str
    image: SharedImage | None
    published: str
    updated: str


def open_graph(page: Page, edition: Edition, card: str, card_of_site: str) -> OpenGraph:
    """The metadata of a page. `card` is the address of its social card; without one, its first picture is shown, or the
    card of the site. Nobody should send on what is withdrawn.
    """
    ref = page.of if page.is_indexed else None  # otherwise it only says where the document is
    fields = edition.versions[ref].fields if ref else None
    is_withdrawn = bool(ref and edition.versions[ref].withdrawal)
    return OpenGraph(
        type=edition.kinds[ref.kind].shared_as if ref else "website",
        url=edition.url(page.path),
        locale=edition.language.locale,
        image=_card(card) or _picture(ref, edition) or _card("" if is_withdrawn else card_of_site),
        published=fields.published.iso if fields and fields.published else "",
        updated=fields.modified.iso if fields and fields.modified else "",
    )


def _card(address: str) -> SharedImage | None:
    return SharedImage(address, *CARD) if address else None


def _picture(ref: Ref | None, edition: Edition) -> SharedImage | None:
    version = edition.versions.get(ref) if ref else None
    media = next(shown_pictures(version, edition), None) if version else None
    if media is None:
        return None
    return SharedImage(edition.url(media.path(media.largest, "jpg")), media.largest, media.height(media.largest))
