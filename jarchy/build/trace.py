"""What planning reads of a site, noted while it reads.

A part of the plan is made from a copy of the site that notes every document, address, picture and file that is looked
up in it, also those that are not there. Planning is a pure function: as long as everything that it read is the same,
so is what it planned. So nobody declares what a page depends on, and no dependency can be forgotten.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from jarchy.core.hashing import key
from jarchy.core.records import encoded
from jarchy.model import Edition, Prose, Ref, Stated, Stated_co, Version
from jarchy.site.site import Site

Name = Ref | str  # a document; an address, a file in content/, or a field of the site
Reads = dict[str, tuple[Name, ...]]  # by aspect; `ALL` where everything was read
Key = TypeVar("Key", bound=Name)
Value = TypeVar("Value")

ALL = ""
# Of documents: all that is known of them except their texts, the texts, and who mentions them.
FACTS, TEXT, MENTIONS, SITE = "facts", "text", "mentions", "site"
ADDRESSES, MEDIA, FILES = "addresses", "media", "files"
TABLES = {
    FACTS: "versions",
    TEXT: "versions",
    MENTIONS: "mentioned_by",
    ADDRESSES: "addresses",
    MEDIA: "media",
    FILES: "files",
}
# The fields of an edition that are read by name. Every part depends on all other fields. Code is covered by the cache,
# which belongs to one version of it.
_BY_NAME, _CODE = {*TABLES.values(), "cards"}, {"language", "kinds", "shortcodes"}


class Trace:
    """What is read of a site. `own` are documents that need not be noted, since they are part of the key anyway."""

    def __init__(self, own: AbstractSet[Ref] = frozenset()) -> None:
        self.own = own
        self.names: dict[str, set[Name]] = {aspect: set() for aspect in (*TABLES, SITE)}

    def noted(self, site: Site) -> Site:
        """A copy of the site that notes here what is read of it."""
        return cast("Site", _NotedSite(site, self))

    @property
    def reads(self) -> Reads:
        read = {aspect: {ALL} if ALL in names else names - self.own for aspect, names in self.names.items()}
        return {aspect: tuple(sorted(names)) for aspect, names in read.items() if names}

    def edition(self, edition: Edition) -> Edition:
        names = self.names
        return replace(
            edition,
            versions=_NotedVersions(edition.versions, names[FACTS], self),
            cards=_NotedTable(edition.cards, names[FACTS]),
            mentioned_by=_NotedTable(edition.mentioned_by, names[MENTIONS]),
            addresses=_NotedTable(edition.addresses, names[ADDRESSES]),
            media=_NotedTable(edition.media, names[MEDIA]),
            files=_NotedTable(edition.files, names[FILES]),
        )


class _NotedSite:
    """Stands for a `Site`: every field that is read is noted, except the editions, which note themselves."""

    def __init__(self, site: Site, trace: Trace) -> None:
        self._site, self._names = site, trace.names[SITE]
        self.editions = tuple(map(trace.edition, site.editions))
        self.front = next(noted for noted, one in zip(self.editions, site.editions, strict=True) if one is site.front)

    def __getattr__(self, field: str) -> object:
        self._names.add(field)
        return getattr(self._site, field)


class _NotedTable(Mapping[Key, Value]):
    """Notes each name that is looked up, and `ALL` when somebody goes through the whole table."""

    def __init__(self, table: Mapping[Key, Value], names: set[Name]) -> None:
        self._table, self._names = table, names

    def __getitem__(self, name: Key) -> Value:
        self._names.add(name)
        return self._table[name]

    def __contains__(self, name: object) -> bool:
        self._names.add(cast("Key", name))
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
        super().__init__(table, names)
        self._trace, self._noted = trace, dict[Ref, Version[Stated]]()

    def __getitem__(self, name: Ref) -> Version[Stated]:
        self._names.add(name)
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
        return key(encoded(_text(self.read())))


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


class Digests:
    """Digests of what can be read of a site, by aspect and name: of all its editions together."""

    def __init__(self, site: Site) -> None:
        self._site, self._known = site, dict[tuple[str, Name], str]()
        self._constants = _constants(site)

    def with_addresses_of(self, site: Site) -> "Digests":
        """Those of a site that differs in its addresses alone."""
        digests = Digests(site)
        digests._known = {part: digest for part, digest in self._known.items() if part[0] != ADDRESSES}
        return digests

    def key(self, reads: Reads, own: AbstractSet[Ref], *more: str | bytes) -> str:
        """The key of everything that was read, of the documents `own`, of what cannot be noted, and of `more`."""
        of_own = encoded([_all_of(edition, ref) for ref in sorted(own) for edition in self._site.editions])
        noted = (self._of(aspect, name) for aspect in sorted(reads) for name in reads[aspect])
        return key(self._constants, *more, of_own, *noted)

    def _of(self, aspect: str, name: Name) -> str:
        part = aspect, name
        if part not in self._known:
            self._known[part] = self._of_all(aspect) if name == ALL else key(encoded(self._value(aspect, name)))
        return self._known[part]

    def _value(self, aspect: str, name: Name) -> object:
        if aspect == SITE:
            return getattr(self._site, cast("str", name))
        return [_VALUES[aspect](edition, name) for edition in self._site.editions]

    def _of_all(self, aspect: str) -> str:
        tables = (getattr(edition, TABLES[aspect]) for edition in self._site.editions)
        names = dict.fromkeys(name for table in tables for name in table)
        return key(*(f"{name}{self._of(aspect, name)}" for name in names))


def _constants(site: Site) -> str:
    """The key of everything in the editions that is not read by name."""
    fields = [field for field in Edition.__struct_fields__ if field not in _BY_NAME | _CODE]
    said = [(edition.language.code, [getattr(edition, field) for field in fields]) for edition in site.editions]
    return key(encoded((site.front.language.code, said)))


def _all_of(edition: Edition, ref: Ref) -> object:
    return edition.versions.get(ref), edition.cards.get(ref), edition.mentioned_by.get(ref)


def _facts(edition: Edition, ref: Ref) -> object:
    version = edition.versions.get(ref)
    return version and (edition.cards[ref], _without_text(version))


def _without_text(version: Version[Stated]) -> Version[Stated]:
    return replace(version, prose=_NO_TEXT, source=None, whole=version.whole and _without_text(version.whole))


def _text(version: Version[Stated] | None) -> object:
    return version and (version.prose, version.source, _text(version.whole))


_NO_TEXT = Prose()
_VALUES: dict[str, Callable[[Edition, Any], object]] = {
    FACTS: _facts,
    TEXT: lambda edition, ref: _text(edition.versions.get(ref)),
    MENTIONS: lambda edition, ref: edition.mentioned_by.get(ref),
    ADDRESSES: lambda edition, address: edition.addresses.get(address),
    MEDIA: lambda edition, name: edition.media.get(name),
    FILES: lambda edition, name: edition.files.get(name),
}
