"""The rows of the build cache, and how values in them are protected against damage."""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from jarchy.build.request import BuildRequest, BuildResult
from jarchy.core.records import Record
from jarchy.core.zones import time_zone

_SEAL = 4  # bytes

TABLES = """
CREATE TABLE engine (key TEXT NOT NULL, extensions TEXT);
CREATE TABLE documents (
    path TEXT PRIMARY KEY, stamp BLOB, content TEXT, timezone TEXT, html TEXT, statements TEXT, facts BLOB
);
CREATE TABLE inspections (path TEXT PRIMARY KEY, stamp BLOB, facts BLOB);
CREATE TABLE comparisons (path TEXT PRIMARY KEY, key TEXT, problems BLOB);
CREATE TABLE texts (key TEXT PRIMARY KEY, text TEXT);
CREATE TABLE templates (slot TEXT PRIMARY KEY, key TEXT, data BLOB);
CREATE TABLE pages (
    output TEXT, file TEXT, theme_key TEXT, data_key TEXT, content TEXT, stamp BLOB, why TEXT, build INTEGER,
    PRIMARY KEY (output, file)
) WITHOUT ROWID;
CREATE TABLE results (name TEXT PRIMARY KEY, key TEXT, result BLOB);
CREATE TABLE links (name TEXT PRIMARY KEY, key TEXT, links BLOB);
CREATE TABLE builds (output TEXT PRIMARY KEY, last BLOB);
"""


class CachedDocument(NamedTuple):
    """A parsed source file. `content` is the key of its bytes, `facts` what `parse.Unpacker` reads."""

    path: str
    stamp: bytes
    content: str
    timezone: str
    html: str  # key of its HTML in the table `texts`
    statements: str  # key of what it states, also there
    facts: bytes

    @property
    def texts(self) -> tuple[str, str]:
        return self.html, self.statements


class CachedInspection(NamedTuple):
    """What was found by inspecting a file of content/. `facts` is the encoded result."""

    path: str
    stamp: bytes
    facts: bytes


class CachedComparison(NamedTuple):
    """What was found by comparing texts. `path` is the file of one of them, perhaps with more that tells comparisons
    apart, `key` is that of the texts.
    """

    path: str
    key: str
    problems: bytes  # empty: none


class CachedResult(NamedTuple):
    """A result of planning. `result` is encoded with what was read for it, `key` is that of what was read."""

    name: str
    key: str
    result: bytes


class CachedLinks(NamedTuple):
    """What documents decide beside each other. `key` is that of the sources and settings of which this holds."""

    name: str
    key: str
    links: bytes


# The tables of what is remembered by name. The first field is the name, the last one has a checksum.
KEPT: dict[type[NamedTuple], str] = {
    CachedDocument: "documents",
    CachedInspection: "inspections",
    CachedComparison: "comparisons",
    CachedResult: "results",
    CachedLinks: "links",
}
# Those that a preview keeps in memory: they are small, or read as a whole at every save.
IN_MEMORY: frozenset[type[NamedTuple]] = frozenset({CachedInspection, CachedResult, CachedLinks})
Row = TypeVar("Row", CachedDocument, CachedInspection, CachedComparison, CachedResult, CachedLinks)


class OutputRecord(NamedTuple):
    """A file as a build left it, with the keys of the theme and the data that it was made from."""

    file: str
    theme_key: str
    data_key: str
    content: str  # the key of its bytes
    stamp: bytes
    why: str  # why the build with the number `build` made it
    build: int


class LastBuild(Record):
    """The last build that changed an output folder, and what is needed to know whether it is still up to date."""

    settings: tuple[bool, str, bool]  # of the request
    sources: str  # key of all names and stamps of source files
    record: bytes  # stamp of the list of files in the output folder
    timezone: str
    as_of: float  # seconds since 1970
    libraries: tuple[str, ...]  # that extensions import
    libraries_key: str
    outcome: BuildResult

    def holds(self, request: BuildRequest, sources: str) -> bool:
        """Whether a build of this request would read the same, at an instant at which it says the same. `sources` is
        their key now.
        """
        now = request.instant(time_zone(self.timezone)).timestamp()
        return (
            self.settings == request.settings
            and self.as_of <= now
            and (self.outcome.good_until is None or now < self.outcome.good_until)
            and self.sources == sources
            and (not self.libraries or _libraries_key(self.libraries) == self.libraries_key)
        )


def _libraries_key(names: Sequence[str]) -> str:
    from jarchy.build.libraries import libraries_key  # noqa: PLC0415  only for sites whose extensions import some

    return libraries_key(names)


def checksummed(data: bytes) -> bytes:
    """Prefixes a CRC-32: SQLite does not detect a flipped bit, and a corrupted title would be published unnoticed."""
    return crc32(data).to_bytes(_SEAL, "big") + data


def checksummed_row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    *others, last = row
    return *others, checksummed(last)


def unsealed(value: object) -> bytes:
    if not isinstance(value, bytes) or crc32(data := value[_SEAL:]).to_bytes(_SEAL, "big") != value[:_SEAL]:
        raise CacheMiss("a cached value is damaged")
    return data


class CacheMiss(Exception):
    """A cache entry is missing or corrupt. It is not reported: the build starts again with an empty cache."""
