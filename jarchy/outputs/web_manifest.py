"""The web app manifest: the name and the icon of the site on a phone. The site still opens in the browser."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.model import Edition, File

NAME = "manifest.webmanifest"


class ManifestView(Record):
    title: str
    lang: str
    direction: str
    home: str
    root: str


def make(edition: Edition) -> Iterator[File]:
    home, language = edition.href(edition.home), edition.language
    view = ManifestView(edition.title, language.code, language.direction, home, edition.root)
    yield File(edition.home + NAME, "manifest.json", view)
