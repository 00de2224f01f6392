"""assets/ to the files that are published, each under a name that changes with its bytes: browsers may keep it.

Jarchy has assets of its own, of which a file of the project replaces the one with its name. A style sheet of the
project reaches the one that it replaces as default/<name>.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import quote, unquote

from msgspec import Struct
from msgspec.structs import replace

from jarchy.core.conflicts import conflicts, is_suspect
from jarchy.core.file_names import bad_names
from jarchy.core.files import DEFAULT, Files, read_source
from jarchy.core.hashing import digest
from jarchy.problems import Location, Problem, did_you_mean, problem

FOLDER = "assets/"
TEXTS = (".css", ".js", ".mjs", ".svg", ".html", ".json", ".txt", ".xml")  # that people write
LARGEST_ASSET = 100 * 2**20  # bytes: hosts of code take no larger file


class Asset(Struct, frozen=True):
    file: str  # below the output folder, its name with a digest of its bytes
    data: bytes
    is_named: bool = False  # whether a style sheet or a script of the project names it


Assets = dict[str, Asset]  # by the names that templates use


def load_assets(project: Path, files: Files) -> tuple[Assets, list[Problem]]:
    """All of assets/, and what it replaces where a style sheet names that; and what is wrong with these files."""
    found: list[Problem] = []
    own, default = (dict(_read(folder, project, files, found)) for folder in (FOLDER, DEFAULT + FOLDER))
    replaced = {DEFAULT + name: data for name, data in default.items() if name in own}
    data = default | own | replaced
    assets: Assets = {}
    for name in sorted(default | own, key=PurePosixPath):
        _publish(name, data, assets, found)
    texts = b"\n".join(text for name, text in own.items() if name.endswith(TEXTS))
    for name in own.keys() - default.keys():
        if PurePosixPath(name).name.encode() in texts:
            assets[name] = replace(assets[name], is_named=True)
    return assets, found


def _read(folder: str, project: Path, files: Files, found: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """The names and the bytes of what can be published."""
    paths = sorted(path for path in files if path.startswith(folder) and not path.endswith("/"))
    found.extend([*bad_names(paths), *reserved_names(paths, folder)])
    for path in filter(str.isprintable, paths):
        name = path.removeprefix(folder)
        data = read_source(project, path, limit=LARGEST_ASSET)
        if isinstance(data, Problem):
            found.append(data)
        elif len(data) > LARGEST_ASSET:
            limit = f"{LARGEST_ASSET // 2**20} MB"
            found.append(problem(Location(path), "too-large", what="the file is too large", limit=limit))
        else:
            found.extend(_conflicts(path, data) if name.endswith(TEXTS) else ())
            yield name, data


def reserved_names(paths: Iterable[str], folder: str) -> Iterator[Problem]:
    """Of a theme's files, those with a name by which one of Jarchy's own is reached."""
    for path in paths:
        if path.startswith(folder + DEFAULT):
            yield problem(Location(path), "reserved-name", folder=folder + DEFAULT)


def _conflicts(path: str, data: bytes) -> Iterator[Problem]:
    """What Git could not join: browsers would read neither of the two versions."""
    text = data.decode(errors="replace")
    lines = text.splitlines() if is_suspect(text) else []
    for one in conflicts(lines):
        mark = lines[one.first]
        yield problem(Location(path, one.first + 1, 1, mark), "conflict", mark=mark)


def _publish(
    name: str, data: Mapping[str, bytes], assets: Assets, found: list[Problem], above: tuple[str, ...] = ()
) -> Asset:
    """The asset under its new name. What a style sheet names is published before it; `above` are the sheets that do."""
    if name not in assets:

        def publish(named: str) -> Asset | None:
            is_there = named in data and named not in (*above, name)  # no sheet can hold the digest of itself
            return _publish(named, data, assets, found, (*above, name)) if is_there else None

        published = _with_addresses(data[name], name, publish, data, found) if name.endswith(".css") else data[name]
        plain = PurePosixPath(name)
        file = plain.with_name(f"{plain.stem}.{digest(published)}{plain.suffix}")
        assets[name] = Asset(f"{FOLDER}{file}", published)
    return assets[name]


def _with_addresses(
    sheet: bytes, name: str, publish: Callable[[str], Asset | None], known: Iterable[str], found: list[Problem]
) -> bytes:
    """A style sheet that leads to its fonts, pictures and other sheets under the names by which they are published."""
    folder = PurePosixPath(name.removeprefix(DEFAULT)).parent  # also of what is replaced
    up = "../" * len(PurePosixPath(name).parent.parts)

    def address(match: re.Match[bytes]) -> bytes:
        if match.lastgroup is None or _ELSEWHERE.match(match[match.lastgroup]):  # a comment; an address
            return match[0]
        path, part = _PART.split(match[match.lastgroup].strip().decode(errors="replace"), maxsplit=1)
        named = normpath(folder / unquote(path))
        if asset := publish(named):
            new = up + quote(asset.file.removeprefix(FOLDER)) + part
            return (f'@import "{new}"' if match["sheet"] else f'url("{new}")').encode()
        before = sheet[: match.start(match.lastgroup)].decode(errors="replace")
        where = Location(FOLDER + name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        found.append(problem(where, "missing-asset", name=named, suggestion=did_you_mean(named, known)))
        return match[0]

    return _NAMED.sub(address, sheet)


_NAMED = re.compile(  # a comment, or what is named in one of the three ways that CSS has
    rb"""/\*.*?\*/"""
    rb"""|url\(\s*(?:(?P<q>["'])(?P<url>.*?)(?P=q)|(?P<bare>[^"'()\s][^"'()\s]*))\s*\)"""
    rb"""|@import\s+(?P<r>["'])(?P<sheet>.*?)(?P=r)""",
    re.DOTALL | re.IGNORECASE,
)
_ELSEWHERE = re.compile(rb"\s*([a-z][a-z0-9+.-]*:|#|/|$)", re.IGNORECASE)
_PART = re.compile(r"(?=[?#]|$)")
