"""Lists of all that a document's page shows the beginning of: the releases that speak of it, its quotes, its events."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.kinds.queries import MOST_LISTED, list_path, listing, newest_told
from jarchy.kinds.quote import Quote, QuoteCard, quote_card
from jarchy.model import Card, Edition, Link, Page, Stated, Version, is_of, only
from jarchy.outputs.pagination import Pagination, sheets_below

ADDRESSES = ("{list}/{sheet}",)  # below the page of the document


class MentionsView(Record):
    of: Link  # the document
    label: str  # a message: what is listed
    cards: tuple[Card, ...]
    quotes: tuple[QuoteCard, ...]
    sheet: Pagination


def make(version: Version[Stated], edition: Edition) -> Iterator[Page]:
    listed = {} if version.lang else edition.kinds[version.ref.kind].listed(version, edition)
    of = Link(edition.href(edition.path(version.ref)), edition.cards[version.ref].title)
    for kind, versions in listed.items():
        if len(versions) <= MOST_LISTED:
            continue
        for path, sheet, shown in sheets_below(list_path(version.ref, kind, edition), versions, edition):
            view = MentionsView(
                of=of,
                label=edition.kinds[kind].label,
                cards=tuple(edition.cards[one.ref] for one in shown if not is_of(one, Quote)),
                quotes=tuple(quote_card(one, edition) for one in only(Quote, shown)),
                sheet=sheet,
            )
            yield Page(
                key=(*version.ref, kind, str(sheet.number)),
                path=path,
                template="mentions.html",
                view=view,
                title=of.text,
                description=listing(edition.cards[one.ref] for one in shown),
                withheld=version.withheld,
                section=version.ref.kind,
                updated=newest_told(shown),
            )
