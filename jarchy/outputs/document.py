"""The page of a document, made by its kind."""

from collections.abc import Iterator

from jarchy.kinds import BY_NAME
from jarchy.model import Edition, Page, Version


def make(version: Version, edition: Edition) -> Iterator[Page]:
    if not version.lang:
        yield BY_NAME[version.ref.kind].page(version, edition)
