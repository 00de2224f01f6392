"""What every original may state."""

from typing import Literal

from jarchy.core.dates import DateOrTime
from jarchy.model import Stated
from jarchy.schema.types import OldAddress


class OriginalFields(Stated, kw_only=True):
    """What every original may state: when it is public, and where it was before."""

    status: Literal["draft", "published"] | None = None
    embargo: DateOrTime | None = None
    expires: DateOrTime | None = None
    aliases: tuple[OldAddress, ...] = ()
