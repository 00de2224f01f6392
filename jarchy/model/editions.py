"""Editions: what the readers of one language get at one instant, and the pages and files that are made from it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, Literal, NamedTuple, TypeGuard

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.core.urls import path
from jarchy.i18n.language import Language
from jarchy.images.media import ImageFile
from jarchy.model.documents import Original, OriginalDocument, Prose, Ref, Schema, Stated, Stated_co, Withdrawal
from jarchy.problems import Location, Problem


class Link(Record):
    """A link. `lang` is set if the text is not in the page's language."""

    href: str
    text: str
    lang: str = ""


class TranslationNote(Record):
    """What readers are told about a translated text. `is_fresh` is None if it is unknown which version of the original
    was translated.
    """

    original: Link  # the original's page; its text is the name of its language
    is_reviewed: bool
    is_fresh: bool | None

    @property
    def is_doubtful(self) -> bool:
        """Whether readers should see the note before the text."""
        return not self.is_reviewed or self.is_fresh is False


Phase = Literal["", "ahead", "now", "over"]  # of what a document announces; empty if it announces nothing


class Version(Record, Generic[Stated_co]):
    """A document in one edition: the facts of the original, and the words in the edition's language.

    Without a translation it has the original's words, and `lang` is their language.
    """

    ref: Ref
    file: str  # the file of its words, relative to the project
    lang: str  # set if the words are not in the edition's language
    fields: Stated_co
    prose: Prose
    original: Link
    elsewhere: tuple[Link, ...]  # its pages in other languages, with the names of these as texts
    note: TranslationNote | None  # for a translation
    source: Prose | None  # for a translation: the original's body
    withheld: str  # why only a preview shows it: "", "draft", "embargo", "expired" or "waiting"
    phase: Phase = ""
    withdrawal: Withdrawal | None = None
    # Of a withdrawn document: all that it says, for its own page alone. `fields` and `prose` have what may be said
    # elsewhere, so that no list, feed or file repeats what was withdrawn.
    whole: "Version[Stated_co] | None" = None


def is_of(version: Version[Stated], schema: type[Schema]) -> TypeGuard[Version[Schema]]:
    """Whether a document has this schema, and so is of its kind."""
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
    phase: Phase = ""
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
    def standing(self) -> str:
        """The role with its organisation, as text."""
        return ", ".join(filter(None, (self.role, self.organisation.text if self.organisation else "")))

    @property
    def attribution(self) -> str:
        """The speaker as text, for formats without links."""
        return ", ".join(filter(None, (self.person.text, self.standing)))


def page_path(ref: Ref, folders: Mapping[str, str]) -> str:
    """The address of a document's page below the site's root. `folders` are those of the edition."""
    return f"{folders[ref.kind]}{ref.slug}/"


class Edition(Record):
    """Everything that readers of one language get at one instant. It has no withheld documents."""

    language: Language
    title: str
    short_title: str  # empty: not known
    description: str
    licence: str  # terms of use, in words or by name
    base_url: str  # the site's URL, with a slash at its end
    root: str  # the beginning of all URL paths of the site: / or /forum/
    folders: dict[str, str]  # kind (or "tag") to the beginning of its addresses: ru/releases/
    tags: dict[str, Link]  # by slug: a tag's label, and its list
    tagged: dict[str, tuple[Ref, ...]]  # by slug of a tag: the releases that have it, newest first
    newest: tuple[Ref, ...]  # the newest releases of its own language that are not withdrawn; a few
    page_size: int
    versions: Mapping[Ref, Version[Stated]]  # in the order of slugs
    cards: Mapping[Ref, Card]  # of all versions
    addresses: Mapping[str, str]  # of bodies, with their hrefs; empty if readers cannot see what is there
    media: Mapping[str, ImageFile]  # by name: all pictures that documents name; those that a page shows are published
    mentioned_by: Mapping[Ref, tuple[Ref, ...]]  # the documents that mention a document, in the order of refs
    issuer: Ref | None  # the organisation that publishes the site, if it is known
    kinds: "Kinds"
    shortcodes: "Shortcodes"

    @property
    def origin(self) -> str:
        """Scheme and host of the site, to make an href absolute: https://forum.example."""
        return self.base_url.removesuffix(self.root)

    @property
    def home(self) -> str:
        return path(self.language.code)

    def path(self, ref: Ref) -> str:
        """The address of a document's page."""
        return page_path(ref, self.folders)

    def list_path(self, kind: str, *more: str) -> str:
        """The address of the list of a kind, or of something below it."""
        return self.folders[kind] + path(*more)

    def href(self, path: str) -> str:
        return self.root + path

    def url(self, path: str) -> str:
        """The full URL of a path, for feeds, programs and paper."""
        return self.base_url + path

    def absolute_url(self, href: str) -> str:
        """The full URL for an href of this site."""
        return self.base_url + href.removeprefix(self.root)

    def find(self, schema: type[Schema], ref: Ref) -> Version[Schema] | None:
        """A document with fields of this schema; None if readers of this edition cannot see it."""
        version = self.versions.get(ref)
        return version if version and is_of(version, schema) else None

    def of_kind(self, kind: str) -> list[Version[Stated]]:
        return [version for ref, version in self.versions.items() if ref.kind == kind]


