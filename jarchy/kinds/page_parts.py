"""Parts that pages of several kinds have: the body, and the fields of a document's page."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.kinds import attachments
from jarchy.kinds.queries import description, last_told
from jarchy.markdown.abbreviations import stands_for
from jarchy.markdown.block_places import block_places
from jarchy.markdown.hrefs import ADDRESS
from jarchy.markdown.prose import resolve
from jarchy.model import Edition, Mark, Page, Prose, Ref, Stated, Version


class Placed(Record):
    """What a shortcode places in a body."""

    kind: str  # the name of the shortcode
    view: object  # a `QuoteCard` for a quote, a `Figure` for a picture


class Body(Record):
    """A body as one page shows it.

    A link to a document that is not public becomes plain text; what is placed and not public is left out. A link to a
    document that another language has alone leads there.
    """

    html: LazyHtml
    hrefs: dict[str, str]  # the hrefs of its links, by the targets in its HTML: kind:slug or an address
    placed: dict[str, Placed]  # by the names in its HTML: kind:slug
    languages: dict[str, str] = {}  # of the pages that it leads to in another language, by their hrefs
    marks: dict[int, Mark] = {}  # of what has changed in the original, by the numbers of its blocks
    blocks: tuple[str, ...] = ()  # the kinds of all its blocks, where there are marks
    abbreviations: dict[str, str] = {}  # those that stand in it, and in what is placed, with their words

    def __bool__(self) -> bool:
        return bool(self.html)

    def __iter__(self) -> Iterator[str | Placed]:
        """Yields pieces of HTML, and what is placed between them."""
        yield from self._pieces(str(self.html))

    @property
    def marked(self) -> Iterator[str | Placed]:
        """The same, with marks in the blocks whose original has changed, unless it is not clear where they are.
        Headings and code have none: who reads piece by piece would not know that what follows is part of them.
        """
        html, done = str(self.html), 0
        places = block_places(html) if self.marks else []
        if [place.kind for place in places] == [*self.blocks]:
            for number, place in enumerate(places):
                if (mark := self.marks.get(number)) and not place.is_whole:
                    yield from self._pieces(html[done : place.at(mark.cell)])
                    yield Placed("mark", mark)
                    done = place.at(mark.cell)
        yield from self._pieces(html[done:])

    def _pieces(self, html: str) -> Iterator[str | Placed]:
        for piece in resolve(html, self.hrefs, self.languages):
            if isinstance(piece, str):
                yield piece
            elif placed := self.placed.get(f"{piece.kind}:{piece.slug}"):
                yield placed


def document_page(
    version: Version[Stated], edition: Edition, template: str, view: object, title: str, facts: str = ""
) -> Page:
    """The page of a document, with the fields that are the same for all kinds. `facts` describe it if it has neither a
    summary nor a text.
    """
    return Page(
        key=version.ref,
        path=edition.path(version.ref),
        template=template,
        view=view,
        title=title,
        description=description(version, edition, facts),
        note=version.note,
        withheld=version.withheld,
        section=version.ref.kind,
        updated=last_told(version, edition),
    )


def body(version: Version[Stated], edition: Edition) -> Body:
    placed = {}
    for kind, slug in version.prose.refs:
        shortcode = edition.shortcodes.get(kind)
        if shortcode and (view := shortcode.view(slug, version, edition)):
            placed[f"{kind}:{slug}"] = Placed(kind, view)
    abbreviations = _abbreviations(version, edition)
    for kind, slug in version.prose.refs if edition.abbreviations else ():
        if f"{kind}:{slug}" in placed and (other := edition.versions.get(Ref(kind, slug))):
            abbreviations |= _abbreviations(other, edition)
    whole = replace(body_of(version.prose, edition, placed), abbreviations=abbreviations)
    if version.note and version.note.marks and version.note.blocks:
        marks = {mark.block: mark for mark in version.note.marks}
        whole = replace(whole, marks=marks, blocks=version.note.blocks)
    named = any(ref.kind == attachments.KIND for ref in version.prose.refs)
    return replace(whole, hrefs=whole.hrefs | attachments.hrefs(version, edition)) if named else whole


def _abbreviations(version: Version[Stated], edition: Edition) -> dict[str, str]:
    """Those of the edition's language that the document has. A text in another language has none of them."""
    if not edition.abbreviations or version.lang:
        return {}
    capitals = version.prose.capitals
    return {
        short: words
        for short, words in edition.abbreviations.items()
        if any(stands_for(word, short) for word in capitals)
    }


def body_of(prose: Prose, edition: Edition, placed: Mapping[str, Placed] | None = None) -> Body:
    """The body of a text in this edition. Quotes place nothing; they may link to each other, even in a circle."""
    hrefs = {f"{ref.kind}:{ref.slug}": edition.href(edition.path(ref)) for ref in prose.refs if ref in edition.versions}
    elsewhere = {f"{ref.kind}:{ref.slug}": edition.elsewhere[ref] for ref in prose.refs if ref in edition.elsewhere}
    addresses = {ref.slug for ref in prose.refs if ref.kind == ADDRESS}
    return Body(
        html=prose.html,
        hrefs=hrefs
        | {name: page.href for name, page in elsewhere.items()}
        | {one: edition.addresses[one] for one in sorted(addresses) if one in edition.addresses},
        placed=dict(placed or {}),
        languages={page.href: page.lang for page in elsewhere.values()},
    )
