"""The web app manifest: the name and the icon of the site on a phone. The site still opens in the browser."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.model import Edition, File

NAME = "manifest.webmanifest"


class ManifestView(Record):
    title: str
    short_title: str  # empty: not known
    lang: str
    direction: str
    home: str
    root: str


def paths(edition: Edition) -> Iterator[str]:
    yield edition.home + NAME


def make(edition: Edition) -> Iterator[File]:
    language = edition.language
    view = ManifestView(
        title=edition.title,
        short_title=edition.short_title,
        lang=language.code,
        direction=language.direction,
        home=edition.href(edition.home),
        root=edition.root,
    )
    yield File(edition.home + NAME, "manifest.json", view)
