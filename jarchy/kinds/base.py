"""The keys that every kind has."""

from typing import Literal

from jarchy.core.dates import DateOrTime
from jarchy.model import Stated
from jarchy.schema.types import OldAddress


class OriginalFields(Stated, kw_only=True):
    """The keys that every original can have: when it is public, and its former addresses."""

    status: Literal["draft", "published"] | None = None
    embargo: DateOrTime | None = None
    expires: DateOrTime | None = None
    aliases: tuple[OldAddress, ...] = ()
