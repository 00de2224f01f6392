"""The page of a document, as its kind has it."""

from collections.abc import Iterator

from jarchy.model import Edition, Page, Version


def make(version: Version, edition: Edition) -> Iterator[Page]:
    if not version.lang:
        yield edition.kinds[version.ref.kind].page(version, edition)
