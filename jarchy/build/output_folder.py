"""The output folder: what a build made is written, kept or removed; what it did not make is never touched.

Files are laid ready in a hidden folder beside their places, and put there when all of them are ready: a build that
fails has changed nothing, and a file is complete at every moment, the old one, then the new. Those that take the place
of none lie as they will lie in the output folder, so that a folder goes there at once with all that is in it.

The list of files that builds made lies in the folder itself, so that it survives the loss of every cache. It is written
before the first new file appears and again when the last one is in its place: killed at any moment, a build leaves
no file that the next one takes for somebody else's.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import BinaryIO, NamedTuple

from jarchy.core.files import stamp_of
from jarchy.core.hashing import key
from jarchy.problems import Location, Problem, problem

MADE = ".made-by-jarchy"
STAGING = f"{MADE}.new"
NEW = f"{STAGING}/new"  # what takes the place of nothing
DIGESTED = ("assets", "media")  # folders of files whose names change with their bytes


class Target(NamedTuple):
    """An output folder. `name` is what problems and the cache call it: its path below the project, if it lies there."""

    folder: Path
    name: str


class StagedFile(NamedTuple):
    """A file of which the bytes are there: laid ready, or in its place already, with this stamp."""

    content: str  # the key of its bytes
    stamp: bytes = b""
    replaces: bool = False  # another file


@contextmanager
def staging_area(folder: Path) -> Iterator[None]:
    """Room for files to be laid ready, without what a killed build had. In the end it is gone, with what still lies in
    it and with the folders that were made for nothing.
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
    """Writes the bytes beside their place, unless they are in it already."""
    content, before = key(data), stamp_of(f"{folder}/{file}")
    if before and not force and os.path.getsize(f"{folder}/{file}") == len(data):  # noqa: PTH202  faster
        with open(f"{folder}/{file}", "rb") as there:  # noqa: PTH123  faster
            if there.read() == data:
                return StagedFile(content, before)
    with _opened(_staged_path(folder, file) if before else f"{folder}/{NEW}/{file}") as staged:
        staged.write(data)
    return StagedFile(content, replaces=before != b"")


def _opened(place: str) -> BinaryIO:
    """The file at the place, in folders that are made when they are missing: most often it is the first in its own."""
    try:
        return open(place, "wb")  # noqa: PTH123  faster
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120  faster
        return open(place, "wb")  # noqa: PTH123  faster


def lies(folder: Path, file: str, content: str) -> StagedFile | None:
    """The file, if it is in its place with the bytes of this key."""
    stamp = stamp_of(f"{folder}/{file}")
    return StagedFile(content, stamp) if stamp and key((folder / file).read_bytes()) == content else None


def _staged_path(folder: Path, file: str) -> str:
    """Where a file that replaces another is laid ready: in one folder, whatever it will lie in."""
    return f"{folder}/{STAGING}/{key(file)}"


def _discard(folder: Path) -> None:
    """Removes what was laid ready."""
    staging = folder / STAGING
    if staging.is_dir() and not staging.is_symlink():
        rmtree(staging)
    else:
        staging.unlink(missing_ok=True)


def clashes(output: Target, files: Iterable[str], made: Collection[str]) -> list[Problem]:
    """Files, links and folders in the place of a planned file that no build made, and places outside the folder."""
    free: set[str] = set()  # folders on the way that were looked at
    found = []
    for file in files:
        foreign = _in_the_way(output.folder, file, free)
        target = f"{output.folder}/{file}"
        if foreign is None and ((file not in made and os.path.lexists(target)) or _is_folder(target)):
            foreign = file
        if foreign is not None:
            found.append(
                problem(Location(f"{output.name}/{foreign}"), "foreign-file", path=foreign, output=output.name)
            )
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


def publish_new(folder: Path) -> None:
    """Puts what was laid ready and takes the place of nothing, assets and pictures first."""
    if _is_folder(f"{folder}/{NEW}"):
        _move_inside(f"{folder}/{NEW}", str(folder))


def _move_inside(new: str, folder: str) -> None:
    for name in sorted(os.listdir(new), key=lambda name: (name not in DIGESTED, name)):  # noqa: PTH208  faster
        if _is_folder(f"{new}/{name}") and _is_folder(f"{folder}/{name}"):
            _move_inside(f"{new}/{name}", f"{folder}/{name}")
        else:
            os.replace(f"{new}/{name}", f"{folder}/{name}")  # noqa: PTH105  faster


def publish(folder: Path, files: Sequence[str]) -> Sequence[str]:
    """Puts what was laid ready into the places of others. Returns the files."""
    for file in files:
        os.replace(_staged_path(folder, file), f"{folder}/{file}")  # noqa: PTH105  faster
    return files


def clean(folder: Path) -> int:
    """Removes what builds made, and the folder if nothing else is in it. The number of files removed."""
    if not folder.is_dir():
        return 0
    made = recorded(folder)
    remove(folder, made)
    (folder / MADE).unlink(missing_ok=True)
    _discard(folder)
    _remove_if_empty(folder)
    return len(made)


def recorded(folder: Path) -> list[str]:
    """The files that builds made."""
    try:
        lines = (folder / MADE).read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    except FileNotFoundError:
        return []
    # A list that was tampered with must not reach beyond the folder.
    return [line for line in lines if line and not line.startswith("/") and ".." not in line.split("/")]


def record(folder: Path, files: Iterable[str]) -> None:
    """Writes the list, if it isn't the same already."""
    data = "".join(f"{file}\n" for file in sorted(files)).encode(errors="surrogateescape")
    if (folder / MADE).is_file() and (folder / MADE).read_bytes() == data:
        return
    with open(f"{folder}/{STAGING}/{MADE}", "wb") as staged:  # noqa: PTH123  as above
        staged.write(data)
    os.replace(f"{folder}/{STAGING}/{MADE}", f"{folder}/{MADE}")  # noqa: PTH105  as above


def remove(folder: Path, files: Iterable[str]) -> None:
    """Removes files that builds made, and the folders that are empty without them."""
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
