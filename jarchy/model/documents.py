"""Documents as they were written: what a file says, and where."""

from collections.abc import Iterator
from datetime import datetime
from typing import Generic

from jarchy.core.lazy import LazyHtml, LazyText
from jarchy.core.records import Record
from jarchy.core.text import Position
from jarchy.model.fields import Fields_co, Stated, Stated_co, TranslatedFields, Translation, Words_co
from jarchy.model.refs import Mention, Ref
from jarchy.problems import Location


class Caution(Record):
    """Words in a document that ask not to publish it, with their place."""

    words: str
    mark: Position


class CommentedKey(Record):
    """A key with a date that holds a document back, or would, if it were not a comment."""

    key: str
    value: str  # as typed
    at: int | None  # Unix time in seconds; None if it is no date as keys have it
    mark: Position


class Fact(Record):
    """A fact that a translation repeats. It is compared with the original's when both are known."""

    path: tuple[str, ...]  # the path to the field in the original's schema
    key: str  # the key as editors write it: “date”, or “roles: mayor: from”
    mark: Position
    text: str  # the text as typed
    value: bytes  # encoded; empty if the text is no valid value of this field
    refs: tuple[Ref, ...] = ()  # the documents that it names


class Claim(Record):
    """What a file says about itself: that it is a translation or, without `translation:`, an original."""

    is_translation: bool
    mark: Position  # the place where it says so
    status: str = ""  # as typed; empty if the file states none
    stated: tuple[str, ...] = ()  # the keys of the facts in it
    facts: tuple[Fact, ...] = ()  # the facts of a translation


class Prose(Record):
    """A body. `html` is safe by construction. It links to other documents as `<a href="kind:slug">`, and has marks for
    shortcodes, which only `jarchy.markdown` writes and replaces. `lead` is its first paragraph as plain text; `refs`
    are the documents that it mentions or places. `capitals` are the words with two capital letters side by side, in it
    and in the front matter above it.
    """

    html: LazyHtml = LazyHtml.of("")
    lead: str = ""
    refs: tuple[Ref, ...] = ()
    capitals: tuple[str, ...] = ()


class Document(Record, Generic[Fields_co], kw_only=True):
    """One file, an original or a translation: the document `ref` in the language `lang`."""

    ref: Ref
    lang: str
    path: str
    fields: Fields_co
    prose: Prose
    mentions: tuple[Mention, ...]
    places: dict[str, Position]  # the places of the keys of the front matter
    cautions: tuple[Caution, ...] = ()
    commented: tuple[CommentedKey, ...] = ()
    statements: LazyText = LazyText.of("")  # what it states, block by block; `content.statements` encodes it

    @property
    def is_draft(self) -> bool:
        """Whether it is a translation that readers do not see yet. The publication gate reads the
        status of originals.
        """
        return False

    def at(self, key: str = "") -> Location:
        """The place of a key; without a key, or if the key is not there, the beginning of the file."""
        return Location(self.path, *self.places.get(key, Position(1, 1)))


class Earlier(Record):
    """An original until a moment from which it says more."""

    until: int  # seconds
    fingerprint: str
    ahead: frozenset[str]  # the digests of the values that are not told yet


class OriginalDocument(Document[Stated_co], kw_only=True):
    """An original. `fields` has the schema of its kind. `fingerprint` changes when words change that translators
    translate.
    """

    fingerprint: str
    blocks: str = ""  # the digests of its blocks, with spaces between: the body's in order, then those of values
    earlier: tuple[Earlier, ...] = ()

    def fingerprints(self, as_of: datetime) -> set[str]:
        """The fingerprint as of an instant, and those of later changes, which a translation may already have."""
        return {self.fingerprint, *(one.fingerprint for one in self._earlier(as_of))}

    def ahead(self, as_of: datetime) -> frozenset[str]:
        """The digests of the values that are not told yet."""
        return frozenset().union(*(one.ahead for one in self._earlier(as_of)))

    def _earlier(self, as_of: datetime) -> Iterator[Earlier]:
        return (one for one in self.earlier if one.until > as_of.timestamp())


class TranslatedDocument(Document[Words_co], kw_only=True):
    """A translation. `fields` has the translatable part of its kind's schema."""

    translation: Translation

    @property
    def is_draft(self) -> bool:
        return self.translation.status == "draft"


Original = OriginalDocument[Stated]
Translated = TranslatedDocument[TranslatedFields]
