"""One walk over the files that a build reads: their names, and stamps that tell when a file is no longer the same.

A file with the stamp that it had has the bytes that it had: the stamp holds size, both times and the file's number, so
neither a file that was put in place of another nor an older copy passes for it. Times move in steps, though; `settle`
waits until a later change is bound to show.
"""

import os
import time
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from struct import Struct

import jarchy
from jarchy.core.file_names import is_left_behind, is_note
from jarchy.core.hashing import key
from jarchy.problems import Location, Problem, problem

FOLDERS = ("content", "templates", "assets", "extensions")
THEME = ("templates", "assets")  # which Jarchy has, too: a file of the project takes the place of Jarchy's own
DEFAULT = "default/"  # before the path of a file of Jarchy's own theme

Files = dict[str, bytes]  # path below the project, with slashes, to its stamp; folders end with a slash

_STAMP = Struct("<4q")  # size, time of the last change of the bytes and of the file's record, number
_STEP, _LONG_STEP = 20_000_000, 2_000_000_000  # nanoseconds; some file systems know even seconds alone
_SECOND = 1_000_000_000


@cache
def default_theme() -> Path:
    """The folder with the templates and the assets of Jarchy itself: in the installed package, else in the checkout."""
    package = Path(jarchy.__file__).parent
    return installed if (installed := package / "default").is_dir() else package.parent


def survey(project: Path) -> Files:
    """Everything in the folders of the sources but what programs leave behind, in no order, and Jarchy's own theme
    where the project is another folder. Links are not followed.
    """
    files = dict(_below(project, FOLDERS))
    if not _is_same(project, default_theme()):
        files |= {DEFAULT + path: stamp for path, stamp in _below(default_theme(), THEME)}
    return files


def file_at(project: Path, path: str) -> str:
    """Where a path of the survey lies on this machine."""
    return f"{default_theme()}/{path.removeprefix(DEFAULT)}" if path.startswith(DEFAULT) else f"{project}/{path}"


def _is_same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False


def _below(root: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    folders = [folder for folder in names if (root / folder).is_dir()]
    while folders:
        folder = folders.pop()
        for path, info in _inside(root, folder):
            if S_ISDIR(info.st_mode):
                folders.append(path)
                yield f"{path}/", b""
            else:
                yield path, stamp(info)


def _inside(project: Path, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """What goes while we look, as the files of editors' programs do, was never there."""
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
    """Empty for what is no regular file: nothing is known of what a link, a pipe or a device will say."""
    if not S_ISREG(info.st_mode):
        return b""
    return _STAMP.pack(info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)


def stamp_of(file: str) -> bytes:
    try:
        return stamp(os.lstat(file))
    except (OSError, ValueError):  # a name with a zero is no name
        return b""


def state_of(files: Files) -> str:
    """One key for all names and stamps."""
    return key(*(part for path in sorted(files) for part in (os.fsencode(path), files[path])))


def settle(stamps: Iterable[bytes]) -> None:
    """Waits, two hundredths of a second at most on common file systems, until a file that changes from now on is
    bound to get another stamp.
    """
    changed = [_STAMP.unpack(one)[2] for one in stamps if one]
    newest = max(changed, default=0)
    step = _LONG_STEP if all(moment % _SECOND == 0 for moment in changed) else _STEP
    age = time.time_ns() - newest
    if age < step:  # a clock that is ahead of ours moves in the same steps
        time.sleep(min(step, step - age) / _SECOND)


LARGEST_FILE = 256 * 1024  # bytes


def read_bytes(file: Path | str, limit: int = LARGEST_FILE) -> bytes | None:
    """A file's bytes, of one above `limit` the beginning alone; None of a link, a pipe, a device. Raises OSError."""
    if not S_ISREG(os.lstat(file).st_mode):
        return None
    with os.fdopen(os.open(file, _AS_IT_LIES), "rb") as opened:
        return opened.read(limit + 1)


# What took its place in the meantime is neither followed nor waited for.
_AS_IT_LIES = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def read_source(project: Path, path: str, limit: int = LARGEST_FILE) -> bytes | Problem:
    """The bytes of a source, of one above `limit` the beginning alone; or why it can't be read. A link that took its
    place since the survey is not followed.
    """
    try:
        data = read_bytes(file_at(project, path), limit)
    except OSError as error:
        return problem(Location(shown(path)), "unreadable", reason=error.strerror or error)
    return problem(Location(shown(path)), "not-a-file") if data is None else data


def shown(name: str) -> str:
    """A name as text: in NFC, and with a sign in the place of bytes that are no UTF-8."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
