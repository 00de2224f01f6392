"""The search of an edition: its page, and its index of the documents in the edition's own language."""

from collections.abc import Iterator

import msgspec

from jarchy.content.config import SEARCH
from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.core.urls import path
from jarchy.model import Card, Edition, File, Page
from jarchy.outputs import tags
from jarchy.outputs.lists import in_order
from jarchy.problems import Problem
from jarchy.schema.words import words_of


class SearchRecord(Record):
    """A document in the index: what is searched, and what is shown in results."""

    kind: str
    card: Card
    day: str
    words: tuple[str, ...]  # all its words except the body
    body: LazyHtml


class SearchIndex(Record):
    """The index of an edition. Pagefind makes many files of it."""

    lang: str
    records: tuple[SearchRecord, ...]


class SearchView(Record):
    index: str  # href of its folder
    folding: str  # the stemming rules of the language, as JSON
    tags: str  # href of the list of tags; empty if there is none


def make(edition: Edition) -> Iterator[Page | File]:
    address = path(edition.language.code, SEARCH)
    folder = f"{address}index/"
    folding = msgspec.json.encode(edition.language.folding).decode()
    view = SearchView(edition.href(folder), folding, tags.href(edition))
    yield Page(("search",), address, "search.html", view, is_indexed=False)
    yield File(folder, "", index(edition), is_folder=True)


def index(edition: Edition) -> SearchIndex:
    """Withheld documents are never in the index, not even in a preview: it finds what readers find."""
    versions = (version for kind in edition.kinds.values() for version in in_order(kind, edition))
    records = (
        SearchRecord(
            kind=version.ref.kind,
            card=card,
            day=edition.language.short_date(card.when.day) if card.when else "",
            words=tuple(words_of(version.fields)),
            body=version.prose.html,
        )
        for version in versions
        for card in [edition.cards[version.ref]]
        if not (version.lang or version.withheld)
    )
    return SearchIndex(edition.language.code, tuple(records))


def write(index: SearchIndex) -> dict[str, bytes] | Problem:
    from jarchy.outputs.pagefind import files_of  # noqa: PLC0415  only for builds that make an index

    return files_of(index)
