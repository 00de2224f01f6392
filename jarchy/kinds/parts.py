"""The parts that pages of several kinds are made of: links, cards, quotes, bodies."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jarchy.frozen import Frozen
from jarchy.hrefs import ADDRESS
from jarchy.html import Html
from jarchy.kinds.pictures import Figure, all_figures
from jarchy.language import language
from jarchy.model import Card, Edition, Link, Page, Prose, Ref, Speaker, Version
from jarchy.prose import resolve
from jarchy.when import When

LONGEST_TEASER = 220  # characters, of a summary that is taken from a body


class Body(Frozen):
    """A body as one page shows it: a link to a document that its readers can't see leaves its words, and a quote or a
    picture that they can't see is left out.
    """

    html: Html
    hrefs: dict[str, str]  # where its links lead, by the names (kind:slug) and addresses in its HTML
    quotes: dict[str, "QuoteCard"]  # that are placed in it, by slug
    pictures: dict[str, Figure]  # as above

    def __bool__(self) -> bool:
        return bool(self.html)

    def __iter__(self) -> Iterator["str | QuoteCard | Figure"]:
        """HTML, and the quotes and pictures placed between."""
        for piece in resolve(str(self.html), self.hrefs):
            if isinstance(piece, str):
                yield piece
            elif piece.kind == "picture" and piece.slug in self.pictures:
                yield self.pictures[piece.slug]
            elif piece.kind == "quote" and piece.slug in self.quotes:
                yield self.quotes[piece.slug]


class QuoteCard(Frozen):
    """Words spoken, wherever they are shown. `spoken` leads to the words as they were spoken when these are a
    translation. `mark` is the quotation mark that hangs before them.
    """

    href: str
    mark: str
    words: Body
    speaker: Speaker
    lang: str = ""
    spoken: Link | None = None
    withheld: str = ""


def document_page(version: Version, edition: Edition, template: str, view: Any, title: str) -> Page:
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
        under=version.ref.kind,
    )


def link(ref: Ref, edition: Edition) -> Link | None:
    """None when readers of this edition can't see the document."""
    version = edition.versions.get(ref)
    return Link(edition.href(edition.path(ref)), version.fields.headline, version.lang) if version else None


def links(kind: str, slugs: Iterable[str], edition: Edition) -> tuple[Link, ...]:
    found = (link(Ref(kind, slug), edition) for slug in slugs)
    return tuple(one for one in found if one)


def card(version: Version, versions: Mapping[Ref, Version], href: str) -> Card:
    """What the edition of these versions shows of one of them."""
    fields = version.fields
    return Card(
        href=href,
        title=fields.headline or versions[fields.needs[0]].fields.headline,  # a quote has its speaker's name
        lang=version.lang,
        when=fields.when,
        summary=summary(version),
        place=fields.place,
        withheld=version.withheld,
        is_withdrawn=fields.is_withdrawn,
    )


def cards(kind: str, refs: Iterable[Ref], edition: Edition) -> tuple[Card, ...]:
    return tuple(edition.cards[version.ref] for version in newest(kind, refs, edition))


def quote_cards(refs: Iterable[Ref], edition: Edition) -> tuple[QuoteCard, ...]:
    return tuple(quote_card(version, edition) for version in newest("quote", refs, edition))


def newest(kind: str, refs: Iterable[Ref], edition: Edition) -> list[Version]:
    """The documents of one kind among `refs`, in the order of the edition's lists: its own language first."""
    versions = [edition.versions[ref] for ref in refs if ref.kind == kind]
    if len(versions) <= 1:  # nearly always
        return versions
    versions.sort(key=lambda version: version.ref)
    versions.sort(key=lambda version: _moment(version.fields), reverse=True)
    versions.sort(key=lambda version: bool(version.lang))
    return versions


def by_alphabet(versions: Iterable[Version], edition: Edition) -> list[Version]:
    """As readers look for them; what is not in their language comes last."""
    return sorted(versions, key=lambda one: (bool(one.lang), edition.language.sort_key(one.fields.sort_name), one.ref))


def _moment(fields: Any) -> float:
    return fields.when.at if fields.when else float("-inf")


def summary(version: Version) -> str:
    teaser: str = version.fields.teaser
    if teaser:
        return teaser
    text = _whole(version.prose.lead)
    return text if len(text) <= LONGEST_TEASER else f"{text[:LONGEST_TEASER].rsplit(' ', 1)[0].rstrip(',;:— ')}…"


def _whole(text: str) -> str:
    """Without a last sentence that only leads to what comes after: “She said:”."""
    if not text.endswith(":"):
        return text
    end = max(text.rfind(f"{mark} ") for mark in ".!?…")
    return text[: end + 1] if end > 0 else text


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


def speaker(slug: str, role: str | None, on: When | None, edition: Edition) -> Speaker:
    """Who spoke, in the role held on that day: `quote.check` has seen to it that there is at most one."""
    person = edition.versions[Ref("person", slug)]
    shown = Link(edition.href(edition.path(person.ref)), person.fields.name, person.lang)
    # A role that isn't translated is in no edition but the original's: then the name stands alone.
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
    """In words spoken no quote is placed; to one another they may lead, in a circle, too."""
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
