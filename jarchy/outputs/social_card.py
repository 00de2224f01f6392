"""Social cards: the images that other sites show with a link to a page."""

from collections.abc import Iterator

from jarchy.i18n.spans import span, with_time
from jarchy.images.media import Rendition
from jarchy.images.typeface import lacking
from jarchy.kinds.pictures import first_picture
from jarchy.kinds.quote import Quote
from jarchy.kinds.release import Release
from jarchy.kinds.roles import speaker
from jarchy.model import Card, Edition, File, Stated, Version, is_of
from jarchy.outputs.card_content import PHOTO, SMALLEST_PHOTO, CardContent
from jarchy.problems import Problem

NAME, LABEL = "cards", "Picture for social networks"
FILE, FILE_WITH_PHOTO = "card.png", "card.jpg"  # below the address of the page


def make(edition: Edition) -> Iterator[File]:
    """The cards of an edition, and of its documents. The first is for pages that belong to no document.

    Withdrawn documents have no card, since nobody should share them. Neither have documents whose title, or whose site
    title, has letters that the fonts lack.
    """
    if not _is_drawable(edition):
        return
    yield File(edition.home + FILE, "", CardContent("", edition.title, edition.description))
    for version in edition.versions.values():
        title = edition.cards[version.ref].title  # for a quote, the name of its speaker
        if not (version.lang or version.fields.is_withdrawn or lacking(title)):
            yield _of_document(version, edition)


def _of_document(version: Version[Stated], edition: Edition) -> File:
    card = _quote(version, edition) if is_of(version, Quote) else _document(version, edition)
    name = FILE_WITH_PHOTO if card.photo else FILE
    return File(edition.path(version.ref) + name, "", card, version.ref)


def _is_drawable(edition: Edition) -> bool:
    return not lacking(f"{edition.language.endonym} {edition.title}")


def write(card: CardContent) -> bytes | Problem:
    from jarchy.images.processing import picture  # noqa: PLC0415  only for builds that draw
    from jarchy.outputs.card_image import draw  # noqa: PLC0415  as above

    photo = picture(card.photo) if card.photo else None
    return photo if isinstance(photo, Problem) else draw(card, photo)


def _document(version: Version[Stated], edition: Edition) -> CardContent:
    card = edition.cards[version.ref]
    foot = ", ".join(filter(None, (_when(card, edition), card.place or card.detail)))
    return CardContent(edition.title, card.title, foot, photo=_photo(version, edition))


def _when(card: Card, edition: Edition) -> str:
    """Of an event, its hours, too; a release needs none here."""
    if card.when is None:
        return ""
    if card.end and card.end.iso != card.when.iso:
        return "".join(span(card.when, card.end, edition.language))
    day = edition.language.date(card.when.day)
    return with_time(day, card.when) if card.place else day


def _photo(version: Version[Stated], edition: Edition) -> Rendition | None:
    """Of a release: the other kinds are not told by a photograph."""
    media = first_picture(version.fields, edition.media) if is_of(version, Release) else None
    photo = next(media.crops(PHOTO)) if media else None
    return photo if photo and photo.width >= SMALLEST_PHOTO else None


def _quote(version: Version[Quote], edition: Edition) -> CardContent:
    quote = version.fields
    who = speaker(quote.speaker, quote.role, quote.date, edition)
    return CardContent(
        masthead=edition.title,
        mark=edition.language.quotes[0],
        words=version.prose.html,
        speaker=who.person.text,
        role=", ".join(filter(None, (who.role, who.organisation.text if who.organisation else ""))),
        note=edition.language.translated if version.note else "",
    )
