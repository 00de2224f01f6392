"""A release as plain text: what an agency pastes, and what still opens in twenty years."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.kinds import release
from jarchy.model import Edition, File, TranslationNote


class TextView(Record):
    release: release.ReleaseView
    note: TranslationNote | None
    original: str  # the address of the original's page


def files(edition: Edition) -> Iterator[File]:
    for version in edition.of_kind("release"):
        if not version.lang:
            original = edition.abroad(version.original.href)
            view = TextView(release.view(version, edition), version.note, original)
            yield File(f"{edition.path(version.ref)}release.txt", "release.txt", view, version.ref)
