"""Editions: what the readers of one language get at one instant, and the pages and files that are made of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, NamedTuple, TypeGuard

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.core.urls import path
from jarchy.i18n.language import Language
from jarchy.images.media import ImageFile
from jarchy.model.documents import Original, OriginalDocument, Prose, Ref, Schema, Stated, Stated_co
from jarchy.problems import Location, Problem


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


class Version(Record, Generic[Stated_co]):
    """A document as one edition has it: the facts of the original, the words of the edition's language.

    Where there is no translation, these are the original's words, and `lang` says in which language they are.
    """

    ref: Ref
    file: str  # that its words are in, relative to the project
    lang: str  # set where the words are not in the edition's language
    fields: Stated_co
    prose: Prose
    original: Link
    elsewhere: tuple[Link, ...]  # its pages in the other languages that have it, called by the names of these
    note: TranslationNote | None  # of a translation
    source: Prose | None  # of a translation: the original's body
    withheld: str  # "", "draft", "embargo" or "expired": why only a preview shows it


def is_of(version: Version[Stated], schema: type[Schema]) -> TypeGuard[Version[Schema]]:
    """Whether a document is of a kind, told by the schema of that."""
    return isinstance(version.fields, schema)


def only(schema: type[Schema], versions: Iterable[Version[Stated]]) -> list[Version[Schema]]:
    return [version for version in versions if is_of(version, schema)]


class Thumbnail(Record):
    """The picture of a document beside its title. It says nothing that the title doesn't, so it has no text of its own.

    `srcset` is for places that are wider than the smallest file.
    """

    href: str  # of the smallest file
    srcset: str


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
    picture: Thumbnail | None = None
    detail: str = ""  # what is said beside its name: of a person the role, of an organisation the short name
    end: DateOrTime | None = None


class Speaker(Record):
    """A person in the role held on the day of the words."""

    person: Link
    role: str = ""
    organisation: Link | None = None
    short_organisation: str = ""  # its short name

    @property
    def attribution(self) -> str:
        """As text, where nothing can lead anywhere."""
        organisation = self.organisation.text if self.organisation else ""
        return ", ".join(part for part in (self.person.text, self.role, organisation) if part)


def page_path(ref: Ref, folders: Mapping[str, str]) -> str:
    """The address of a document's page below the site's root. `folders` are those of an edition."""
    return f"{folders[ref.kind]}{ref.slug}/"


class Edition(Record):
    """Everything that readers of one language get, at one instant. Withheld documents are not in it."""

    language: Language
    title: str
    description: str
    licence: str  # terms of use, in words or by name
    base_url: str  # of the site, with a slash at its end
    root: str  # what the URLs of the site begin with: / or /forum/
    folders: dict[str, str]  # kind (or "tag") to the address that its pages begin with: ru/releases/
    tags: dict[str, Link]  # by slug: their labels, and where their lists are
    tagged: dict[str, tuple[Ref, ...]]  # by slug of a tag: the releases that have it, newest first
    newest: tuple[Ref, ...]  # the newest releases of its own language that are not withdrawn; a few
    page_size: int
    versions: dict[Ref, Version[Stated]]  # in the order of slugs
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
        return page_path(ref, self.folders)

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

    def find(self, schema: type[Schema], ref: Ref) -> Version[Schema] | None:
        """A document whose fields are of this schema; None when readers of this edition can't see it."""
        version = self.versions.get(ref)
        return version if version and is_of(version, schema) else None

    def of_kind(self, kind: str) -> list[Version[Stated]]:
        return [version for ref, version in self.versions.items() if ref.kind == kind]


class Page(Record):
    """One page of one edition: its address, the template's name, and everything that the template may see.

    `key` is the same for the page in all languages: the language switcher leads from one to the other. `is_indexed`
    is false for pages that search engines and other languages must not be sent to (a missing translation, not found).
    """

    key: tuple[str, ...]
    path: str  # below the root, as in ru/releases/ or ru/404.html
    template: str
    view: object
    title: str = ""  # empty where the template knows it
    description: str = ""
    note: TranslationNote | None = None
    withheld: str = ""
    is_indexed: bool = True
    section: str = ""  # the kind, or "tag", of the list that leads here
    updated: DateOrTime | None = None  # when readers were last told something on it, where that is known

    @property
    def of(self) -> Ref | None:
        """The document that it is made of."""
        return self.key if isinstance(self.key, Ref) else None


class File(Record):
    """One file beside the pages, for programs or to be taken away: nothing stands around it."""

    path: str
    template: str  # empty: its output writes it
    view: object
    of: Ref | None = None  # the document that it is made of
    is_folder: bool = False  # `path` is a folder of files that its output writes, and only when it does, knows


class Finding(NamedTuple):
    """What a check finds wrong with an original: at which key, the code of the problem and its words."""

    key: str
    code: str
    words: dict[str, object] = {}


Check = Callable[[Original, Mapping[Ref, Original]], Iterable[Finding]]


class Kind(Record, Generic[Stated_co]):
    """A kind of document: its name, its folder in content/, its schema, and the page made of one of its documents.

    `check` looks at an original beside all others. In a table all are `Kind[Stated]`: who takes one from there gives it
    documents of its own kind alone.
    """

    name: str
    folder: str
    schema: type[Stated_co]
    page: Callable[[Version[Stated_co], Edition], Page]
    check: Callable[[OriginalDocument[Stated_co], Mapping[Ref, Original]], Iterable[Finding]] = lambda one, all_: ()
    in_url: bool = True  # the folder's name is part of the URL, and there is a list of all
    newest_first: bool = False  # else by the alphabet
    is_spoken: bool = False  # the body is words spoken: there must be some, and nothing else
    label: str = ""  # what its list is called in menus: a message, in every catalogue


Kinds = Mapping[str, Kind[Stated]]  # by their names: those of one site


class Shortcode(Record):
    """What a line `[[name: slug]]` of a body places."""

    name: str  # of letters from a to z
    view: Callable[[str, Version[Stated], Edition], Record | None]  # what the page of a document shows; None: nothing
    argument: str = "slug"  # what editors write behind the name
    nested: str = "quote-parts"  # the problem's code where words spoken place it; empty: `check` says it
    also: tuple[str, ...] = ()  # words that are taken for the name when a slip is reported
    check: Callable[[str, Original, Location], Problem | None] = lambda slug, original, where: None

    @property
    def example(self) -> str:
        return f"[[{self.name}: {self.argument}]]"


Shortcodes = Mapping[str, Shortcode]  # by their names
