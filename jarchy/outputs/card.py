"""Social cards: the picture of a release or a quote that other sites show beside a link to it."""

from collections.abc import Iterator

from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.kinds.cards import has_card
from jarchy.kinds.page_parts import speaker
from jarchy.model import Edition, File, Ref, Version

NAME = "card.png"  # below the address of the page


class CardPicture(Record):
    """What a card says, in the page's language: the headline and the date of a release, or words and who spoke them."""

    masthead: str  # the site's title
    headline: str = ""
    date: str = ""
    mark: str = ""  # what opens a quote in this language
    words: LazyHtml = LazyHtml.of("")
    speaker: str = ""
    role: str = ""  # and for whom
    note: str = ""  # that the words are translated


def files(edition: Edition) -> Iterator[File]:
    for kind, picture in _PICTURES.items():
        for version in edition.of_kind(kind):
            if has_card(version, edition):
                yield File(edition.path(version.ref) + NAME, "card", picture(version, edition), version.ref)


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


def address(ref: Ref, edition: Edition) -> str:
    """Where the card of a document is for those who show it; empty where there is none."""
    is_made = ref in edition.versions and has_card(edition.versions[ref], edition)
    return edition.url(edition.path(ref)) + NAME if is_made else ""
