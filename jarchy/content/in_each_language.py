"""Checks tables that say something in each language of the site, as the names of a tag."""

from collections.abc import Mapping, Sequence

from jarchy.content.foreign_language import UNKNOWN, words_of
from jarchy.core.text import Findings, Position
from jarchy.schema.nodes import MappingNode

MOST_UNNAMED = 3  # tags or categories that are reported one by one


def lacking(table: MappingNode, languages: Sequence[str], findings: Findings) -> list[str]:
    """The languages that a table lacks. Those that the site does not have are reported."""
    for name, mark in table.keys.items():
        if name not in languages:
            findings.report(mark, UNKNOWN, **words_of(name, languages))
    return [name for name in languages if name not in table.items]


def report_unnamed(what: str, places: Mapping[str, Position], code: str, remedy: str, findings: Findings) -> None:
    """Reports the tags or categories that have no name in a language: their slugs, each with its place."""
    first, *more = places
    words = {"what": what, "code": code, "remedy": remedy}
    if len(places) > MOST_UNNAMED:
        findings.report(places[first], "missing-labels", **words, slug=first, count=f"{len(places):,}")
    else:
        for slug in (first, *more):
            findings.report(places[slug], "missing-label", **words, slug=slug)
