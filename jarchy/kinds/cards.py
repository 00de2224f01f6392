"""Which documents have a card: a picture for social networks, whose typeface has their letters."""

from jarchy.images.typeface import lacking
from jarchy.model import Edition, Ref, Version


def has_card(version: Version, edition: Edition) -> bool:
    """Whether card.png lies beside its page. Nobody is to send on what is withdrawn."""
    if version.lang or version.fields.is_withdrawn or not has_cards(edition):
        return False
    if version.ref.kind == "quote":
        return not lacking(edition.cards[Ref("person", version.fields.speaker)].title)
    return version.ref.kind == "release" and not lacking(version.fields.title)


def has_cards(edition: Edition) -> bool:
    """Whether the edition's own letters, which stand on each card, are among those of the typeface."""
    return "cards" not in edition.without and not lacking(f"{edition.language.endonym} {edition.title}")
