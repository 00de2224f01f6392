"""The page for a document that is not translated yet: it says so, and leads to the languages that it is in."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.kinds import page as plain_page
from jarchy.model import Card, Edition, Link, Page, Stated, Version, Withdrawal


class UntranslatedView(Record):
    document: Card
    languages: tuple[Link, ...]  # where it can be read: the original first
    withdrawal: Withdrawal | None
    below: tuple[Card, ...]  # of a plain page: the pages under it
    newest: tuple[Card, ...]  # releases that this language has


def make(version: Version[Stated], edition: Edition) -> Iterator[Page]:
    if not version.lang:
        return
    newest = tuple(edition.cards[ref] for ref in edition.newest)
    others = (page for page in version.elsewhere if page != version.original)
    view = UntranslatedView(
        document=edition.cards[version.ref],
        languages=(version.original, *others),
        withdrawal=version.withdrawal,
        below=plain_page.below(version.ref, edition),
        newest=newest,
    )
    yield Page(
        key=version.ref,
        path=edition.path(version.ref),
        template="untranslated.html",
        view=view,
        withheld=version.withheld,
        is_indexed=False,
        section=version.ref.kind,
    )
