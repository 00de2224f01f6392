"""The keys that every kind has."""

from typing import Literal, Self

from jarchy.core.dates import DateOrTime
from jarchy.model import Stated
from jarchy.schema.types import OldAddress, Slug
from jarchy.schema.words import without_words


class OriginalFields(Stated, kw_only=True):
    """The keys that every original can have: when it is public, and how it was called before."""

    status: Literal["draft", "published"] | None = None
    embargo: DateOrTime | None = None
    expires: DateOrTime | None = None
    aliases: tuple[OldAddress, ...] = ()
    first_name: Slug | None = None

    def as_withdrawn(self) -> Self:
        """Its facts, and the words that it can't be without, as its name. A kind that may say less says so itself."""
        return without_words(self)
