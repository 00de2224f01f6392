"""What messengers and social networks show of a page that somebody sends on."""

from jarchy.core.records import Record
from jarchy.kinds.release import Release
from jarchy.model import Edition, Page

TYPES = {"release": "article", "quote": "article", "person": "profile"}


class Share(Record):
    type: str  # in Open Graph's words
    locale: str
    image: str
    published: str
    updated: str


def share(page: Page, edition: Edition, card: str) -> Share:
    """`card` is the address of its card."""
    ref = page.of
    version = edition.find(Release, ref) if ref else None
    release = version.fields if version else None
    return Share(
        type=TYPES.get(ref.kind, "website") if ref else "website",
        locale=edition.language.locale,
        image=card,
        published=release.date.iso if release else "",
        updated=release.last_told.iso if release and release.last_told != release.date else "",
    )
