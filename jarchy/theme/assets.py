"""Publishes the files in assets/, each under a name that contains a digest of its bytes, so that browsers can cache it.

Jarchy has default assets. A file of the project replaces the default one of the same name; a style sheet of the project
can import the one that it replaces as default/<name>.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import quote, unquote

from msgspec import Struct

from jarchy.core.conflicts import conflicts, is_suspect
from jarchy.core.file_names import bad_names, is_note
from jarchy.core.files import DEFAULT, Files, read_source
from jarchy.core.hashing import digest
from jarchy.core.lazy import LazyBytes
from jarchy.core.patterns import lazy_pattern
from jarchy.images.icon import ICONS, SOURCE, IconFiles
from jarchy.problems import Location, Problem, did_you_mean, problem

FOLDER = "assets/"
TEXTS = (".css", ".js", ".mjs", ".svg", ".html", ".json", ".txt", ".xml")  # text files
LARGEST_ASSET = 100 * 2**20  # bytes; hosts of repositories accept no larger file


class Asset(Struct, frozen=True):
    file: str  # below the output folder: its name with a digest of its bytes
    data: bytes
    names: tuple[str, ...] = ()  # of the assets that a style sheet uses


Assets = dict[str, Asset]  # by the names that templates use


def load_assets(project: Path, files: Files) -> tuple[Assets, list[Problem]]:
    """All assets, also replaced ones that a style sheet imports, and the problems with these files."""
    problems: list[Problem] = []
    own, default = (dict(_read(folder, project, files, problems)) for folder in (FOLDER, DEFAULT + FOLDER))
    replaced = {DEFAULT + name: data for name, data in default.items() if name in own}
    data = default | own | replaced
    assets: Assets = {}
    for name in sorted(default | own, key=PurePosixPath):
        _publish(name, data, assets, problems)
    return assets, problems


def source_of(name: str, files: Files) -> str:
    """The file of an asset, by the name that templates and style sheets use."""
    own = FOLDER + name
    return own if own in files else f"{DEFAULT}{FOLDER}{name.removeprefix(DEFAULT)}"


def with_parts(names: Iterable[str], assets: Assets) -> list[str]:
    """These assets, and those that their style sheets use, in the order of names."""
    found: set[str] = set()
    ahead = list(names)
    while ahead:
        name = ahead.pop()
        if name in assets and name not in found:
            found.add(name)
            ahead += assets[name].names
    return sorted(found)


def icon_files(assets: Assets) -> IconFiles | None:
    """What the icons of the site are made of; None if the source could not be read."""
    source = assets.get(SOURCE)
    own = {name: LazyBytes.of(assets[name].data) for name in ICONS if name in assets}
    return IconFiles(source.file, LazyBytes.of(source.data), own) if source else None


def _read(folder: str, project: Path, files: Files, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of the files that can be published."""
    paths = sorted(path for path in files if path.startswith(folder) and not path.endswith("/"))
    problems.extend([*bad_names(paths), *reserved_names(paths, folder)])
    for path in filter(str.isprintable, paths):
        name = path.removeprefix(folder)
        if is_note(PurePosixPath(name).name):  # for colleagues
            continue
        data = read_source(project, path, limit=LARGEST_ASSET)
        if isinstance(data, Problem):
            problems.append(data)
        elif len(data) > LARGEST_ASSET:
            limit = f"{LARGEST_ASSET // 2**20} MB"
            problems.append(problem(Location(path), "too-large", what="the file is too large", limit=limit))
        else:
            problems.extend(_conflicts(path, data) if name.endswith(TEXTS) else ())
            yield name, data


def reserved_names(paths: Iterable[str], folder: str) -> Iterator[Problem]:
    """The files of a theme that have the name under which a default file can be reached."""
    for path in paths:
        if path.startswith(folder + DEFAULT):
            yield problem(Location(path), "reserved-name", folder=folder + DEFAULT)


def _conflicts(path: str, data: bytes) -> Iterator[Problem]:
    """Files with conflict markers of Git: browsers could not read either version."""
    text = data.decode(errors="replace")
    lines = text.splitlines() if is_suspect(text) else []
    for one in conflicts(lines):
        mark = lines[one.first]
        yield problem(Location(path, one.first + 1, 1, mark), "conflict", mark=mark)


def _publish(
    name: str, data: Mapping[str, bytes], assets: Assets, problems: list[Problem], above: tuple[str, ...] = ()
) -> Asset:
    """The asset under its published name. Files that a style sheet names are published first; `above` are the sheets
    that import it.
    """
    if name not in assets:
        names: list[str] = []

        def publish(named: str) -> Asset | None:
            if named not in data or named in (*above, name):  # no sheet can contain its own digest
                return None
            names.append(named)
            return _publish(named, data, assets, problems, (*above, name))

        published = _with_addresses(data[name], name, publish, data, problems) if name.endswith(".css") else data[name]
        plain = PurePosixPath(name)
        file = plain.with_name(f"{plain.stem}.{digest(published)}{plain.suffix}")
        assets[name] = Asset(f"{FOLDER}{file}", published, tuple(names))
    return assets[name]


def _with_addresses(
    sheet: bytes, name: str, publish: Callable[[str], Asset | None], known: Iterable[str], problems: list[Problem]
) -> bytes:
    """A style sheet with the published names of its fonts, pictures and imported sheets."""
    folder = PurePosixPath(name.removeprefix(DEFAULT)).parent  # the same for a replaced sheet
    up = "../" * len(PurePosixPath(name).parent.parts)

    def address(match: re.Match[bytes]) -> bytes:
        if match.lastgroup is None or _ELSEWHERE.match(
            match[match.lastgroup]
        ):  # a comment, or the address of another site
            return match[0]
        path, part = _PART.split(match[match.lastgroup].strip().decode(errors="replace"), maxsplit=1)
        named = normpath(folder / unquote(path))
        if asset := publish(named):
            new = up + quote(asset.file.removeprefix(FOLDER)) + part
            return (f'@import "{new}"' if match["sheet"] else f'url("{new}")').encode()
        before = sheet[: match.start(match.lastgroup)].decode(errors="replace")
        where = Location(FOLDER + name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        others = [DEFAULT + name if one == name else one for one in known]  # no sheet contains itself
        problems.append(problem(where, "missing-asset", name=named, suggestion=did_you_mean(named, others)))
        return match[0]

    return _NAMED.sub(address, sheet)


_NAMED = lazy_pattern(  # A comment, or a file named in one of the three ways of CSS.
    rb"""/\*.*?\*/"""
    rb"""|url\(\s*(?:(?P<q>["'])(?P<url>.*?)(?P=q)|(?P<bare>[^"'()\s][^"'()\s]*))\s*\)"""
    rb"""|@import\s+(?P<r>["'])(?P<sheet>.*?)(?P=r)""",
    re.DOTALL | re.IGNORECASE,
)
_ELSEWHERE = lazy_pattern(rb"\s*([a-z][a-z0-9+.-]*:|#|/|$)", re.IGNORECASE)
_PART = lazy_pattern(r"(?=[?#]|$)")
