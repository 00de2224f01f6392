"""What a page, or the list of a kind, says of its place in the menu."""

from typing import ClassVar

from jarchy.model import MenuPlace
from jarchy.schema.types import Shown


class InMenu(MenuPlace, kw_only=True):
    order: int | None = None
    shown: Shown = True

    alone: ClassVar[str] = "shown"  # what a word in the place of the table says
