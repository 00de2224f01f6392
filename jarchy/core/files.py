"""The files that a build reads: one scan gives their names and stamps, and reads are safe from symlinks.

A stamp is the size, both times and the inode of a file. If the stamp is the same, the bytes are the same: a replaced
file or an older copy has another one. File times have a limited resolution, so `settle` waits until a later change
gives another stamp.
"""

import os
import time
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from errno import EEXIST
from functools import cache
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from struct import Struct

import jarchy
from jarchy.core.file_names import ROOT, is_left_behind, is_note
from jarchy.core.hashing import key
from jarchy.problems import Location, Problem, problem

CONTENT = "content"
FOLDERS = ("content", "templates", "assets", "extensions")
OF_OTHERS = "static/"  # where most other generators look for files that are published as they are
THEME = ("templates", "assets")  # folders that Jarchy's default theme has, too
DEFAULT = "default/"  # the beginning of the paths of default theme files

Files = dict[str, bytes]  # path below the project, with slashes, to its stamp; folders end with a slash

_STAMP = Struct("<4q")  # size, mtime, ctime (both in nanoseconds), inode
_STEP, _LONG_STEP = (
    20_000_000,
    2_000_000_000,
)  # nanoseconds: resolution of file times; some file systems have whole seconds or worse
_SECOND = 1_000_000_000


@cache
def default_theme() -> Path:
    """The folder with Jarchy's default templates and assets: in the installed package, or else in the checkout."""
    package = Path(jarchy.__file__).parent
    return installed if (installed := package / "default").is_dir() else package.parent


@cache
def documentation() -> Path:
    """The folder with README.md and docs/: the installed package, else the checkout."""
    package = Path(jarchy.__file__).parent
    return package if (package / "docs").is_dir() else package.parent


def snapshot(project: Path) -> Files:
    """All files in the folders of the sources, in no order, and the default theme if the project is another folder.
    Files that programs leave behind are skipped, and symlinks are not followed. Of `OF_OTHERS`, it has the name alone.
    """
    files = dict(_below(project, FOLDERS))
    if (project / OF_OTHERS).is_dir():
        files[OF_OTHERS] = b""
    if not _is_same(project, default_theme()):
        files |= {DEFAULT + path: stamp for path, stamp in _below(default_theme(), THEME)}
    return files


def unread_folders(files: Files) -> list[Problem]:
    """Symlinks in place of whole folders, which are not followed, and a folder that only other generators read."""
    inside = (f"{CONTENT}/media", f"{CONTENT}/files", ROOT)
    links = [problem(Location(path), "not-a-file") for path in (*FOLDERS, *inside) if path in files]
    return [*links, problem(Location(OF_OTHERS), "unread-folder", folder=ROOT)] if OF_OTHERS in files else links


def file_at(project: Path, path: str) -> str:
    """The path on this machine of a path of the snapshot."""
    return f"{default_theme()}/{path.removeprefix(DEFAULT)}" if path.startswith(DEFAULT) else f"{project}/{path}"


def _is_same(path: Path, other: Path) -> bool:
    with suppress(OSError):
        return path.samefile(other)
    return False


