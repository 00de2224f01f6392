"""What every original may state, and what every document can say of itself in a list."""

from datetime import datetime
from typing import ClassVar, Literal, Self

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.model import Ref
from jarchy.schema.types import OldAddress


class OriginalFields(Record, kw_only=True):
    """What every original may state: when it is public. And what every document can say of itself in a list."""

    status: Literal["draft", "published"] | None = None
    embargo: DateOrTime | None = None
    expires: DateOrTime | None = None
    aliases: tuple[OldAddress, ...] = ()  # that its page had before

    # Without a status of its own it is published with the first document that mentions it.
    follows: ClassVar[bool] = False

    @property
    def headline(self) -> str:
        """How the document is called where others name it."""
        return ""

    @property
    def sort_name(self) -> str:
        """What an alphabetical list sorts it by."""
        return self.headline

    @property
    def when(self) -> DateOrTime | None:
        """The moment that a list shows and sorts by."""
        return None

    @property
    def public_from(self) -> DateOrTime | None:
        """The earliest moment at which its own facts let it be public, embargo apart."""
        return None

    @property
    def needs(self) -> tuple[Ref, ...]:
        """The documents without which it can't be shown: while one of them is withheld, so is this."""
        return ()

    @property
    def teaser(self) -> str:
        """A sentence or two; empty: the beginning of the body."""
        return ""

    @property
    def place(self) -> str:
        return ""

    @property
    def moments(self) -> tuple[tuple[str, DateOrTime], ...]:
        """The keys that say since when something else is told of it, and these moments."""
        return ()

    def at(self, as_of: datetime) -> Self:
        """As it is told at an instant."""
        return self

    @property
    def is_withdrawn(self) -> bool:
        """Whether its publisher no longer stands by it. It stays, and says so."""
        return False
