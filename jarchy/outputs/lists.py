"""The lists of all documents of a kind: newest first, or in alphabetical order."""

from collections.abc import Iterator, Sequence

from jarchy.core.records import Record
from jarchy.kinds.queries import by_alphabet, listing, newest, newest_told, next_first
from jarchy.kinds.quote import Quote, QuoteCard, quote_card
from jarchy.kinds.release import Release
from jarchy.model import Card, Edition, Kind, Link, Page, Schema, Stated, Version, is_of, only
from jarchy.outputs.pagination import Pagination, sheets


class ListView(Record):
    kind: str
    label: str  # a message: what the list is called
    cards: tuple[Card, ...]
    coming: tuple[Card, ...]  # of events: those that are not over, the soonest first
    past: tuple[Card, ...]  # and those that are, the latest first
    quotes: tuple[QuoteCard, ...]
    sheet: Pagination
    years: tuple[Link, ...]  # of releases, if there is more than one year
    year: str  # empty: the list of all years


def make(edition: Edition) -> Iterator[Page]:
    for kind in edition.kinds.values():
        versions = in_order(kind, edition) if kind.in_url else []
        by_year = _by_year(only(Release, versions))
        years = tuple(Link(edition.href(edition.list_path(kind.name, year)), year) for year in by_year)
        if versions:
            yield from _sheets(kind, versions, years, "", edition)
        for year in by_year:
            yield from _sheets(kind, by_year[year], years, year, edition)


def _by_year(releases: Sequence[Version[Release]]) -> dict[str, list[Version[Release]]]:
    """The releases by year, newest first; empty if all are of one year."""
    by_year: dict[str, list[Version[Release]]] = {}
    for version in sorted(releases, key=lambda version: version.fields.date.iso[:4], reverse=True):
        by_year.setdefault(version.fields.date.iso[:4], []).append(version)
    return by_year if len(by_year) > 1 else {}


def _sheets(
    kind: Kind[Stated], versions: Sequence[Version[Stated]], years: tuple[Link, ...], year: str, edition: Edition
) -> Iterator[Page]:
    under = (year,) if year else ()
    for path, sheet, shown in sheets(versions, edition, kind.name, *under):
        cards = [edition.cards[version.ref] for version in shown if not is_of(version, Quote)]
        view = ListView(
            kind=kind.name,
            label=kind.label,
            cards=tuple(card for card in cards if not card.phase),
            coming=tuple(card for card in cards if card.phase in ("ahead", "now")),
            past=tuple(card for card in cards if card.phase == "over"),
            quotes=tuple(quote_card(version, edition) for version in only(Quote, shown)),
            sheet=sheet,
            years=years,
            year=year,
        )
        key = ("list", kind.name, *under, str(sheet.number))
        description = listing(edition.cards[version.ref] for version in shown)
        section = kind.name if under else ""
        updated = newest_told(shown)
        yield Page(key, path, "list.html", view, description=description, section=section, updated=updated)


def in_order(kind: Kind[Schema], edition: Edition) -> list[Version[Schema]]:
    versions = edition.of_kind(kind.name)
    if kind.newest_first:
        coming, rest = next_first(only(kind.schema, newest(kind.name, [version.ref for version in versions], edition)))
        return [*coming, *rest]
    return only(kind.schema, by_alphabet(versions, edition))