class Page(Record):
    """One page of one edition: its address, the name of its template, and all values for it.

    `key` is the same in all languages, so that the language switcher finds the page. `is_indexed` is false for pages
    that search engines and other languages must not link to, such as missing translations.
    """

    key: tuple[str, ...]
    path: str  # below the root, such as ru/releases/ or ru/404.html
    template: str
    view: object
    title: str = ""  # empty if the template sets it
    description: str = ""
    note: TranslationNote | None = None
    withheld: str = ""
    is_indexed: bool = True
    section: str = ""  # the kind (or "tag") of the list that the page belongs to
    updated: DateOrTime | None = None  # when readers were last told something on it, where that is known

    @property
    def of(self) -> Ref | None:
        """The document that it is made from."""
        return self.key if isinstance(self.key, Ref) else None


class PageAddress(Record):
    """What the files of a whole site say of one of its pages."""

    path: str  # below the root
    is_indexed: bool
    of: Ref | None  # the document that it is made of
    updated: DateOrTime | None  # the last change that readers were told of, where that is known


class File(Record):
    """One file beside the pages, for programs or for download."""

    path: str
    template: str  # empty: its output writes it
    view: object
    of: Ref | None = None  # the document that it is made from
    is_folder: bool = False  # `path` is a folder of files; its output writes them, and only then are their names known


class Finding(NamedTuple):
    """What a check finds wrong with an original: the key, the code of the problem, and its values."""

    key: str
    code: str
    words: dict[str, object] = {}


Check = Callable[[Original, Mapping[Ref, Original]], Iterable[Finding]]


class Kind(Record, Generic[Stated_co]):
    """A kind of document: its name, its folder in content/, its schema, and the page of one document.

    `check` compares an original with all others. Tables hold `Kind[Stated]`; code that takes a kind from a table must
    give it only documents of that kind.
    """

    name: str
    folder: str
    schema: type[Stated_co]
    page: Callable[[Version[Stated_co], Edition], Page]
    check: Callable[[OriginalDocument[Stated_co], Mapping[Ref, Original]], Iterable[Finding]] = lambda one, all_: ()
    # The documents that the page of a document lists, by kind, each in the order of lists. The page has the first of
    # them; where there are more, all of them have pages of their own.
    listed: Callable[[Version[Stated_co], Edition], Mapping[str, Sequence[Version[Stated]]]] = lambda one, edition: {}
    in_url: bool = True  # the folder is part of URLs, and all documents have a list
    newest_first: bool = False  # otherwise alphabetical
    is_spoken: bool = False  # the body is spoken words, and nothing else
    label: str = ""  # what menus call its list: a message, in every catalogue


Kinds = Mapping[str, Kind[Stated]]  # the kinds of one site, by name


class Shortcode(Record):
    """What a line `[[name: slug]]` in a body places."""

    name: str  # letters a to z
    view: Callable[[str, Version[Stated], Edition], Record | None]  # what the page of the document shows; None: nothing
    argument: str = "slug"  # what follows the name
    nested: str = "quote-parts"  # the code of the problem if spoken words contain it; empty: `check` reports it
    also: tuple[str, ...] = ()  # other words that are recognised in mistyped shortcodes
    check: Callable[[str, Original, Location], Problem | None] = lambda slug, original, where: None

    @property
    def example(self) -> str:
        return f"[[{self.name}: {self.argument}]]"


Shortcodes = Mapping[str, Shortcode]  # by name
