"""Documents as they were written: what a file says, and where."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import ClassVar, Generic, Literal, NamedTuple, Self, TypeVar

from jarchy.core.dates import DateOrTime
from jarchy.core.lazy import LazyHtml, LazyText
from jarchy.core.records import Record
from jarchy.core.text import Position
from jarchy.i18n.language import Language
from jarchy.model.statements import About
from jarchy.problems import Location


class Ref(NamedTuple):
    """The name of a document, the same in all languages."""

    kind: str
    slug: str


class Mention(Record):
    """A reference from one document to another, with its place in the file."""

    ref: Ref
    mark: Position


class Caution(Record):
    """Words in a document that ask not to publish it, with their place."""

    words: str
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
    are the documents that it mentions or places.
    """

    html: LazyHtml = LazyHtml.of("")
    lead: str = ""
    refs: tuple[Ref, ...] = ()


class Translation(Record):
    """What a translation says about itself. `of` is the fingerprint of the original that was translated;
    `parity` names the facts that may differ from its.
    """

    reviewed: bool
    of: str = ""
    status: Literal["draft", "published"] | None = None
    parity: tuple[About, ...] = ()


class Withdrawal(Record):
    """Since when a document is withdrawn, and why."""

    when: DateOrTime
    reason: str
    lang: str = ""  # set where the reason is not in the language of the edition


class Fields(Record, kw_only=True):
    """What a file says in its front matter. The schema of its kind defines the keys."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Former addresses of its page."""
        return ()


class TranslatedFields(Fields, kw_only=True):
    """What a translation says: the words of its kind's schema, and what it says about itself."""

    translation: Translation


class Stated(Fields, kw_only=True):
    """What an original of any kind says: when it is public, and what lists call it."""

    # Whether a document without a status waits for the first public document that mentions it.
    follows: ClassVar[bool] = False
    # Its words are part of the releases that speak of it: it is withdrawn when all of these are.
    is_part: ClassVar[bool] = False

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
        """The name of the document in links from other documents."""
        return ""

    def sort_name(self, language: Language) -> str:
        """The name by which alphabetical lists in this language sort it."""
        return self.headline

    @property
    def when(self) -> DateOrTime | None:
        """The moment that lists show and sort by."""
        return None

    @property
    def last_told(self) -> DateOrTime | None:
        """The moment at which readers were last told something by it, where that is known."""
        return None

    @property
    def shown_when(self) -> DateOrTime | None:
        """The moment that readers are told; a list sorts by `when`, even where nobody knows it for sure."""
        return self.when

    @property
    def public_from(self) -> DateOrTime | None:
        """The earliest moment at which its own facts allow publication, embargo apart."""
        return None

    @property
    def needs(self) -> tuple[Ref, ...]:
        """The documents without which it cannot be shown. It is withheld while one of them is."""
        return ()

    @property
    def teaser(self) -> str:
        """One or two sentences; empty: use the beginning of the body."""
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
        """The keys of moments from which the document says something else, with these moments."""
        return ()

    def at(self, as_of: datetime) -> Self:
        """The document as of an instant."""
        return self

    @property
    def is_withdrawn(self) -> bool:
        """Whether its publisher has withdrawn it. Its page stays, and says so."""
        return False

    def span(self, zone: tzinfo) -> tuple[datetime, datetime] | None:
        """When what it announces begins, and when it is over."""
        return None

    @property
    def withdrawal(self) -> Withdrawal | None:
        return None

    def as_withdrawn(self) -> Self:
        """What may be said of it outside its own page once it is withdrawn: its name, its date, who is asked."""
        return self


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
    places: dict[str, Position]  # the places of the keys of the front matter
    cautions: tuple[Caution, ...] = ()
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


class OriginalDocument(Document[Stated_co], kw_only=True):
    """An original. `fields` has the schema of its kind. `fingerprint` changes when words change that translators
    translate.
    """

    fingerprint: str
    earlier: tuple[tuple[int, str], ...] = ()  # the moments of later changes, with the fingerprint until each

    def fingerprints(self, as_of: datetime) -> set[str]:
        """The fingerprint as of an instant, and those of later changes, which a translation may already have."""
        return {self.fingerprint, *(until for at, until in self.earlier if at > as_of.timestamp())}


class TranslatedDocument(Document[Words_co], kw_only=True):
    """A translation. `fields` has the translatable part of its kind's schema."""

    translation: Translation

    @property
    def is_draft(self) -> bool:
        return self.translation.status == "draft"


Original = OriginalDocument[Stated]
Translated = TranslatedDocument[TranslatedFields]
