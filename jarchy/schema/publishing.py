"""What a site, or one of its releases, says under `publish:`."""

from datetime import timedelta
from typing import ClassVar

from jarchy.model import Publishing
from jarchy.schema.types import Policy


class Publish(Publishing, kw_only=True):
    policy: Policy | None = None
    within: timedelta | None = None

    alone: ClassVar[str] = "policy"  # what a word in the place of the table says
