"""The list of all documents of a kind: newest first, or by the alphabet of the language."""

from collections.abc import Iterator

from jarchy.frozen import Frozen
from jarchy.kinds import KINDS
from jarchy.kinds.parts import QuoteCard, newest, quote_card
from jarchy.model import Card, Edition, Kind, Page, Version
from jarchy.outputs.paging import Sheet, sheets


class ListView(Frozen):
    kind: str
    cards: tuple[Card, ...]
    quotes: tuple[QuoteCard, ...]
    sheet: Sheet


def pages(edition: Edition) -> Iterator[Page]:
    for kind in KINDS:
        versions = in_order(kind, edition) if kind.in_url else []
        for path, sheet, shown in sheets(versions, edition, kind.name) if versions else ():
            is_quotes = kind.is_spoken
            view = ListView(
                kind=kind.name,
                cards=() if is_quotes else tuple(edition.cards[version.ref] for version in shown),
                quotes=tuple(quote_card(version, edition) for version in shown) if is_quotes else (),
                sheet=sheet,
            )
            yield Page(("list", kind.name, str(sheet.number)), path, "list.html", view, description=edition.description)


def in_order(kind: Kind, edition: Edition) -> list[Version]:
    """As readers look for them; what is not in their language comes last."""
    versions = edition.of_kind(kind.name)
    if kind.newest_first:
        return newest(kind.name, [version.ref for version in versions], edition)
    return sorted(versions, key=lambda one: (bool(one.lang), edition.language.sort_key(one.fields.sort_name), one.ref))
