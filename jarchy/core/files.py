"""The files that a build reads: one scan gives their names and stamps, and reads are safe from symlinks.

A stamp is the size, both times and the inode of a file. If the stamp is the same, the bytes are the same: a replaced
file or an older copy has another one. File times have a limited resolution, so `settle` waits until a later change
gives another stamp.
"""

import os
import time
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from struct import Struct

from jarchy.core.file_names import is_left_behind, is_note
from jarchy.core.hashing import key
from jarchy.problems import Location, Problem, problem

FOLDERS = ("content", "templates", "assets")

Files = dict[str, bytes]  # path below the project, with slashes, to its stamp; folders end with a slash

_STAMP = Struct("<4q")  # size, mtime, ctime (both in nanoseconds), inode
_STEP, _LONG_STEP = (
    20_000_000,
    2_000_000_000,
)  # nanoseconds: resolution of file times; some file systems have whole seconds or worse
_SECOND = 1_000_000_000


def survey(project: Path) -> Files:
    """All files in the source folders, with their stamps, in no order. Symlinks are not followed."""
    files: Files = {}
    folders = [folder for folder in FOLDERS if (project / folder).is_dir()]
    while folders:
        folder = folders.pop()
        for path, info in _inside(project, folder):
            if S_ISDIR(info.st_mode):
                folders.append(path)
                files[f"{path}/"] = b""
            else:
                files[path] = stamp(info)
    return files


def _inside(project: Path, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """The entries of a folder. A file that disappears during the scan (as temporary files do) counts as absent."""
    with suppress(FileNotFoundError), os.scandir(project / folder) as entries:
        for entry in entries:
            if is_left_behind(entry.name) or (folder.startswith("content") and is_note(entry.name)):
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
    changed = [_STAMP.unpack(one)[2] for one in stamps if one]
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


def read_source(project: Path, path: str, found: list[Problem], limit: int = LARGEST_FILE) -> bytes | None:
    """The bytes of a source file, at most `limit + 1`; None if it cannot be read or is not a regular file.

    The problem is added to `found`.
    """
    try:
        data = read_bytes(f"{project}/{path}", limit)
    except OSError as error:
        found.append(problem(Location(shown(path)), "unreadable", reason=error.strerror or error))
        return None
    if data is None:
        found.append(problem(Location(shown(path)), "not-a-file"))
    return data


def shown(name: str) -> str:
    """A file name as text: in NFC, with U+FFFD in place of bytes that are not UTF-8."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
