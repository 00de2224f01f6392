"""The output folder: builds write, keep and remove their own files, and never touch any other file.

Files are staged in a hidden folder inside the output folder, and published by renaming when all of them are staged. So
a build that fails changes nothing, and a file is complete at every moment: first the old one, then the new one. New
files are staged in their final layout, so that a whole new directory is moved into place by one rename.

The list of files that builds made is kept in the output folder itself, so that it survives the loss of the cache. It is
written before the first new file appears, and again after the last one: whenever a build is killed, the next one
recognises all its files.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from jarchy.core.files import stamp_of
from jarchy.core.hashing import key

MADE = ".made-by-jarchy"
STAGING = f"{MADE}.new"
NEW = f"{STAGING}/new"  # files that replace no other, in their final layout
DIGESTED = ("assets", "media")  # folders of files whose names contain a digest of their bytes


class Target(NamedTuple):
    """An output folder. `name` is its name in problems and in the cache: its path below the project, if it is there."""

    folder: Path
    name: str


class StagedFile(NamedTuple):
    """A file whose bytes are on disk: staged, or already in place with this stamp."""

    content: str  # the key of its bytes
    stamp: bytes = b""
    replaces: bool = False  # whether it replaces another file


@contextmanager
def staging_area(folder: Path) -> Iterator[None]:
    """Creates an empty staging folder; removes it at the end, with the files that are still in it.

    Folders that were created above it are removed, too, if they have stayed empty.
    """
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        _discard(folder)
        (folder / STAGING).mkdir(parents=True)
        yield
    finally:
        _discard(folder)
        for one in new:
            _remove_if_empty(one)


def stage(folder: Path, file: str, data: bytes, *, force: bool = False) -> StagedFile:
    """Stages a file, unless the same bytes are already in place. `force` stages it in any case."""
    content, before = key(data), stamp_of(f"{folder}/{file}")
    if before and not force and os.path.getsize(f"{folder}/{file}") == len(data):  # noqa: PTH202  faster
        with open(f"{folder}/{file}", "rb") as there:  # noqa: PTH123  faster
            if there.read() == data:
                return StagedFile(content, before)
    _write(_staged_path(folder, file) if before else f"{folder}/{NEW}/{file}", data)
    return StagedFile(content, replaces=before != b"")


def _write(place: str, data: bytes) -> None:
    """Writes a file; creates its folders if they are missing. A file object would take twice as long."""
    try:
        file = os.open(place, _ANEW, _MODE)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120  faster
        file = os.open(place, _ANEW, _MODE)
    try:
        rest = memoryview(data)
        while rest:  # the system may write less than it is given
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | sum(getattr(os, flag, 0) for flag in ("O_BINARY", "O_CLOEXEC"))
_MODE = 0o666  # the umask takes from it what it should


def in_place(folder: Path, file: str, content: str) -> StagedFile | None:
    """The file, if it is in place with the bytes of this key."""
    stamp = stamp_of(f"{folder}/{file}")
    return StagedFile(content, stamp) if stamp and key((folder / file).read_bytes()) == content else None


def _staged_path(folder: Path, file: str) -> str:
    """Where a file that replaces another is staged: all of them in one folder, under the key of their path."""
    return f"{folder}/{STAGING}/{key(file)}"


def _discard(folder: Path) -> None:
    """Removes the staging folder."""
    staging = folder / STAGING
    if staging.is_dir() and not staging.is_symlink():
        rmtree(staging)
    else:
        staging.unlink(missing_ok=True)


def is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114  faster


def publish_new(folder: Path) -> None:
    """Publishes the staged files that replace no other; assets and pictures first."""
    if is_folder(f"{folder}/{NEW}"):
        _move_inside(f"{folder}/{NEW}", str(folder))


def _move_inside(new: str, folder: str) -> None:
    for name in sorted(os.listdir(new), key=lambda name: (name not in DIGESTED, name)):  # noqa: PTH208  faster
        if is_folder(f"{new}/{name}") and is_folder(f"{folder}/{name}"):
            _move_inside(f"{new}/{name}", f"{folder}/{name}")
        else:
            os.replace(f"{new}/{name}", f"{folder}/{name}")  # noqa: PTH105  faster


def publish(folder: Path, files: Sequence[str]) -> Sequence[str]:
    """Publishes staged files that replace others. Returns the files."""
    for file in files:
        os.replace(_staged_path(folder, file), f"{folder}/{file}")  # noqa: PTH105  faster
    return files


def clean(folder: Path) -> int:
    """Removes the files that builds made, and the folder if it is empty then. Returns the number of files."""
    if not folder.is_dir():
        return 0
    made = recorded(folder)
    remove(folder, made)
    (folder / MADE).unlink(missing_ok=True)
    _discard(folder)
    _remove_if_empty(folder)
    return len(made)


def recorded(folder: Path) -> list[str]:
    """The list of files that builds made in this folder."""
    try:
        lines = (folder / MADE).read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    except FileNotFoundError:
        return []
    # A list that somebody has changed must not lead outside the folder.
    return [line for line in lines if line and not line.startswith("/") and ".." not in line.split("/")]


def record(folder: Path, files: Iterable[str]) -> None:
    """Writes the list of files, unless it is the same already."""
    data = "".join(f"{file}\n" for file in sorted(files)).encode(errors="surrogateescape")
    if (folder / MADE).is_file() and (folder / MADE).read_bytes() == data:
        return
    _write(f"{folder}/{STAGING}/{MADE}", data)
    os.replace(f"{folder}/{STAGING}/{MADE}", f"{folder}/{MADE}")  # noqa: PTH105  as above


def remove(folder: Path, files: Iterable[str]) -> None:
    """Removes files, and the folders that are empty without them. Never follows a symlink."""
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
    if folder.is_dir() and not os.path.ismount(folder) and not any(folder.iterdir()):
        folder.rmdir()
