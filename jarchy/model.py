"""The nouns of a site, as values that never change.

Documents name each other by `Ref` and never hold each other. What one page shows of another document is a `Card`: a
change to a body touches one page, a change to a title just the pages that show it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from jarchy.core.dates import DateOrTime
from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.core.text import Position
from jarchy.core.urls import path
from jarchy.i18n.language import Language
from jarchy.images.media import ImageFile
from jarchy.problems import Location, Problem


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


Fields = TypeVar("Fields")


class Document(Record, Generic[Fields], kw_only=True):
    """One file, an original or a translation: the document `ref` in the language `lang`."""

    ref: Ref
    lang: str
    path: str
    fields: Fields
    prose: Prose
    mentions: tuple[Mention, ...]
    places: dict[str, Position]  # of the keys of the front matter
    cautions: tuple[Caution, ...] = ()

    def at(self, key: str = "") -> Location:
        """The place of a key; without one, or where the key is not there, the file's beginning."""
        return Location(self.path, *self.places.get(key, Position(1, 1)))


class OriginalDocument(Document[Fields], kw_only=True):
    """`fields` is the schema of its kind. `fingerprint` changes when what a translator translates does."""

    fingerprint: str
    earlier: tuple[tuple[int, str], ...] = ()  # moments at which more is told, and the fingerprints until then

    def fingerprints(self, as_of: datetime) -> set[str]:
        """Of what it tells at this instant, and of what lies ahead: a translation may have that already."""
        return {self.fingerprint, *(until for at, until in self.earlier if at > as_of.timestamp())}


class TranslatedDocument(Document[Fields], kw_only=True):
    """`fields` is the part of its kind's schema that is translated."""

    translation: Translation

    @property
    def is_draft(self) -> bool:
        return self.translation.status == "draft"


Original = OriginalDocument[Any]
Translated = TranslatedDocument[Any]


class Link(Record):
    """`lang` is set where the text is not in the page's language."""

    href: str
    text: str
    lang: str = ""


class TranslationNote(Record):
    """What readers are told about a translated text. `is_fresh` is None when it isn't known which state of the original
    was translated.
    """

    original: Link  # the original's page, called by the name of its language
    is_reviewed: bool
    is_fresh: bool | None

    @property
    def is_doubtful(self) -> bool:
        """Whether readers should know before they read."""
        return not self.is_reviewed or self.is_fresh is False


class Version(Record):
    """A document as one edition has it: the facts of the original, the words of the edition's language.

    Where there is no translation, these are the original's words, and `lang` says in which language they are.
    """

    ref: Ref
    lang: str  # set where the words are not in the edition's language
    fields: Any
    prose: Prose
    original: Link
    elsewhere: tuple[Link, ...]  # its pages in the other languages that have it, called by the names of these
    note: TranslationNote | None  # of a translation
    source: Prose | None  # of a translation: the original's body
    withheld: str  # "", "draft", "embargo" or "expired": why only a preview shows it


class Card(Record):
    """What other pages show of a document."""

    href: str
    title: str
    lang: str = ""
    when: DateOrTime | None = None
    summary: str = ""
    place: str = ""
    withheld: str = ""
    is_withdrawn: bool = False


class Speaker(Record):
    """A person in the role held on the day of the words."""

    person: Link
    role: str = ""
    organisation: Link | None = None

    @property
    def attribution(self) -> str:
        """As text, where nothing can lead anywhere."""
        organisation = self.organisation.text if self.organisation else ""
        return ", ".join(part for part in (self.person.text, self.role, organisation) if part)


