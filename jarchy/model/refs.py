"""Names of documents."""

from typing import NamedTuple

from jarchy.core.records import Record
from jarchy.core.text import Position


class Ref(NamedTuple):
    """The name of a document, the same in all languages."""

    kind: str
    slug: str


class Mention(Record):
    """A reference from one document to another, with its place in the file."""

    ref: Ref
    mark: Position
