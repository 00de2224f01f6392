"""The catalogue of problems: every code, with one message and one remedy.

A message says what is wrong, a remedy says what to do first. Every check that finds the same mistake uses the same
entry, and fills it with its words. `docs/problems.md` explains each code to editors.
"""

from jarchy.problems.catalogue import (
    attachments,
    documents,
    facts,
    files,
    front_matter,
    glossary,
    pictures,
    prose,
    publication,
    site,
    slips,
    translations,
)
from jarchy.problems.catalogue.entry import Entry, Severity

__all__ = ["PROBLEMS", "Entry", "Severity"]

PARTS = (
    files,
    front_matter,
    documents,
    prose,
    attachments,
    pictures,
    translations,
    facts,
    publication,
    glossary,
    slips,
    site,
)
PROBLEMS: dict[str, Entry] = {code: entry for part in PARTS for code, entry in part.PROBLEMS.items()}
