"""The lists of all documents of a kind: newest first, or in alphabetical order."""

from collections.abc import Iterator, Sequence

from jarchy.core.records import Record
from jarchy.kinds.queries import by_alphabet, is_pinned, listing, newest, newest_told, next_first, pinned_first
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
    pinned: tuple[Card, ...]  # what stands first for a time, though there is newer; not in the list of a year
    cards: tuple[Card, ...]
    coming: tuple[Card, ...]  # of events: those that are not over, the soonest first
    past: tuple[Card, ...]  # and those that are, the latest first
    quotes: tuple[QuoteCard, ...]
    sheet: Pagination
    is_dated: bool  # the newest first; otherwise in the order of letters, where no name is older
    years: tuple[CountedLink, ...]  # of releases, on the first pages, if there is more than one year
    year: str  # empty: the list of all years
    subjects: tuple[CountedLink, ...]  # of releases, on the first page


def make(edition: Edition) -> Iterator[Page]:
    for kind in edition.kinds.values():
        versions = in_order(kind, edition) if kind.in_url else []
        years = by_year(only(Release, versions))
        links = year_links(years, edition, kind.name)
        if versions:
            yield from _sheets(kind, pinned_first(versions), links, "", edition)
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
        pinned, others = _pinned_apart(shown) if not year else ([], shown)
        cards = [edition.cards[version.ref] for version in others if not is_of(version, Quote)]
        view = ListView(
            kind=kind.name,
            label=kind.label,
            whole=edition.href(edition.list_path(kind.name)),
            pinned=tuple(edition.cards[version.ref] for version in pinned),
            cards=tuple(card for card in cards if not card.phase),
            coming=tuple(card for card in cards if card.phase in ("ahead", "now", "later")),
            past=tuple(card for card in cards if card.phase == "over"),
            quotes=tuple(quote_card(version, edition) for version in only(Quote, shown)),
            sheet=sheet,
            is_dated=kind.newest_first,
            years=years if is_first else (),
            year=year,
            subjects=subjects(edition) if is_first and not year and kind.name == RELEASE.name else (),
        )
        key = ("list", kind.name, *under, str(sheet.number))
        description = listing(edition.cards[version.ref] for version in shown)
        section = kind.name if under else ""
        updated = newest_told(shown)
        yield Page(key, path, "list.html", view, description=description, section=section, updated=updated)


def _pinned_apart(versions: Sequence[Version[Stated]]) -> tuple[list[Version[Stated]], list[Version[Stated]]]:
    """Those that are pinned, and the others."""
    return [one for one in versions if is_pinned(one)], [one for one in versions if not is_pinned(one)]


def in_order(kind: Kind[Schema], edition: Edition) -> list[Version[Schema]]:
    versions = edition.of_kind(kind.name)
    if kind.newest_first:
        coming, rest = next_first(only(kind.schema, newest(kind.name, [version.ref for version in versions], edition)))
        return [*coming, *rest]
    return only(kind.schema, by_alphabet(versions, edition))
