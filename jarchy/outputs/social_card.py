"""Social cards: the images that other sites show with a link to a release or a quote."""

from collections.abc import Iterator

from jarchy.images.typeface import lacking
from jarchy.kinds.quote import Quote
from jarchy.kinds.release import Release
from jarchy.kinds.roles import speaker
from jarchy.model import Edition, File, Stated, Version, is_of
from jarchy.outputs.card_content import CardContent

NAME, LABEL = "cards", "Picture for social networks (PNG)"
FILE = "card.png"  # below the address of the page


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    """None for documents whose title, or whose site title, has letters that the fonts lack."""
    if version.lang or not isinstance(version.fields, Release | Quote):
        return
    title = edition.cards[version.ref].title  # for a quote, the name of its speaker
    if lacking(f"{edition.language.endonym} {edition.title}") or lacking(title):
        return
    path = edition.path(version.ref) + FILE
    if is_of(version, Release):
        yield File(path, "", _release(version, edition), version.ref)
    elif is_of(version, Quote):
        yield File(path, "", _quote(version, edition), version.ref)


def write(picture: CardContent) -> bytes:
    from jarchy.outputs.card_image import draw  # noqa: PLC0415  only for builds that draw

    return draw(picture)


def _release(version: Version[Release], edition: Edition) -> CardContent:
    release = version.fields
    return CardContent(
        edition.title, release.headline, edition.language.date(release.date.day) if release.date_shown else ""
    )


def _quote(version: Version[Quote], edition: Edition) -> CardContent:
    quote = version.fields
    return CardContent(
        masthead=edition.title,
        mark=edition.language.quotes[0],
        words=version.prose.html,
        speaker=speaker(quote.speaker, quote.role, quote.date, edition),
        note=edition.language.translated if version.note else "",
    )
