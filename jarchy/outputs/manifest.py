"""The name and the icon under which a telephone keeps the site. It stays a page in a browser: there is no app."""

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
