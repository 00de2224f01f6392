"""The index of an edition: what its readers can search."""

from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.model import Card, Edition
from jarchy.outputs.lists import in_order
from jarchy.schema.words import words_of


class SearchRecord(Record):
    """A document in the index: what is searched, and what is shown in results."""

    kind: str
    card: Card
    day: str
    year: str  # empty if it has no day
    words: tuple[str, ...]  # all its words except the body
    body: LazyHtml


class SearchIndex(Record):
    """The index of an edition. Pagefind makes many files of it."""

    lang: str
    records: tuple[SearchRecord, ...]


def index(edition: Edition) -> SearchIndex:
    """Withheld documents are never in the index, not even in a preview: it finds what readers find."""
    versions = (version for kind in edition.kinds.values() for version in in_order(kind, edition))
    records = (
        SearchRecord(
            kind=version.ref.kind,
            card=card,
            day=edition.language.short_date(card.when.day) if card.when else "",
            year=card.when.iso[:4] if card.when else "",
            words=tuple(words_of(version.fields)),
            body=version.prose.html,
        )
        for version in versions
        for card in [edition.cards[version.ref]]
        if not (version.lang or version.withheld)
    )
    return SearchIndex(edition.language.code, tuple(records))
