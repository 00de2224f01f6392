"""Social cards: the images that other sites show with a link to a page."""

from collections.abc import Iterator

from jarchy.i18n.spans import span, with_time
from jarchy.images.media import Rendition
from jarchy.images.typeface import lacking
from jarchy.kinds.person import Person
from jarchy.kinds.pictures import Pictured, first_picture
from jarchy.kinds.quote import Quote, spoken_by
from jarchy.model import Card, Edition, File, Stated, Version, is_of
from jarchy.outputs.card_content import PHOTO, SMALLEST_PHOTO, CardContent
from jarchy.problems import Problem
from jarchy.site.card_checks import lacking_on_all

NAME, LABEL = "cards", "Picture for social networks"
OF_EDITION = "site-card"
FILE, FILE_WITH_PHOTO = "card.png", "card.jpg"  # below the address of the page


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    """None where the title, or that of the site, has letters that the fonts lack; for a person with a portrait, which
    is shown instead; for an event of which the language has no words for what became of it; and for a translated quote
    in a language that has no word for that.
    """
    known = edition.cards[version.ref]  # its title is, for a quote, the name of its speaker
    if version.lang or lacking_on_all(edition.language, edition.title) or lacking(known.title):
        return
    if is_of(version, Person) and first_picture(version.fields, edition.media):
        return
    if known.changed and known.changed not in edition.language.changed:
        return
    if version.note and is_of(version, Quote) and not edition.language.translated:
        return
    card = _quote(version, edition) if is_of(version, Quote) else _document(version, edition)
    yield File(edition.path(version.ref) + (FILE_WITH_PHOTO if card.photo else FILE), "", card, version.ref)


def paths_of_edition(edition: Edition) -> Iterator[str]:
    """Where the card is that `make_of_edition` makes, if it makes one."""
    yield from (file.path for file in make_of_edition(edition))


def make_of_edition(edition: Edition) -> Iterator[File]:
    """The card of the first page, and of pages that belong to no document."""
    if not lacking_on_all(edition.language, edition.title):
        yield File(edition.home + FILE, "", CardContent("", edition.title, edition.description))


def write(card: CardContent) -> bytes | Problem:
    from jarchy.images.processing import picture  # noqa: PLC0415  only for builds that draw
    from jarchy.outputs.card_image import draw  # noqa: PLC0415  as above

    photo = picture(card.photo) if card.photo else None
    return photo if isinstance(photo, Problem) else draw(card, photo)


def _document(version: Version[Stated], edition: Edition) -> CardContent:
    card = edition.cards[version.ref]
    foot = ", ".join(filter(None, (_when(card, edition), card.place or card.detail)))
    became = f"{edition.language.changed[card.changed]}: " if card.changed else ""
    return CardContent(edition.title, card.title, became + foot, photo=_photo(version, edition))


def _when(card: Card, edition: Edition) -> str:
    """Of an event, its hours, too; a release needs none here. A date that is only assumed is not put into a picture."""
    if card.when is None or card.note:
        return ""
    if card.end and card.end.iso != card.when.iso:
        return "".join(span(card.when, card.end, edition.language))
    day = edition.language.date(card.when.day)
    return with_time(day, card.when) if card.place else day


def _photo(version: Version[Stated], edition: Edition) -> Rendition | None:
    """Of kinds that are told by a photograph."""
    is_pictured = edition.kinds[version.ref.kind].has_photo_card and isinstance(version.fields, Pictured)
    media = first_picture(version.fields, edition.media) if is_pictured else None
    photo = media.cropped(PHOTO) if media else None
    return Rendition(photo, photo.widths[-1], "jpg") if photo and photo.widths[-1] >= SMALLEST_PHOTO else None


def _quote(version: Version[Quote], edition: Edition) -> CardContent:
    return CardContent(
        masthead=edition.title,
        mark=edition.language.quotes[0],
        words=version.prose.html,
        speaker=spoken_by(version, edition),
        note=edition.language.translated if version.note else "",
    )
