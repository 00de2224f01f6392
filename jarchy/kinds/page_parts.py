"""The parts that pages of all kinds are made of: the body, and what every document's page says of itself."""

from collections.abc import Iterator, Mapping

from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.kinds.queries import summary
from jarchy.markdown.hrefs import ADDRESS
from jarchy.markdown.prose import resolve
from jarchy.model import Edition, Page, Prose, Stated, Version


class Placed(Record):
    """What a shortcode places in a body."""

    kind: str  # the name of the shortcode
    view: object  # of a quote: `QuoteCard`; of a picture: `Figure`


class Body(Record):
    """A body as one page shows it: a link to a document that its readers can't see leaves its words, and what is placed
    and they can't see is left out.
    """

    html: LazyHtml
    hrefs: dict[str, str]  # where its links lead, by the names (kind:slug) and addresses in its HTML
    placed: dict[str, Placed]  # by the names (kind:slug) in its HTML

    def __bool__(self) -> bool:
        return bool(self.html)

    def __iter__(self) -> Iterator[str | Placed]:
        """HTML, and what is placed between."""
        for piece in resolve(str(self.html), self.hrefs):
            if isinstance(piece, str):
                yield piece
            elif placed := self.placed.get(f"{piece.kind}:{piece.slug}"):
                yield placed


def document_page(version: Version[Stated], edition: Edition, template: str, view: object, title: str) -> Page:
    """The page of a document, with what every document's page says of itself."""
    return Page(
        key=version.ref,
        path=edition.path(version.ref),
        template=template,
        view=view,
        title=title,
        description=summary(version),
        note=version.note,
        withheld=version.withheld,
        section=version.ref.kind,
    )


def body(version: Version[Stated], edition: Edition) -> Body:
    placed = {}
    for kind, slug in version.prose.refs:
        shortcode = edition.shortcodes.get(kind)
        if shortcode and (view := shortcode.view(slug, version, edition)):
            placed[f"{kind}:{slug}"] = Placed(kind, view)
    return body_of(version.prose, edition, placed)


def body_of(prose: Prose, edition: Edition, placed: Mapping[str, Placed] | None = None) -> Body:
    """A body with what is placed in it. In words spoken nothing is: to one another they may lead, in a circle, too."""
    hrefs = {f"{ref.kind}:{ref.slug}": edition.href(edition.path(ref)) for ref in prose.refs if ref in edition.versions}
    addresses = {ref.slug for ref in prose.refs if ref.kind == ADDRESS}
    return Body(
        html=prose.html,
        hrefs=hrefs | {one: edition.addresses[one] for one in sorted(addresses & edition.addresses.keys())},
        placed=dict(placed or {}),
    )
