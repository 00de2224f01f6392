"""The page for a document that is not translated yet: it says so, and links to the original."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.model import Card, Edition, Link, Page, Stated, Version, Withdrawal


class UntranslatedView(Record):
    document: Card
    original: Link
    withdrawal: Withdrawal | None
    newest: tuple[Card, ...]  # releases that this language has


def make(version: Version[Stated], edition: Edition) -> Iterator[Page]:
    if not version.lang:
        return
    newest = tuple(edition.cards[ref] for ref in edition.newest)
    view = UntranslatedView(edition.cards[version.ref], version.original, version.withdrawal, newest)
    yield Page(
        key=version.ref,
        path=edition.path(version.ref),
        template="untranslated.html",
        view=view,
        withheld=version.withheld,
        is_indexed=False,
        section=version.ref.kind,
    )
