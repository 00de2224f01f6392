"""The lists of all documents of a kind: newest first, or in alphabetical order."""

from collections.abc import Iterator, Sequence

from jarchy.core.records import Record
from jarchy.kinds.queries import by_alphabet, listing, newest, newest_told, next_first
from jarchy.kinds.quote import Quote, QuoteCard, quote_card
from jarchy.kinds.release import KIND as RELEASE
from jarchy.kinds.release import Release
from jarchy.model import Card, Edition, Kind, Page, Schema, Stated, Version, is_of, only
from jarchy.outputs.pagination import Pagination, paginate
from jarchy.outputs.tags import subjects
from jarchy.outputs.years import CountedLink, by_year, year_links

ADDRESSES = ("{list}/{sheet}", "{release}/{year}/{sheet}")


class ListView(Record):
    kind: str
    label: str  # a message: what the list is called
    whole: str  # href of the list of all years
    cards: tuple[Card, ...]
    coming: tuple[Card, ...]  # of events: those that are not over, the soonest first
    past: tuple[Card, ...]  # and those that are, the latest first
    quotes: tuple[QuoteCard, ...]
    sheet: Pagination
    years: tuple[CountedLink, ...]  # of releases, on the first pages, if there is more than one year
    year: str  # empty: the list of all years
    subjects: tuple[CountedLink, ...]  # of releases, on the first page


def make(edition: Edition) -> Iterator[Page]:
    for kind in edition.kinds.values():
        versions = in_order(kind, edition) if kind.in_url else []
        years = by_year(only(Release, versions))
        links = year_links(years, edition, kind.name)
        if versions:
            yield from _sheets(kind, versions, links, "", edition)
        for year, shown in years.items():
            yield from _sheets(kind, shown, links, year, edition)


def _sheets(
    kind: Kind[Stated],
    versions: Sequence[Version[Stated]],
    years: tuple[CountedLink, ...],
    year: str,
    edition: Edition,
) -> Iterator[Page]:
    under = (year,) if year else ()
    for path, sheet, shown in paginate(versions, edition, kind.name, *under):
        is_first = sheet.number == 1
        cards = [edition.cards[version.ref] for version in shown if not is_of(version, Quote)]
        view = ListView(
            kind=kind.name,
            label=kind.label,
            whole=edition.href(edition.list_path(kind.name)),
            cards=tuple(card for card in cards if not card.phase),
            coming=tuple(card for card in cards if card.phase in ("ahead", "now", "later")),
            past=tuple(card for card in cards if card.phase == "over"),
            quotes=tuple(quote_card(version, edition) for version in only(Quote, shown)),
            sheet=sheet,
            years=years if is_first else (),
            year=year,
            subjects=subjects(edition) if is_first and not year and kind.name == RELEASE.name else (),
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
