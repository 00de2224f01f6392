"""Editions: what the readers of one language get at one instant; and the kinds of documents that are in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, Literal, NamedTuple

from jarchy.core.records import Record
from jarchy.core.urls import path
from jarchy.files.attached import AttachedFile
from jarchy.i18n.language import Language
from jarchy.images.media import ImageFile
from jarchy.model.cards import Card
from jarchy.model.documents import Original, OriginalDocument
from jarchy.model.fields import Schema, Stated, Stated_co
from jarchy.model.menu import MenuPlace
from jarchy.model.pages import Page
from jarchy.model.refs import Ref
from jarchy.model.versions import Link, Version, is_of
from jarchy.problems import Location, Problem


def page_path(ref: Ref, folders: Mapping[str, str]) -> str:
    """The address of a document's page below the site's root. `folders` are those of the edition."""
    return f"{folders[ref.kind]}{ref.slug}/"


class Category(Record):
    """A group of tags: its name and its page, and their slugs."""

    slug: str
    link: Link
    tags: tuple[str, ...]


class Edition(Record):
    """Everything that readers of one language get at one instant. It has no withheld documents."""

    language: Language
    title: str
    short_title: str  # empty: not known
    description: str
    licence: str  # terms of use, in words or by name
    base_url: str  # the site's URL, with a slash at its end
    timezone: str  # of the site, as Asia/Bishkek
    root: str  # the beginning of all URL paths of the site: / or /forum/
    folders: dict[str, str]  # kind (or "tag") to the beginning of its addresses: ru/releases/
    tags: dict[str, Link]  # by slug: a tag's label, and its list
    categories: tuple[Category, ...]  # of tags, in the order of content/tags.yaml
    tagged: Mapping[str, tuple[Ref, ...]]  # by slug of a tag: the releases that have it, newest first
    neighbours: Mapping[Ref, tuple[tuple[Ref, ...], ...]]  # of a release: for each tag, the nearest ones that have it
    newest: tuple[Ref, ...]  # the newest releases of its own language that are not withdrawn; a few
    menu: Mapping[str, MenuPlace]  # by kind: where its list stands in the menu
    page_size: int
    versions: Mapping[Ref, Version[Stated]]  # in the order of slugs
    cards: Mapping[Ref, Card]  # of all versions
    addresses: Mapping[str, str]  # of bodies, with their hrefs; empty if readers cannot see what is there
    media: Mapping[str, ImageFile]  # by name: all pictures that documents name; those that a page shows are published
    files: Mapping[str, AttachedFile]  # by name: all files that documents name; those that one offers are published
    mentioned_by: Mapping[Ref, tuple[Ref, ...]]  # the documents that mention a document, in the order of refs
    elsewhere: Mapping[Ref, Link]  # documents that another language has alone: their pages, with its name as text
    tells_approvals: bool  # whether readers are told when a speaker approved the words of a quote
    abbreviations: Mapping[str, str]  # of the glossary, with their words
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

    def lasting_url(self, version: Version[Stated]) -> str:
        """The address that its page had first, in full: programs know it by that, also after it was renamed."""
        return self.url(self.path(version.first_ref))

    def absolute_url(self, href: str) -> str:
        """The full URL for an href of this site."""
        return self.base_url + href.removeprefix(self.root)

    def find(self, schema: type[Schema], ref: Ref) -> Version[Schema] | None:
        """A document with fields of this schema; None if readers of this edition cannot see it."""
        version = self.versions.get(ref)
        return version if version and is_of(version, schema) else None

    def of_kind(self, kind: str) -> list[Version[Stated]]:
        return [version for ref, version in self.versions.items() if ref.kind == kind]


class Finding(NamedTuple):
    """What a check finds wrong with an original: the key, the code of the problem, and its values."""

    key: str
    code: str
    words: dict[str, object] = {}


Node = dict[str, object]  # structured data for search engines
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
    one: str = ""  # what one of them is called, also a message; empty: nothing says it
    schema_type: str = "WebPage"  # its type in the vocabulary of schema.org
    # What search engines are told of a document in this vocabulary; None: its name and its summary.
    linked: Callable[[Version[Stated_co], Edition], Node] | None = None
    shared_as: Literal["website", "article", "profile"] = "website"  # its type of Open Graph
    has_photo_card: bool = False  # whether networks show its first picture: it is told by a photograph
    has_dated_slug: bool = False  # whether `new` begins its slugs with the day
    manual: Mapping[str, str] = {}  # what each key is for, by its path (“papers: url”): a sentence in English


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
