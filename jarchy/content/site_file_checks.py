"""Checks the values of content/site.yaml against each other."""

from collections.abc import Sequence
from typing import NamedTuple

from jarchy.content.foreign_language import UNKNOWN, words_of
from jarchy.content.in_each_language import report_unnamed
from jarchy.content.site_file import PRESS_KIT, SEARCH, SUBSCRIBE, LanguageEntry, SiteFile
from jarchy.core.text import Findings
from jarchy.core.zones import is_zone, suggested_zone
from jarchy.i18n.language import language
from jarchy.model import Kinds
from jarchy.problems import did_you_mean, shortened
from jarchy.schema.nodes import MappingNode, Node, SequenceNode
from jarchy.schema.readers import NEVER, suggested_language

LARGEST_PAGE = 1000  # documents


class Choices(NamedTuple):
    """The names of outputs that `without:` and `with:` may name."""

    without: Sequence[str]
    with_: Sequence[str]


def check_site_file(site: SiteFile, node: MappingNode, kinds: Kinds, choices: Choices, findings: Findings) -> None:
    """Reports values that are valid by themselves but contradict each other."""
    if not site.languages:
        findings.report(node.items["languages"].mark, "empty-value", key="languages")
        return
    codes = list(site.languages)
    table = node.items["languages"]
    assert isinstance(table, MappingNode)  # anything else was refused before
    for code, mark in table.keys.items():
        _check_sections(table.items[code], site.languages[code], kinds, findings)
        try:
            language(code)
        except LookupError:
            suggestion = suggested_language(code)
            findings.report(
                mark, "value", value=code, expected="the code of a language", suggestion=suggestion, example="ky"
            )
    if site.default_language and site.default_language not in codes:
        mark = node.items["default_language"].mark
        findings.report(mark, UNKNOWN, **words_of(site.default_language, codes))
    _check_policy(site, node, findings)
    _check_folders(node.items.get("menu"), _sections(kinds), findings)
    _check_names("without", site.without, choices.without, node, findings)
    _check_names("with", site.with_, choices.with_, node, findings)
    if not is_zone(site.timezone):
        suggestion = suggested_zone(site.timezone)
        findings.report(node.items["timezone"].mark, "time-zone", value=site.timezone, suggestion=suggestion)
    if not 1 <= site.page_size <= LARGEST_PAGE:
        mark = node.items["page_size"].mark
        findings.report(
            mark, "value", value=site.page_size, expected=f"between 1 and {LARGEST_PAGE}", suggestion="", example="20"
        )
    slugs = sorted({slug for entry in site.languages.values() for slug in entry.tags})
    for code, entry in site.languages.items():
        if unnamed := {slug: table.keys[code] for slug in slugs if slug not in entry.tags}:
            report_unnamed("tag", unnamed, code, f"add its name under languages: {code}: tags:", findings)


def _check_policy(site: SiteFile, node: MappingNode, findings: Findings) -> None:
    """Reports a language that is to come first, but that the site does not have, and languages that wait for what
    nobody is asked for.
    """
    if site.checks.translations == NEVER and (site.publish.is_together or site.publish.first):
        findings.report(node.items["publish"].mark, "idle-policy", policy=site.publish.policy)
    first = site.publish.first
    if first and first not in site.languages:
        findings.report(node.items["publish"].mark, UNKNOWN, **words_of(first, site.languages))


def _check_names(key: str, names: Sequence[str], known: Sequence[str], node: MappingNode, findings: Findings) -> None:
    for number, name in enumerate(names):
        if name not in known:
            named = node.items[key]
            assert isinstance(named, SequenceNode)  # as above
            suggestion, expected = did_you_mean(name, known), " or ".join(known)
            words = {"value": shortened(name), "expected": expected, "example": known[0], "suggestion": suggestion}
            findings.report(named.items[number].mark, "value", **words)


def _check_sections(entry: Node, said: LanguageEntry, kinds: Kinds, findings: Findings) -> None:
    """Reports words for folders that are no sections, and sections with the same word. Empty sections count, too."""
    sections = entry.items.get("sections") if isinstance(entry, MappingNode) else None
    named = [*_sections(kinds), "tags"]
    taken = {SEARCH: "the search", SUBSCRIBE: "the feeds", PRESS_KIT: "the press kit"} | {
        folder: f"“{folder}”" for folder in named if folder not in said.sections
    }
    for folder, mark in sections.keys.items() if isinstance(sections, MappingNode) else ():
        word = said.sections[folder]
        if word in taken:
            findings.report(mark, "same-address", other=taken[word], address=f"…/{word}/")
        taken[word] = f"“{folder}”"
    _check_folders(sections, named, findings)


def _check_folders(table: Node | None, named: Sequence[str], findings: Findings) -> None:
    for folder, mark in table.keys.items() if isinstance(table, MappingNode) else ():
        if folder not in named:
            suggestion, known = did_you_mean(folder, named), ", ".join(named)
            findings.report(mark, "unknown-key", key=folder, suggestion=suggestion, known=known)


def _sections(kinds: Kinds) -> list[str]:
    """The folders of the kinds that have lists."""
    return [kind.folder for kind in kinds.values() if kind.in_url]