def _below(root: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files in a folder. A symlink in place of a whole folder is listed, but not followed: it may lead to private
    files. Only content/ may be elsewhere, because only documents are read from there.
    """
    there = [name for name in names if (root / name).is_dir()]
    folders = [name for name in there if name == CONTENT or not (root / name).is_symlink()]
    yield from ((name, b"") for name in there if name not in folders)
    while folders:
        folder = folders.pop()
        for path, info in _inside(root, folder):
            if S_ISDIR(info.st_mode):
                folders.append(path)
                yield f"{path}/", b""
            else:
                yield path, stamp(info)


def _inside(project: Path, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """The entries of a folder. A file that disappears during the scan (as temporary files do) counts as absent."""
    with suppress(FileNotFoundError), os.scandir(project / folder) as entries:
        for entry in entries:
            if is_left_behind(entry.name, folder) or (folder.startswith("content") and is_note(entry.name)):
                continue
            try:
                info = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            yield f"{folder}/{entry.name}", info


def stamp(info: os.stat_result) -> bytes:
    """The stamp of a regular file; empty for symlinks, pipes and devices, whose content is never known."""
    if not S_ISREG(info.st_mode):
        return b""
    return _STAMP.pack(info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)


def size_in(stamp: bytes) -> int:
    """The size of a regular file in bytes, by its stamp."""
    size: int = _STAMP.unpack(stamp)[0]
    return size


def stamp_of(file: str) -> bytes:
    try:
        return stamp(os.lstat(file))
    except (OSError, ValueError):  # ValueError: the name has a NUL
        return b""


def state_of(files: Files) -> str:
    """One key for all names and stamps."""
    return key(*(part for path in sorted(files) for part in (os.fsencode(path), files[path])))


def settle(stamps: Iterable[bytes]) -> None:
    """Waits until a file that changes from now on is certain to get another stamp.

    That takes at most 0.02 s on common file systems, and 2 s on those that store whole seconds.
    """
    changed = [_STAMP.unpack(stamp)[2] for stamp in stamps if stamp]
    newest = max(changed, default=0)
    step = _LONG_STEP if all(moment % _SECOND == 0 for moment in changed) else _STEP
    age = time.time_ns() - newest
    if age < step:  # also if the file system's clock is ahead of ours
        time.sleep(min(step, step - age) / _SECOND)


LARGEST_FILE = 256 * 1024  # bytes


def read_bytes(file: Path | str, limit: int = LARGEST_FILE) -> bytes | None:
    """The bytes of a file, at most `limit + 1`; None for symlinks, pipes and devices. Raises OSError."""
    if not S_ISREG(os.lstat(file).st_mode):
        return None
    with os.fdopen(os.open(file, _AS_IT_LIES), "rb") as opened:
        return opened.read(limit + 1)


# Between lstat() and open() the file may become a symlink or FIFO: don't follow it, don't block on it.
_AS_IT_LIES = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def read_source(project: Path, path: str, limit: int = LARGEST_FILE) -> bytes | Problem:
    """The bytes of a source, or the reason why it cannot be read; of a file above `limit`, only the beginning. A
    symlink that has replaced it since the snapshot is not followed.
    """
    try:
        data = read_bytes(file_at(project, path), limit)
    except OSError as error:
        return problem(Location(printable(path)), "unreadable", reason=error.strerror or error)
    return problem(Location(printable(path)), "not-a-file") if data is None else data


def replace_text(file: Path, text: str) -> None:
    """Replaces a text file as a whole: if this is interrupted, the old one is still there."""
    replace_texts({file: text})


def replace_texts(texts: Mapping[Path, str], new: Collection[Path] = ()) -> None:
    """Replaces text files; those that are `new` must not be there. All are written beside their places before the first
    is put there, so if one is refused, none has changed. Raises OSError.
    """
    written: dict[Path, Path] = {}
    try:
        for file, text in texts.items():
            if file in new and os.path.lexists(file):
                raise FileExistsError(EEXIST, os.strerror(EEXIST), str(file))
            written[file] = _beside(file)
            with written[file].open("xb") as opened:
                opened.write(text.encode())
            if file not in new:
                written[file].chmod(file.stat().st_mode)
        for file, beside in written.items():
            beside.replace(file)
    finally:
        for beside in written.values():
            beside.unlink(missing_ok=True)


def _beside(file: Path) -> Path:
    beside = file.with_name(f".{file.name}.new")
    beside.unlink(missing_ok=True)  # what a former run left, or a link to somewhere else
    return beside


def printable(name: str) -> str:
    """A file name as text: in NFC, with U+FFFD in place of bytes that are not UTF-8."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
