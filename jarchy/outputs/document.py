"""The page of a document, made by its kind."""

from collections.abc import Iterator

from jarchy.model import Edition, Page, Stated, Version


def make(version: Version[Stated], edition: Edition) -> Iterator[Page]:
    if not version.lang:
        yield edition.kinds[version.ref.kind].page(version.whole or version, edition)
