"""assets/ to the files that are published, each under a name that changes with its bytes: browsers may keep it."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from jarchy.digest import digest
from jarchy.problems import Location, Problem, did_you_mean, problem
from jarchy.scan import NOT_CONTENT
from jarchy.survey import Files

FOLDER = "assets/"


class Asset(Struct, frozen=True):
    file: str  # below the output folder, its name with a digest of its bytes
    data: bytes


Assets = dict[str, Asset]  # by the names that templates use


def load_assets(project: Path, files: Files, found: list[Problem]) -> Assets:
    """All of assets/ but what systems and editors leave behind."""
    assets: Assets = {}
    names = [path.removeprefix(FOLDER) for path in files if path.startswith(FOLDER) and not path.endswith("/")]
    # Style sheets last: they name fonts and pictures.
    for name in sorted(names, key=lambda name: (name.endswith(".css"), PurePosixPath(name))):
        if any(map(NOT_CONTENT.fullmatch, name.split("/"))):
            continue
        if not name.isprintable():
            found.append(unseen(FOLDER + name))
            continue
        if not files[FOLDER + name]:
            found.append(problem(Location(FOLDER + name), "not-a-file"))
            continue
        data = (project / FOLDER / name).read_bytes()
        if name.endswith(".css"):
            data = _with_addresses(data, name, assets, found)
        plain = PurePosixPath(name)
        published = plain.with_name(f"{plain.stem}.{digest(data)}{plain.suffix}")
        assets[name] = Asset(f"{FOLDER}{published}", data)
    return assets


def unseen(path: str) -> Problem:
    """Of a name that can't be part of an address, or of a list of names."""
    return problem(Location("".join(sign if sign.isprintable() else "\ufffd" for sign in path)), "unseen-sign")


def _with_addresses(sheet: bytes, name: str, assets: Mapping[str, Asset], found: list[Problem]) -> bytes:
    """A style sheet whose `url("…")` lead to the names under which its fonts and pictures are published."""
    folder = PurePosixPath(name).parent

    def address(match: re.Match[bytes]) -> bytes:
        named = (folder / match[1].decode()).as_posix()
        if named in assets:
            return f'url("{"../" * len(folder.parts)}{assets[named].file.removeprefix(FOLDER)}")'.encode()
        before = sheet[: match.start(1)].decode(errors="replace")
        where = Location(FOLDER + name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        found.append(problem(where, "missing-asset", name=named, suggestion=did_you_mean(named, assets)))
        return match[0]

    return re.sub(rb'url\("([^":#/][^":]*)"\)', address, sheet)
