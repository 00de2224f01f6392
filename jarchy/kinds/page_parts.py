"""Parts that pages of several kinds have: bodies, quotes, speakers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jarchy.core.dates import DateOrTime
from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.i18n.language import language
from jarchy.kinds.pictures import Figure, all_figures
from jarchy.kinds.queries import link, newest, summary
from jarchy.markdown.hrefs import ADDRESS
from jarchy.markdown.prose import resolve
from jarchy.model import Edition, Link, Page, Prose, Ref, Speaker, Version


class Body(Record):
    """A body as one page shows it.

    A link to a document that is not public becomes plain text; quotes and pictures that are not public are left out.
    """

    html: LazyHtml
    hrefs: dict[str, str]  # the hrefs of its links, by the targets in its HTML: kind:slug or an address
    quotes: dict[str, "QuoteCard"]  # the placed quotes, by slug
    pictures: dict[str, Figure]  # the placed pictures, by name

    def __bool__(self) -> bool:
        return bool(self.html)

    def __iter__(self) -> Iterator["str | QuoteCard | Figure"]:
        """Yields pieces of HTML, and the quotes and pictures that are placed between them."""
        for piece in resolve(str(self.html), self.hrefs):
            if isinstance(piece, str):
                yield piece
            elif piece.kind == "picture" and piece.slug in self.pictures:
                yield self.pictures[piece.slug]
            elif piece.kind == "quote" and piece.slug in self.quotes:
                yield self.quotes[piece.slug]


class QuoteCard(Record):
    """A quote as pages show it.

    `mark` is the opening quotation mark before the words. `spoken` links to the original words, if these are a
    translation.
    """

    href: str
    mark: str
    words: Body
    speaker: Speaker
    lang: str = ""
    spoken: Link | None = None
    withheld: str = ""


def document_page(version: Version, edition: Edition, template: str, view: Any, title: str) -> Page:
    """The page of a document, with the fields that are the same for all kinds."""
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


def quote_cards(refs: Iterable[Ref], edition: Edition) -> tuple[QuoteCard, ...]:
    return tuple(quote_card(version, edition) for version in newest("quote", refs, edition))


def quote_card(version: Version, edition: Edition) -> QuoteCard:
    own = language(version.lang) if version.lang else edition.language
    return QuoteCard(
        href=edition.href(edition.path(version.ref)),
        mark=own.quotes[0],
        words=body(version, edition),
        speaker=speaker(version.fields.speaker, version.fields.role, version.fields.date, edition),
        lang=version.lang,
        spoken=version.note.original if version.note else None,
        withheld=version.withheld,
    )


def speaker(slug: str, role: str | None, on: DateOrTime | None, edition: Edition) -> Speaker:
    """The speaker, with the role held on that day. `quote.check` makes sure that there is at most one."""
    person = edition.versions[Ref("person", slug)]
    shown = Link(edition.href(edition.path(person.ref)), person.fields.name, person.lang)
    # A role that is not translated is missing in other editions: then the name appears without it.
    held = [person.fields.roles.get(role)] if role else person.fields.roles_on(on)
    if not held or held[0] is None:
        return Speaker(shown)
    organisation = link(Ref("organisation", held[0].organisation), edition) if held[0].organisation else None
    return Speaker(shown, held[0].title, organisation)


def body(version: Version, edition: Edition) -> Body:
    placed = [ref.slug for ref in version.prose.refs if ref.kind == "picture"]
    figures = all_figures(version, edition) if placed else {}
    pictures = {slug: figures[slug] for slug in placed if slug in figures}
    return body_of(version.prose, edition, pictures, is_spoken=version.ref.kind == "quote")


def body_of(
    prose: Prose, edition: Edition, pictures: Mapping[str, Figure] | None = None, *, is_spoken: bool = False
) -> Body:
    """The body of a text in this edition. Quotes place no quotes; they may link to each other, even in a circle."""
    seen = [ref for ref in prose.refs if ref in edition.versions]
    placed = [] if is_spoken else [ref for ref in seen if ref.kind == "quote"]
    hrefs = {f"{ref.kind}:{ref.slug}": edition.href(edition.path(ref)) for ref in seen}
    addresses = {ref.slug for ref in prose.refs if ref.kind == ADDRESS}
    return Body(
        html=prose.html,
        hrefs=hrefs | {one: edition.addresses[one] for one in sorted(addresses & edition.addresses.keys())},
        quotes={ref.slug: quote_card(edition.versions[ref], edition) for ref in placed},
        pictures=dict(pictures or {}),
    )
