"""Documents as they were written: what a file says, and where."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, Generic, Literal, NamedTuple, Self, TypeVar

from jarchy.core.dates import DateOrTime
from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.core.text import Position
from jarchy.problems import Location


class Ref(NamedTuple):
    """The name of a document, the same in all languages."""

    kind: str
    slug: str


class Mention(Record):
    """One document speaks of another, at a place of its file."""

    ref: Ref
    mark: Position


class Caution(Record):
    """Words of a document that ask not to publish it, and their place."""

    words: str
    mark: Position


class Fact(Record):
    """A fact that a translation repeats. It is compared with the original's when both are known."""

    path: tuple[str, ...]  # to the field of the original's schema
    key: str  # as editors write it: “date”, or “roles: mayor: from”
    mark: Position
    text: str  # as it was typed
    value: bytes  # encoded; empty where it is no value of this field
    refs: tuple[Ref, ...] = ()  # what it names


class Claim(Record):
    """What a file says of itself: that it is a translation, or, without `translation:`, that it is an original."""

    is_translation: bool
    mark: Position  # where it says so
    stated: tuple[str, ...] = ()  # the keys of the facts in it
    facts: tuple[Fact, ...] = ()  # of a translation


class Prose(Record):
    """A body. `html` names other documents as `<a href="kind:slug">` and what shortcodes place as marks that only the
    room `jarchy.markdown` writes and replaces; it is safe by construction. `lead` is its first paragraph as plain text,
    `refs` the documents that it speaks of and what it places.
    """

    html: LazyHtml = LazyHtml.of("")
    lead: str = ""
    refs: tuple[Ref, ...] = ()


class Translation(Record):
    """What a translation says of itself. `of` is the fingerprint of the original that it was made from."""

    reviewed: bool
    of: str = ""
    status: Literal["draft", "published"] | None = None


class Fields(Record, kw_only=True):
    """What a file says in its front matter. The schemas of kinds say which keys that has."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """The addresses that its page had before."""
        return ()


class TranslatedFields(Fields, kw_only=True):
    """What a translation says: the words of its kind's schema, and this."""

    translation: Translation


class Stated(Fields, kw_only=True):
    """What an original says, whatever its kind: when it is public, and what it is called in a list."""

    # Without a status of its own it is published with the first document that mentions it.
    follows: ClassVar[bool] = False

    @property
    def status(self) -> str | None:
        return None

    @property
    def embargo(self) -> DateOrTime | None:
        return None

    @property
    def expires(self) -> DateOrTime | None:
        return None

    @property
    def headline(self) -> str:
        """How the document is called where others name it."""
        return ""

    @property
    def sort_name(self) -> str:
        """What an alphabetical list sorts it by."""
        return self.headline

    @property
    def when(self) -> DateOrTime | None:
        """The moment that a list shows and sorts by."""
        return None

    @property
    def public_from(self) -> DateOrTime | None:
        """The earliest moment at which its own facts let it be public, embargo apart."""
        return None

    @property
    def needs(self) -> tuple[Ref, ...]:
        """The documents without which it can't be shown: while one of them is withheld, so is this."""
        return ()

    @property
    def teaser(self) -> str:
        """A sentence or two; empty: the beginning of the body."""
        return ""

    @property
    def place(self) -> str:
        return ""

    @property
    def end(self) -> DateOrTime | None:
        """The end of what `when` is the beginning of."""
        return None

    @property
    def short_headline(self) -> str:
        """How it is called where there is little room."""
        return self.headline

    def detail(self, name_of: Callable[[Ref], str]) -> str:
        """What a list says beside its name. `name_of` knows the short names of the documents that readers see."""
        return ""

    @property
    def moments(self) -> tuple[tuple[str, DateOrTime], ...]:
        """The keys that say since when something else is told of it, and these moments."""
        return ()

    def at(self, as_of: datetime) -> Self:
        """As it is told at an instant."""
        return self

    @property
    def is_withdrawn(self) -> bool:
        """Whether its publisher no longer stands by it. It stays, and says so."""
        return False


Fields_co = TypeVar("Fields_co", bound=Fields, covariant=True)
Words_co = TypeVar("Words_co", bound=TranslatedFields, covariant=True)
Stated_co = TypeVar("Stated_co", bound=Stated, covariant=True)
Schema = TypeVar("Schema", bound=Stated)


class Document(Record, Generic[Fields_co], kw_only=True):
    """One file, an original or a translation: the document `ref` in the language `lang`."""

    ref: Ref
    lang: str
    path: str
    fields: Fields_co
    prose: Prose
    mentions: tuple[Mention, ...]
    places: dict[str, Position]  # of the keys of the front matter
    cautions: tuple[Caution, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether it is a translation that readers are not shown yet. The status of an original is for the gate."""
        return False

    def at(self, key: str = "") -> Location:
        """The place of a key; without one, or where the key is not there, the file's beginning."""
        return Location(self.path, *self.places.get(key, Position(1, 1)))


class OriginalDocument(Document[Stated_co], kw_only=True):
    """`fields` is the schema of its kind. `fingerprint` changes when what a translator translates does."""

    fingerprint: str
    earlier: tuple[tuple[int, str], ...] = ()  # moments at which more is told, and the fingerprints until then

    def fingerprints(self, as_of: datetime) -> set[str]:
        """Of what it tells at this instant, and of what lies ahead: a translation may have that already."""
        return {self.fingerprint, *(until for at, until in self.earlier if at > as_of.timestamp())}


class TranslatedDocument(Document[Words_co], kw_only=True):
    """`fields` is the part of its kind's schema that is translated."""

    translation: Translation

    @property
    def is_draft(self) -> bool:
        return self.translation.status == "draft"


Original = OriginalDocument[Stated]
Translated = TranslatedDocument[TranslatedFields]
