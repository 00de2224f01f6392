"""A release as plain text, for agencies to copy, and for archives."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.kinds import release
from jarchy.model import Edition, File, Stated, TranslationNote, Version, is_of

NAME = "release.txt"  # below the address of the page


class TextView(Record):
    release: release.ReleaseView
    note: TranslationNote | None
    original: str  # full address of the original's page


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    if is_of(version, release.Release) and not version.lang:
        yield File(edition.path(version.ref) + NAME, NAME, view(version, edition), version.ref)


def view(version: Version[release.Release], edition: Edition) -> TextView:
    return TextView(release.view(version, edition), version.note, edition.absolute_url(version.original.href))
