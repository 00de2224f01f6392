"""Checks tables that say something in each language of the site, as the names of a tag."""

from collections.abc import Sequence

from jarchy.core.text import Findings
from jarchy.i18n.vocabulary import LANGUAGE_CODE_TYPOS
from jarchy.problems import did_you_mean
from jarchy.schema.nodes import MappingNode


def lacking(table: MappingNode, languages: Sequence[str], findings: Findings) -> list[str]:
    """The languages that a table lacks. Those that the site does not have are reported."""
    for name, mark in table.keys.items():
        if name not in languages:
            suggestion = did_you_mean(LANGUAGE_CODE_TYPOS.get(name, name), languages)
            findings.report(mark, "unknown-language", code=name, suggestion=suggestion, known=", ".join(languages))
    return [name for name in languages if name not in table.items]
