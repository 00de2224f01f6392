"""The honest page in the place of a translation that isn't there yet."""

from jarchy.frozen import Frozen
from jarchy.model import Card, Edition, Link, Page, Version


class MissingView(Frozen):
    document: Card
    original: Link


def page(version: Version, edition: Edition) -> Page:
    view = MissingView(edition.cards[version.ref], version.original)
    return Page(
        key=version.ref,
        path=edition.path(version.ref),
        template="missing.html",
        view=view,
        withheld=version.withheld,
        is_indexed=False,
        under=version.ref.kind,
    )