class Edition(Record):
    """Everything that readers of one language get, at one instant. Withheld documents are not in it."""

    language: Language
    title: str
    description: str
    base_url: str  # of the site, with a slash at its end
    root: str  # what the URLs of the site begin with: / or /forum/
    folders: dict[str, str]  # kind (or "tag") to the address that its pages begin with: ru/releases/
    tags: dict[str, Link]  # by slug: their labels, and where their lists are
    page_size: int
    versions: dict[Ref, Version]  # in the order of slugs
    cards: dict[Ref, Card]  # of all versions
    addresses: dict[str, str]  # that bodies link to, and where they lead: empty where readers can't see what is there
    media: dict[str, ImageFile]  # by name: all that documents show, and more; published is what a page shows
    mentioned_by: dict[Ref, tuple[Ref, ...]]  # who speaks of a document; in the order of refs
    issuer: Ref | None  # the organisation that publishes the site, when it is known
    kinds: "Kinds"
    shortcodes: "Shortcodes"

    @property
    def home(self) -> str:
        return path(self.language.code)

    def path(self, ref: Ref) -> str:
        """Of a document's page."""
        return f"{self.folders[ref.kind]}{ref.slug}/"

    def list_path(self, kind: str, *more: str) -> str:
        """Of the list of a kind, or of what lies under it."""
        return self.folders[kind] + path(*more)

    def href(self, path: str) -> str:
        return self.root + path

    def url(self, path: str) -> str:
        """The full address of a path, for readers elsewhere: feeds, programs, paper."""
        return self.base_url + path

    def absolute_url(self, href: str) -> str:
        """The full address, for readers elsewhere, of an href of this site."""
        return self.base_url + href.removeprefix(self.root)

    def of_kind(self, kind: str) -> list[Version]:
        return [version for ref, version in self.versions.items() if ref.kind == kind]


class Page(Record):
    """One page of one edition: its address, the template's name, and everything that the template may see.

    `key` is the same for the page in all languages: the language switcher leads from one to the other. `is_indexed`
    is false for pages that search engines and other languages must not be sent to (a missing translation, not found).
    """

    key: tuple[str, ...]
    path: str  # below the root, as in ru/releases/ or ru/404.html
    template: str
    view: Any
    title: str = ""  # empty where the template knows it
    description: str = ""
    note: TranslationNote | None = None
    withheld: str = ""
    is_indexed: bool = True
    section: str = ""  # the kind, or "tag", of the list that leads here

    @property
    def of(self) -> Ref | None:
        """The document that it is made of."""
        return self.key if isinstance(self.key, Ref) else None


class File(Record):
    """One file beside the pages, for programs or to be taken away: nothing stands around it."""

    path: str
    template: str  # empty: its output writes it
    view: Any
    of: Ref | None = None  # the document that it is made of
    is_folder: bool = False  # `path` is a folder of files that its output writes, and only when it does, knows


Check = Callable[
    [OriginalDocument[Any], Mapping[Ref, OriginalDocument[Any]]], Iterable[tuple[str, str, dict[str, object]]]
]


class Kind(Record):
    """A kind of document: its name, its folder in content/, its schema, and the page made of one of its documents.

    `check` looks at an original beside all others and yields (key, code of the problem, words).
    """

    name: str
    folder: str
    schema: type
    page: Callable[[Version, Edition], Page]
    check: Check = lambda document, originals: ()
    in_url: bool = True  # the folder's name is part of the URL, and there is a list of all
    newest_first: bool = False  # else by the alphabet
    is_spoken: bool = False  # the body is words spoken: there must be some, and nothing else
    label: str = ""  # what its list is called in menus: a message, in every catalogue


Kinds = Mapping[str, Kind]  # by their names: those of one site


class Shortcode(Record):
    """What a line `[[name: slug]]` of a body places."""

    name: str
    view: Callable[[str, Version, Edition], Record | None]  # what the page of a document shows; None: nothing
    argument: str = "slug"  # what editors write behind the name
    nested: str = "quote-parts"  # the problem's code where words spoken place it; empty: `check` says it
    also: tuple[str, ...] = ()  # words that are taken for the name when a slip is reported
    check: Callable[[str, Original, Location], Problem | None] = lambda slug, original, where: None

    @property
    def example(self) -> str:
        return f"[[{self.name}: {self.argument}]]"


Shortcodes = Mapping[str, Shortcode]  # by their names
