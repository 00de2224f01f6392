"""The output folder: what a build made is written, kept or removed; what it did not make is never touched.

New files are laid ready in a hidden folder beside their places, and put there when all of them are ready: a build that
fails has changed nothing, and a file is complete at every moment, the old one, then the new.

The list of files that builds made lies in the folder itself, so that it survives the loss of every cache. It is written
before the first new file appears and again when the last one is in its place: killed at any moment, a build leaves
no file that the next one takes for somebody else's.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from jarchy.digest import key
from jarchy.problems import Location, Problem, problem
from jarchy.survey import stamp_of

MADE = ".made-by-jarchy"
READY = f"{MADE}.new"


class Ready(NamedTuple):
    """A file of which the bytes are there: laid ready, or in its place already, with this stamp."""

    content: str  # the key of its bytes
    stamp: bytes = b""


def prepare(folder: Path) -> None:
    """Makes room for files to be laid ready, and removes what a killed build had."""
    discard(folder)
    (folder / READY).mkdir(parents=True)


def lay_ready(folder: Path, file: str, data: bytes, *, anew: bool = False) -> Ready:
    """Writes the bytes beside their place, unless they are in it already."""
    content, before = key(data), b"" if anew else stamp_of(f"{folder}/{file}")
    if before and os.path.getsize(f"{folder}/{file}") == len(data):  # noqa: PTH202  faster
        with open(f"{folder}/{file}", "rb") as there:  # noqa: PTH123  faster
            if there.read() == data:
                return Ready(content, before)
    with open(_ready(folder, file), "wb") as ready:  # noqa: PTH123  faster
        ready.write(data)
    return Ready(content)


def _ready(folder: Path, file: str) -> str:
    """Where a file is laid ready: in one folder, whatever folders it will lie in."""
    return f"{folder}/{READY}/{key(file)}"


def discard(folder: Path) -> None:
    """Removes what was laid ready, and the folder if nothing else is in it."""
    ready = folder / READY
    if ready.is_dir() and not ready.is_symlink():
        rmtree(ready)
    else:
        ready.unlink(missing_ok=True)
    _remove_if_empty(folder)


def clashes(folder: Path, files: Iterable[str], shown: str) -> list[Problem]:
    """Files, links and folders in the place of a planned file that no build made, and places outside the folder."""
    made = set(recorded(folder))
    free: set[str] = set()  # folders on the way that were looked at
    found = []
    for file in files:
        foreign = _in_the_way(folder, file, free)
        target = f"{folder}/{file}"
        if foreign is None and ((file not in made and os.path.lexists(target)) or _is_folder(target)):
            foreign = file
        if foreign is not None:
            found.append(problem(Location(f"{shown}/{foreign}"), "foreign-file", path=foreign, output=shown))
    return found


def _in_the_way(folder: Path, file: str, free: set[str]) -> str | None:
    """The link or file, if there is one, in the place of a folder that the file would lie in."""
    above = file.rpartition("/")[0]
    if not above or above in free:
        return None
    found = _in_the_way(folder, above, free)
    if found is None and os.path.lexists(f"{folder}/{above}") and not _is_folder(f"{folder}/{above}"):
        found = above
    if found is None:
        free.add(above)
    return found


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114  faster


def put(folder: Path, ready: Iterable[str], files: Iterable[str]) -> list[str]:
    """Puts what was laid ready into its places, so that the folder holds exactly `files`, beside what is not ours.

    Assets and pictures first, pages after, removals last, which are returned.
    """
    before, files = recorded(folder), sorted(files)
    record(folder, {*before, *files})
    there = {""}
    for file in sorted(ready, key=lambda file: (not file.startswith(("assets/", "media/")), file)):
        above = file.rpartition("/")[0]
        if above not in there:
            (folder / above).mkdir(parents=True, exist_ok=True)
            there.add(above)
        os.replace(_ready(folder, file), f"{folder}/{file}")  # noqa: PTH105  faster
    stale = sorted(set(before) - set(files))
    _remove(folder, stale)
    record(folder, files)
    return stale


def clean(folder: Path) -> int:
    """Removes what builds made, and the folder if nothing else is in it. The number of files removed."""
    made = recorded(folder)
    _remove(folder, made)
    (folder / MADE).unlink(missing_ok=True)
    discard(folder)
    return len(made)


def recorded(folder: Path) -> list[str]:
    """The files that builds made."""
    try:
        lines = (folder / MADE).read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return []
    # A list that was tampered with must not reach beyond the folder.
    return [line for line in lines if line and not line.startswith("/") and ".." not in line.split("/")]


def record(folder: Path, files: Iterable[str]) -> None:
    """Writes the list, if it isn't the same already."""
    data = "".join(f"{file}\n" for file in sorted(files)).encode()
    if not lay_ready(folder, MADE, data).stamp:
        os.replace(_ready(folder, MADE), folder / MADE)  # noqa: PTH105  as above


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
