"""The home page of an edition: the newest event, releases and quotes."""

from collections.abc import Iterable, Iterator

from jarchy.core.records import Record
from jarchy.kinds import event, quote, release
from jarchy.kinds.event import EventSummary, occasion
from jarchy.kinds.queries import listing
from jarchy.kinds.quote import QuoteCard, quote_card
from jarchy.model import Card, Edition, Page, Schema, Version
from jarchy.outputs.lists import in_order

MOST_RELEASES = 7
MOST_QUOTES = 3


class HomeView(Record):
    title: str
    description: str
    event: EventSummary | None
    releases: tuple[Card, ...]
    quotes: tuple[QuoteCard, ...]
    all_releases: str  # href of the whole list; empty if all are shown here


def make(edition: Edition) -> Iterator[Page]:
    events = in_order(event.KIND, edition)
    releases = _standing(in_order(release.KIND, edition))
    quotes = _standing(in_order(quote.KIND, edition))
    view = HomeView(
        title=edition.title,
        description=edition.description,
        event=occasion(events[0], edition) if events else None,
        releases=tuple(edition.cards[version.ref] for version in releases[:MOST_RELEASES]),
        quotes=tuple(quote_card(version, edition) for version in quotes[:MOST_QUOTES]),
        all_releases=edition.href(edition.list_path("release")) if len(releases) > MOST_RELEASES else "",
    )
    yield Page(("home",), edition.home, "home.html", view, edition.title, edition.description or listing(view.releases))


def _standing(versions: Iterable[Version[Schema]]) -> list[Version[Schema]]:
    """Those that are not withdrawn."""
    return [version for version in versions if not version.withdrawal]
