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
    """The releases by the year that readers are told, newest first; empty if there is only one."""
    years: dict[str, list[Version[Release]]] = {}
    for version in releases:
        if when := version.fields.shown_when:
            years.setdefault(when.iso[:4], []).append(version)
    return {year: years[year] for year in sorted(years, reverse=True)} if len(years) > 1 else {}


def year_links(
    years: Mapping[str, Sequence[Version[Release]]], edition: Edition, kind: str, *under: str
) -> tuple[CountedLink, ...]:
    return tuple(
        CountedLink(edition.href(edition.list_path(kind, *under, year)), year, len(found))
        for year, found in years.items()
    )
