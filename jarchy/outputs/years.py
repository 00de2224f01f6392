"""The releases of a list by year, and how many a list has."""

from collections.abc import Mapping, Sequence

from jarchy.core.records import Record
from jarchy.kinds.release import Release
from jarchy.model import Edition, Version


class CountedLink(Record):
    """A link to a list, and how many documents that has."""

    href: str
    text: str
    count: int


def by_year(releases: Sequence[Version[Release]]) -> dict[str, list[Version[Release]]]:
    """The releases by year, newest first; empty if all are of one year."""
    years: dict[str, list[Version[Release]]] = {}
    for version in sorted(releases, key=lambda version: version.fields.date.iso[:4], reverse=True):
        years.setdefault(version.fields.date.iso[:4], []).append(version)
    return years if len(years) > 1 else {}


def year_links(
    years: Mapping[str, Sequence[Version[Release]]], edition: Edition, kind: str, *under: str
) -> tuple[CountedLink, ...]:
    return tuple(
        CountedLink(edition.href(edition.list_path(kind, *under, year)), year, len(found))
        for year, found in years.items()
    )
