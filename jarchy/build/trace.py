"""What planning reads of a site, noted while it reads.

A part of the plan is made from a copy of the site that notes every document, address, picture and file that is looked
up in it, also those that are not there. Planning is a pure function: as long as everything that it read is the same,
so is what it planned. So nobody declares what a page depends on, and no dependency can be forgotten.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar, cast

from msgspec.structs import asdict

from jarchy.core.hashing import key
from jarchy.core.records import encoded
from jarchy.model import Edition, Prose, Ref, Stated, Stated_co, Version
from jarchy.site.site import Site

Name = Ref | str  # a document; a tag, an address, a file in content/, or a field: of an edition, ky:newest
Reads = dict[str, tuple[Name, ...]]  # by aspect; `ALL` where everything was read
Key = TypeVar("Key", bound=Name)
Value = TypeVar("Value")

ALL = ""
# Of documents: all that is known of them except their texts, the texts, who mentions them, and who has their tags.
FACTS, TEXT, MENTIONS, NEIGHBOURS = "facts", "text", "mentions", "neighbours"
ELSEWHERE = "elsewhere"  # of documents that an edition lacks: where they are
TAGGED, ADDRESSES, MEDIA, FILES = "tagged", "addresses", "media", "files"
SITE, EDITION = "site", "edition"
TABLES = {
    FACTS: "versions",
    TEXT: "versions",
    MENTIONS: "mentioned_by",
    NEIGHBOURS: "neighbours",
    ELSEWHERE: "elsewhere",
    TAGGED: "tagged",
    ADDRESSES: "addresses",
    MEDIA: "media",
    FILES: "files",
}
EDITION_FIELDS = ("newest",)  # the fields of an edition that are no tables, and change more often than its settings


class Trace:
    """What is read of a site. `own` are documents that need not be noted, since they are part of the key anyway."""

    def __init__(self, own: AbstractSet[Ref] = frozenset()) -> None:
        self.own = own
        self.names: dict[str, set[Name]] = {aspect: set() for aspect in (*TABLES, SITE, EDITION)}

    def noted(self, site: Site) -> Site:
        """A copy of the site that notes here what is read of it."""
        return cast("Site", _NotedSite(site, self))

    @property
    def reads(self) -> Reads:
        read = {aspect: {ALL} if ALL in names else names - self.own for aspect, names in self.names.items()}
        return {aspect: tuple(sorted(names)) for aspect, names in read.items() if names}

    def edition(self, edition: Edition) -> Edition:
        names = self.names
        noted = asdict(edition) | {
            "versions": _NotedVersions(edition.versions, names[FACTS], self),
            "cards": _NotedTable(edition.cards, names[FACTS], _ref),
            "mentioned_by": _NotedTable(edition.mentioned_by, names[MENTIONS], _ref),
            "neighbours": _NotedTable(edition.neighbours, names[NEIGHBOURS], _ref),
            "elsewhere": _NotedTable(edition.elsewhere, names[ELSEWHERE], _ref),
            "tagged": _NotedTable(edition.tagged, names[TAGGED], _text),
            "addresses": _NotedTable(edition.addresses, names[ADDRESSES], _text),
            "media": _NotedTable(edition.media, names[MEDIA], _text),
            "files": _NotedTable(edition.files, names[FILES], _text),
        }
        return _NotedEdition(**noted, known=edition, names=names[EDITION])


def reads_text(reads: Reads, refs: AbstractSet[Ref]) -> bool:
    """Whether the text of one of these documents is among what was read."""
    texts = reads.get(TEXT, ())
    return ALL in texts or not refs.isdisjoint(texts)


class _NotedSite:
    """Stands for a `Site`: every field that is read is noted, except the editions, which note themselves."""

    def __init__(self, site: Site, trace: Trace) -> None:
        self._site, self._names = site, trace.names[SITE]
        self.editions = tuple(map(trace.edition, site.editions))
        self.front = next(noted for noted, one in zip(self.editions, site.editions, strict=True) if one is site.front)

    def __getattr__(self, field: str) -> object:
        self._names.add(field)
        return getattr(self._site, field)


class _NotedEdition(Edition, kw_only=True):
    """An edition that notes when one of `EDITION_FIELDS` is read. Its tables note by themselves."""

    known: Edition
    names: set[Name]

    @property  # type: ignore[misc]  # in place of a field
    def newest(self) -> tuple[Ref, ...]:
        self.names.add(f"{self.language.code}:newest")
        return self.known.newest


def _ref(name: object) -> Ref | None:
    """The document that is asked for. Something else is in no table of documents, whatever the site says."""
    if isinstance(name, tuple) and len(name) == len(Ref._fields):
        kind, slug = name
        if isinstance(kind, str) and isinstance(slug, str):
            return name if name.__class__ is Ref else Ref(str(kind), str(slug))
    return None


def _text(name: object) -> str | None:
    """The tag, address or file that is asked for, as above."""
    return str(name) if isinstance(name, str) else None


class _NotedTable(Mapping[Key, Value]):
    """Notes each name that is looked up, and `ALL` when somebody goes through the whole table. `named` gives the name
    that a key of this table stands for.
    """

    def __init__(self, table: Mapping[Key, Value], names: set[Name], named: Callable[[object], Key | None]) -> None:
        self._table, self._names, self._named = table, names, named

    def _note(self, name: object) -> None:
        if (noted := self._named(name)) is not None:
            self._names.add(noted)

    def __getitem__(self, name: Key) -> Value:
        self._note(name)
        return self._table[name]

    def __contains__(self, name: object) -> bool:
        self._note(name)
        return name in self._table

    def __iter__(self) -> Iterator[Key]:
        self._names.add(ALL)
        return iter(self._table)

    def __len__(self) -> int:
        self._names.add(ALL)
        return len(self._table)


class _NotedVersions(_NotedTable[Ref, Version[Stated]]):
    """Documents whose texts are noted apart from their facts: a list shows a document without reading its text."""

    def __init__(self, table: Mapping[Ref, Version[Stated]], names: set[Name], trace: Trace) -> None:
        super().__init__(table, names, _ref)
        self._trace, self._noted = trace, dict[Ref, Version[Stated]]()

    def __getitem__(self, name: Ref) -> Version[Stated]:
        self._note(name)
        if name not in self._noted:
            self._noted[name] = self._version(self._table[name])
        return self._noted[name]

    def _version(self, version: Version[Stated]) -> Version[Stated]:
        if version.ref in self._trace.own:
            return version
        text = _Text(version, self._trace.names[TEXT])
        facts = {field: getattr(version, field) for field in Version.__struct_fields__}
        facts |= {"prose": text, "source": None, "whole": version.whole and self._version(version.whole)}
        return NotedVersion(**facts, text=text)


class _Text:
    """Where the text of a document is read, and noted. Encoded as a value it is read, too."""

    def __init__(self, version: Version[Stated], names: set[Name]) -> None:
        self._version, self._names = version, names

    def read(self) -> Version[Stated]:
        self._names.add(self._version.ref)
        return self._version

    @property
    def key(self) -> str:
        return key(encoded(text_of(self.read())))


class NotedVersion(Version[Stated_co], kw_only=True):
    """A document whose text is noted when it is read. It does not hold the text itself, so none is read unnoted."""

    text: _Text

    @property  # type: ignore[misc]  # in place of a field
    def prose(self) -> Prose:
        return self.text.read().prose

    @property  # type: ignore[misc]  # as above
    def source(self) -> Prose | None:
        return self.text.read().source

    def __reduce__(self) -> Any:
        return self.text.read().__reduce__()


def text_of(version: Version[Stated] | None) -> object:
    """The text of a document, as a value."""
    return version and (version.prose, version.source, text_of(version.whole))
