"""Where a page or a section stands in the menu."""

from jarchy.core.records import Record


class MenuPlace(Record):
    """A section without a number stands before all numbers, a page without one behind all of them."""

    order: int | None = None
    shown: bool = True


ANYWHERE = MenuPlace()
