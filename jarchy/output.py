"""The output folder: what a build made is written, kept or removed; what it did not make is never touched.

The list of files that builds made lies in the folder itself, so that it survives the loss of every cache. It is written
before the first new file appears and again when the last one is in its place: killed at any moment, a build leaves
no file that the next one takes for somebody else's.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from jarchy.problems import Location, Problem, problem

MADE = ".made-by-jarchy"


class Written(Struct, frozen=True):
    """How many files were written, were already right, were removed."""

    written: int
    unchanged: int
    removed: int


def clashes(folder: Path, files: Iterable[str], shown: str) -> list[Problem]:
    """Files, links and folders in the place of a planned file that no build made, and places outside the folder."""
    made = set(_made(folder))
    found = []
    for file in files:
        target = folder / file
        above = [folder / parent for parent in Path(file).parents if parent != Path()]
        in_the_way = [path for path in above if path.is_symlink() or (path.exists() and not path.is_dir())]
        if in_the_way or (file not in made and os.path.lexists(target)) or target.is_dir():
            foreign = in_the_way[0].relative_to(folder).as_posix() if in_the_way else file
            found.append(problem(Location(f"{shown}/{foreign}"), "foreign-file", path=foreign, output=shown))
    return found


def write(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Brings the folder to hold exactly `files`, beside what is not ours. Assets first, pages after, removals last."""
    before = _made(folder)
    folder.mkdir(parents=True, exist_ok=True)
    _record(folder, {*before, *files})
    order = sorted(files, key=lambda file: (not file.startswith("assets/"), file))
    written = sum(_put(folder, file, files[file]) for file in order)
    stale = sorted(set(before) - set(files))
    _remove(folder, stale)
    _record(folder, files)
    return Written(written, len(files) - written, len(stale))


def clean(folder: Path) -> int:
    """Removes what builds made, and the folder if nothing else is in it. The number of files removed."""
    made = _made(folder)
    _remove(folder, made)
    for ours in (MADE, f"{MADE}.new"):
        (folder / ours).unlink(missing_ok=True)
    _remove_if_empty(folder)
    return len(made)


def _made(folder: Path) -> list[str]:
    try:
        lines = (folder / MADE).read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return []
    # A list that was tampered with must not reach beyond the folder.
    return [line for line in lines if line and not line.startswith("/") and ".." not in line.split("/")]


def _record(folder: Path, files: Iterable[str]) -> None:
    _put(folder, MADE, "".join(f"{file}\n" for file in sorted(files)).encode())


def _put(folder: Path, file: str, data: bytes) -> bool:
    """True if the bytes were not there yet. The file is complete at every moment: the old one, then the new."""
    path = folder / file
    try:
        if not path.is_symlink() and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    temporary = (
        folder / f"{MADE}.new"
    )  # always the same, so that a killed build leaves at most one, for the next to take
    temporary.write_bytes(data)
    temporary.replace(path)
    return True


def _remove(folder: Path, files: Iterable[str]) -> None:
    for file in files:
        path = folder / file
        if any((folder / parent).is_symlink() for parent in Path(file).parents if parent != Path()):
            continue
        if path.is_file() or path.is_symlink():
            path.unlink()
        for parent in Path(file).parents:
            if parent != Path():
                _remove_if_empty(folder / parent)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
