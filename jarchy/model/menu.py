"""Where a page or a section stands in the menu."""

from typing import ClassVar

from jarchy.core.records import Record


class MenuPlace(Record):
    """What an editor says of an entry of the menu: `{order: 3}`, or `no`. A section without a number stands before all
    numbers, a page without one behind all of them.
    """

    short: ClassVar[str] = "shown"  # the key that stands for the whole table

    order: int | None = None
    shown: bool = True


ANYWHERE = MenuPlace()
