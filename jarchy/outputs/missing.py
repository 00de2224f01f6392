"""The honest page in the place of a translation that isn't there yet."""

from msgspec import Struct

from jarchy.kinds.parts import card
from jarchy.model import Card, Edition, Link, Page, Version


class MissingView(Struct, frozen=True):
    document: Card
    original: Link


def page(version: Version, edition: Edition) -> Page:
    view = MissingView(card(version, edition), version.original)
    return Page(
        version.ref, edition.path(version.ref), "missing.html", view, withheld=version.withheld, is_indexed=False
    )
