"""The first page of an edition: a story that leads, the newest beside it, what is said, and what comes next."""

from collections.abc import Iterator, Sequence
from itertools import islice

from jarchy.core.records import Record
from jarchy.kinds import event, quote, release
from jarchy.kinds.contacts import Contact
from jarchy.kinds.organisation import Organisation, contact
from jarchy.kinds.press import press_contacts
from jarchy.kinds.queries import is_pinned, listing, newest_told, pinned_first, standing
from jarchy.kinds.quote import Excerpt, excerpt
from jarchy.kinds.release import Release
from jarchy.model import Card, Edition, Page, Version
from jarchy.outputs.lists import in_order

MOST_RELEASES = 10
FEATURES = 3  # beside each other below the story that leads; a quote takes the place of one
FEWEST_FEATURES = 2
MOST_EVENTS = 3
MOST_CONTACTS = 2
QUOTES_TRIED = 20  # of the newest, the first is shown that begins with a short sentence


class HomeView(Record):
    title: str
    description: str
    lead: Card | None
    features: tuple[Card, ...]  # with pictures
    rows: tuple[Card, ...]  # all else that is new
    all_releases: str  # href of the whole list; empty if all are shown here
    quote: Excerpt | None
    events: tuple[Card, ...]
    contacts: tuple[Contact, ...]  # for the press


def make(edition: Edition) -> Iterator[Page]:
    releases, events = in_order(release.KIND, edition), in_order(event.KIND, edition)
    current = list(standing(releases))
    first = pinned_first(current)
    lead = _lead(first)
    said = _quote(edition)
    others = [edition.cards[one.ref] for one in first if one is not lead][: MOST_RELEASES - 1]
    features = _features(others, FEATURES - bool(said))
    view = HomeView(
        title=edition.title,
        description=edition.description,
        lead=edition.cards[lead.ref] if lead else None,
        features=features,
        rows=tuple(card for card in others if card not in features),
        all_releases=edition.href(edition.list_path("release")) if len(releases) > 1 + len(others) else "",
        quote=said,
        events=_events([edition.cards[one.ref] for one in events]),
        contacts=_contacts(current, edition),
    )
    shown = (*((view.lead,) if view.lead else ()), *features, *view.rows)
    description = edition.description or listing(shown)
    updated = newest_told((*releases, *events))
    yield Page(("home",), edition.home, "home.html", view, edition.title, description, updated=updated)


def _lead(releases: Sequence[Version[Release]]) -> Version[Release] | None:
    """The newest that is pinned, else the newest that an editor wants to lead, else the newest. `releases` has what is
    pinned first.
    """
    chosen = (one for one in releases if is_pinned(one) or (one.fields.lead and not one.lang))
    return next(chosen, releases[0] if releases else None)


def _features(cards: Sequence[Card], most: int) -> tuple[Card, ...]:
    """The newest that have pictures; none if there are too few for a line."""
    found = tuple(islice((card for card in cards if card.picture and not card.lang), most))
    return found if len(found) >= FEWEST_FEATURES else ()


def _quote(edition: Edition) -> Excerpt | None:
    own = (one for one in standing(in_order(quote.KIND, edition)) if not one.lang)
    found = (excerpt(one, edition) for one in islice(own, QUOTES_TRIED))
    return next((one for one in found if one), None)


def _events(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The next ones; if there are none, the last one that took place. Of what is cancelled, readers are told if it
    would have been the next.
    """
    coming = [card for card in cards if card.phase != "over"]
    shown = [card for card in coming if card.changed != "cancelled" or card is coming[0]]
    past = [card for card in cards if card.changed != "cancelled"]
    return tuple(shown[:MOST_EVENTS] or past[:1])


def _contacts(releases: Sequence[Version[Release]], edition: Edition) -> tuple[Contact, ...]:
    """Those of the newest release that has some; else the publisher's."""
    every = (press_contacts(one.fields.contacts, one.fields.offices, edition) for one in releases[:MOST_RELEASES])
    found = next((known for known in every if known), ())
    publisher = edition.find(Organisation, edition.issuer) if edition.issuer else None
    own = contact(publisher, edition) if publisher else None
    return found[:MOST_CONTACTS] or ((own,) if own and own.is_known else ())
