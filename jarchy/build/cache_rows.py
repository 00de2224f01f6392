"""The rows of the build cache, and how values in them are protected against damage."""

from typing import NamedTuple
from zlib import crc32

from jarchy.build.request import BuildResult
from jarchy.core.records import Record

_SEAL = 4  # bytes

TABLES = """
CREATE TABLE engine (key TEXT NOT NULL, extensions TEXT);
CREATE TABLE documents (
    path TEXT PRIMARY KEY, stamp BLOB, content TEXT, timezone TEXT, facts BLOB, html TEXT, statements TEXT
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
CREATE TABLE builds (output TEXT PRIMARY KEY, last BLOB);
"""


class CachedDocument(NamedTuple):
    """A parsed source file. `content` is the key of its bytes, `facts` what `parse.Unpacker` reads."""

    path: str
    stamp: bytes
    content: str
    timezone: str
    facts: bytes
    html: str  # key of its HTML in the table `texts`
    statements: str  # key of what it states, also there

    @property
    def texts(self) -> tuple[str, str]:
        return self.html, self.statements


class CachedInspection(NamedTuple):
    """What was found by inspecting a file of content/. `facts` is the encoded result."""

    path: str
    stamp: bytes
    facts: bytes


class CachedComparison(NamedTuple):
    """The differences between a translation, the file `path`, and its original. `key` is that of both."""

    path: str
    key: str
    problems: bytes  # empty: none


class OutputRecord(NamedTuple):
    """A file as a build left it, with the keys of the theme and the data that it was made from."""

    file: str
    theme_key: str
    data_key: str
    content: str  # the key of its bytes
    stamp: bytes
    why: str  # why the build with the number `build` made it
    build: int


class CachedResult(NamedTuple):
    """A result of planning. `result` is encoded with what was read for it, `key` is that of what was read."""

    name: str
    key: str
    result: bytes


class LastBuild(Record):
    """The last build that changed an output folder, and what is needed to know whether it is still up to date."""

    settings: tuple[bool, str, bool]  # of the request
    sources: str  # key of all names and stamps of source files
    record: bytes  # stamp of the list of files in the output folder
    timezone: str
    as_of: float  # seconds since 1970
    outcome: BuildResult


def sealed(data: bytes) -> bytes:
    """Prefixes a CRC-32: SQLite does not detect a flipped bit, and a corrupted title would be published unnoticed."""
    return crc32(data).to_bytes(_SEAL, "big") + data


def unsealed(value: object) -> bytes:
    if not isinstance(value, bytes) or crc32(data := value[_SEAL:]).to_bytes(_SEAL, "big") != value[:_SEAL]:
        raise CacheMiss("a cached value is damaged")
    return data


class CacheMiss(Exception):
    """A cache entry is missing or corrupt. It is not reported: the build starts again with an empty cache."""
