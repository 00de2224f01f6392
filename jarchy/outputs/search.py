"""The search of an edition: its page, and what it searches: documents in the edition's own language alone."""

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
    """A document as it is searched, and as it is shown when it is found."""

    kind: str
    card: Card
    day: str
    words: tuple[str, ...]  # all that it says beside its body
    body: LazyHtml


class SearchIndex(Record):
    """What the readers of an edition can search. Many files are made of it."""

    lang: str
    records: tuple[SearchRecord, ...]


class SearchView(Record):
    index: str  # href of its folder
    folding: str  # of the language, as JSON
    tags: str  # href of their list, if there is one


def make(edition: Edition) -> Iterator[Page | File]:
    address = path(edition.language.code, SEARCH)
    folder = f"{address}index/"
    folding = msgspec.json.encode(edition.language.folding).decode()
    view = SearchView(edition.href(folder), folding, tags.href(edition))
    yield Page(("search",), address, "search.html", view, is_indexed=False)
    yield File(folder, "", index(edition), is_folder=True)


def index(edition: Edition) -> SearchIndex:
    """Also in a preview, what is withheld is not in it: it finds what readers find."""
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
    from jarchy.outputs.pagefind import files_of  # noqa: PLC0415  what a build that indexes nothing does without

    return files_of(index)
