"""What inspecting a file of content/ found: remembered while its stamp is the same, else found by reading the file."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from jarchy.build.cache_rows import CachedInspection
from jarchy.build.session import Session
from jarchy.build.workers import PARALLEL_FROM_IMAGES
from jarchy.core.files import read_bytes
from jarchy.core.hashing import key
from jarchy.core.lazy import LazyBytes
from jarchy.problems import BuildFailed, Location, problem


class Inspected(Protocol):
    """The result of an inspection. `name` is the path of the file below its folder."""

    @property
    def name(self) -> str: ...


Found = TypeVar("Found", bound=Inspected)


def inspect_all(
    session: Session,
    folder: str,
    used: Mapping[str, str],
    found: type[Found],
    inspect: Callable[[Sequence[tuple[str, bytes]]], Sequence[Found]],
    limit: int,
) -> list[Found]:
    """What `inspect` finds of each file in `used`: the paths of files in `folder`, by their names below it. `limit` is
    the number of bytes after which a file is not read further.
    """
    files, project, cache = session.files, session.request.project, session.cache
    known = _rows(session, folder)
    unsure = [name for name, path in used.items() if path not in known or known[path].stamp != files[path]]
    cache.forget(CachedInspection, known.keys() - set(used.values()))
    results = {
        name: msgspec.msgpack.decode(known[path].facts, type=found) for name, path in used.items() if name not in unsure
    }
    read = ((name, read_bytes(project / used[name], limit) or b"") for name in unsure)
    for one in session.workers.map(inspect, read, len(unsure), PARALLEL_FROM_IMAGES, "files", batch=1):
        path = used[one.name]
        cache.keep(CachedInspection, [CachedInspection(path, files[path], msgspec.msgpack.encode(one))])
        results[one.name] = one
    return [results[name] for name in used]


def known_all(session: Session, folder: str, found: type[Found]) -> list[tuple[str, Found]]:
    """What the last build found of the files in a folder that it used, with their paths."""
    rows = _rows(session, folder)
    return [(path, msgspec.msgpack.decode(rows[path].facts, type=found)) for path in sorted(rows)]


def _rows(session: Session, folder: str) -> dict[str, CachedInspection]:
    return {path: one for path, one in session.cache.rows(CachedInspection).items() if path.startswith(folder)}


def bytes_of(session: Session, path: str, data_key: str, limit: int) -> LazyBytes:
    """The bytes of a file that was inspected, read when they are needed."""
    return LazyBytes(data_key, partial(_read, session.request.project, path, data_key, limit))


def _read(project: Path, path: str, data_key: str, limit: int) -> bytes:
    """The bytes that were inspected. Raises BuildFailed if the file has changed since."""
    data = read_bytes(project / path, limit)
    if data is None or key(data) != data_key:
        reason = "it has changed since the build began, so build again"
        raise BuildFailed([problem(Location(path), "unreadable", reason=reason)])
    return data
