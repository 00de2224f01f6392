"""The indexes of an edition: what its readers can search.

Pagefind cannot change an index, only make it anew. So an edition with many documents has one for each year, or for
each part of a year, and the edit of a document makes one of them anew. Browsers search all of them as one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.i18n.spans import noted
from jarchy.model import Card, Edition
from jarchy.outputs.lists import in_order
from jarchy.schema.words import words_of

MOST = 400  # documents in an index, if they can be divided by time


class SearchRecord(Record):
    """A document in the index: what is searched, and what is shown in results."""

    kind: str
    card: Card
    day: str
    year: str  # empty if it has no day
    words: tuple[str, ...]  # all its words except the body
    body: LazyHtml
    is_translated: bool = False  # whether it is words spoken, in another language than they were


class SearchIndex(Record):
    """An index. Pagefind makes many files of it."""

    lang: str
    records: tuple[SearchRecord, ...]
    is_first: bool = True  # whether browsers load Pagefind itself from here


def indexes(edition: Edition) -> dict[str, SearchIndex]:
    """The indexes of an edition by their periods: a year, or a year and the first of several months. The first one,
    which there always is, has no name.
    """
    lang, records = edition.language.code, _records(edition)
    if len(records) <= MOST:
        return {"": SearchIndex(lang, records)}
    (_, first), *others = _periods(records)
    more = {period: SearchIndex(lang, part, is_first=False) for period, part in others}
    return {"": SearchIndex(lang, first)} | more


def _periods(records: Iterable[SearchRecord]) -> Iterator[tuple[str, tuple[SearchRecord, ...]]]:
    """The records of each period, the oldest first; before them, those without a day."""
    years = _grouped(records, 12)
    for year in sorted(years):
        for months in (12, 6, 3, 1):
            parts = _grouped(years[year], months)
            if not year or max(map(len, parts.values())) <= MOST:
                break
        yield from ((period, tuple(parts[period])) for period in sorted(parts))


def _grouped(records: Iterable[SearchRecord], months: int) -> dict[str, list[SearchRecord]]:
    """The records by their periods of so many months."""
    periods = defaultdict(list)
    for record in records:
        day = record.card.when.day if record.card.when else None
        month = f"-{(day.month - 1) // months * months + 1:02}" if day and months < 12 else ""  # noqa: PLR2004  a year
        periods[f"{day.year}{month}" if day else ""].append(record)
    return periods


def _records(edition: Edition) -> tuple[SearchRecord, ...]:
    """Withheld documents are never in an index, not even in a preview: it finds what readers find."""
    versions = (version for kind in edition.kinds.values() for version in in_order(kind, edition))
    return tuple(
        SearchRecord(
            kind=version.ref.kind,
            card=card,
            day=noted(edition.language.short_date(card.when.day) if card.when else "", card.note),
            year=card.when.iso[:4] if card.when else "",
            words=tuple(words_of(version.fields)),
            body=version.prose.html,
            is_translated=edition.kinds[version.ref.kind].is_spoken and version.note is not None,
        )
        for version in versions
        for card in [edition.cards[version.ref]]
        if not (version.lang or version.withheld)
    )
