"""Social cards: the images that other sites show with a link to a release or a quote."""

from collections.abc import Iterator

from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.images.typeface import lacking
from jarchy.kinds.page_parts import speaker
from jarchy.model import Edition, File, Version

NAME, LABEL = "cards", "Picture for social networks (PNG)"
FILE = "card.png"  # below the address of the page


class CardPicture(Record):
    """The content of a card: headline and date of a release, or words and speaker of a quote."""

    masthead: str  # the site's title
    headline: str = ""
    date: str = ""
    mark: str = ""  # the opening quotation mark of the language
    words: LazyHtml = LazyHtml.of("")
    speaker: str = ""
    role: str = ""  # with the organisation
    note: str = ""  # says that the words are a translation


def make(version: Version, edition: Edition) -> Iterator[File]:
    """Withdrawn documents have no card, since nobody should share them. Neither have documents whose title, or whose
    site title, has letters that the fonts lack.
    """
    picture = _PICTURES.get(version.ref.kind)
    if picture is None or version.lang or version.fields.is_withdrawn:
        return
    title = edition.cards[version.ref].title  # for a quote, the name of its speaker
    if not (lacking(f"{edition.language.endonym} {edition.title}") or lacking(title)):
        yield File(edition.path(version.ref) + FILE, "", picture(version, edition), version.ref)


def write(picture: CardPicture) -> bytes:
    from jarchy.outputs.drawing import draw  # noqa: PLC0415  only for builds that draw

    return draw(picture)


def _release(version: Version, edition: Edition) -> CardPicture:
    release = version.fields
    return CardPicture(edition.title, release.headline, edition.language.date(release.when.day))


def _quote(version: Version, edition: Edition) -> CardPicture:
    quote = version.fields
    who = speaker(quote.speaker, quote.role, quote.date, edition)
    return CardPicture(
        masthead=edition.title,
        mark=edition.language.quotes[0],
        words=version.prose.html,
        speaker=who.person.text,
        role=", ".join(filter(None, (who.role, who.organisation.text if who.organisation else ""))),
        note=edition.language.translated if version.note else "",
    )


_PICTURES = {"release": _release, "quote": _quote}
