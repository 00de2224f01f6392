"""A file that readers of another language do not have, or not as it should be."""

from collections.abc import Iterable

from jarchy.core.records import Record
from jarchy.problems import Location

MISSING, DRAFT, UNREVIEWED, EMPTY, STALE = (
    "is missing",
    "is a draft",
    "is not reviewed",
    "has no text",
    "is out of date",
)
TEXT = "the text"  # what an empty translation lacks, as other checks call it


class Lack(Record):
    """Which file is lacking for a language, and why."""

    where: Location
    path: str  # of the translation, also of one that is missing
    lang: str
    original: str
    why: str  # one of the above

    def __str__(self) -> str:
        return f"{self.path} {self.why}"

    @property
    def remedy(self) -> str:
        return {
            MISSING: f"`translate {self.original} --to {self.lang}` begins it",
            DRAFT: "delete its “status: draft” when it is ready",
            UNREVIEWED: f"`review {self.path}` says that an editor has compared it with the original",
            EMPTY: "translate the text, too",
            STALE: f"`translate {self.path}` shows what has changed",
        }[self.why]


def remedies(lacks: Iterable[Lack]) -> str:
    """What to do about them, each once."""
    return "; ".join(dict.fromkeys(lack.remedy for lack in lacks))
