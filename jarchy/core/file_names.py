"""File names: which are portable, and which belong to programs and not to editors.

A site is built on Linux, edited on Windows and macOS, and served by all kinds of hosts. Names that one of them refuses,
or confuses with another name, are found here, before they break a checkout or overwrite a file.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from jarchy.core.patterns import lazy_pattern
from jarchy.problems import Location, Problem, problem

LONGEST = 255  # bytes in UTF-8
LONGEST_ASSET = 200  # bytes in UTF-8: a digest and a size are added to published names

# Windows devices: none of them can be a file, whatever follows the first full stop.
_DEVICE = lazy_pattern(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?", re.IGNORECASE | re.DOTALL
)
_SIGN = lazy_pattern(r'[<>:"/\\|?*]')

_LEFT_BEHIND = lazy_pattern(
    r"\..*"  # hidden: .git, .DS_Store, ._hall.jpg, .about.ru.md.swp, .~lock.about.docx#
    r"|.*~"  # Emacs, Kate, gedit
    r"|\#.*\#"  # Emacs
    r"|~\$.*"  # Word, Excel: the file is open
    r"|~.*\.tmp"  # Word: ~WRL0001.tmp
    r"|.*\.(?:swp|swo|swx|tmp|temp|bak|old|orig|rej|save|part|partial|crdownload)"
    r"|.*_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+\.\w+"  # git mergetool
    r"|.*___jb_(?:tmp|old|bak)___"  # JetBrains
    r"|.*\.sb-\w+-\w+"  # TextEdit
    r"|4913|5036|5159|5282"  # Vim tests whether it may write
    r"|(?:eh)?thumbs\.db|desktop\.ini|icon\r|__macosx",  # Windows, macOS
    re.IGNORECASE | re.DOTALL,
)
ROOT = "content/root"  # a folder whose files hosts and programs ask for, hidden ones among them
_CLUTTER = lazy_pattern(  # hidden files that nobody asks for
    r"\.DS_Store|\.AppleDouble|\._.*|\.localized|\.directory|\.git(?:keep|ignore|attributes)|\.editorconfig"
    r"|\..*\.(?:swp|swo|swx|tmp|temp|bak|part)|\..*~|\.[~#].*",
    re.IGNORECASE | re.DOTALL,
)
_ORDINARY = lazy_pattern(r"[a-z0-9][a-z0-9-]*\.[A-Za-z-]+\.md")  # the names of documents: nearly all names
_NOTES = lazy_pattern(r"README(\.[\w-]+)*|readme(\.md|\.txt)?", re.ASCII)  # notes for colleagues
_LICENCES = lazy_pattern(r"(LICEN[CS]E|COPYING|NOTICE|OFL)\b.*", re.ASCII | re.IGNORECASE)
_COPY = lazy_pattern(
    r"[ _-]*\(\d+\)|[ _-]+(?:[—–-] )?(?:copy|копия|көчүрмө)(?: ?\(?\d+\)?)?|[ _-]*\(.*conflicted copy.*\)"
    r"|\.sync-conflict-[\w-]+",
    re.IGNORECASE,
)


def in_language(path: str, lang: str, other: str) -> str:
    """The path of a document's file in another language, beside that in `lang`."""
    return f"{path.removesuffix(f'{lang}.md')}{other}.md"


def is_left_behind(name: str, folder: str = "") -> bool:
    """Whether an editor's program or the system made the file for its own use. `folder` is where it lies, relative to
    the project: in content/root/, a hidden file may be meant for the site.
    """
    if _ORDINARY.fullmatch(name) or not _LEFT_BEHIND.fullmatch(name):
        return False
    return not name.startswith(".") or not f"{folder}/".startswith(f"{ROOT}/") or _CLUTTER.fullmatch(name) is not None


def is_note(name: str) -> bool:
    """Whether the file is a README for colleagues."""
    return name[:1] in "Rr" and _NOTES.fullmatch(name) is not None


def is_licence(name: str) -> bool:
    """Whether the file says under which terms the files beside it may be used."""
    return _LICENCES.fullmatch(name) is not None


def copied(name: str) -> str:
    """The original name, if this looks like a copy made by a system or a browser; otherwise empty."""
    original = _COPY.sub("", name)
    return original if original != name else ""


def device(name: str) -> str:
    """The Windows device with this name, as “con” for con.png; empty if there is none."""
    match = _DEVICE.fullmatch(name)
    return match[1] if match else ""


@lru_cache(maxsize=1000)  # most paths have the same few folders
def fault(name: str, longest: int = LONGEST) -> str:
    """Why some system refuses the name, as a sentence; empty if all accept it."""
    if reserved := device(name):
        return f"Windows reserves the name “{reserved}” for a device"
    if sign := _SIGN.search(name):
        return f"Windows does not allow “{sign[0]}” in a name"
    if name != name.rstrip(". "):
        return "Windows drops a full stop or a space at the end of a name"
    if len(name.encode(errors="surrogateescape")) > longest:
        return f"it has more than {longest} bytes"
    return ""


def identity(path: str) -> str:
    """Equal for two paths that some system treats as one: they differ only in case or in Unicode normalisation."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def bad_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Reports names that have invisible characters, that some system refuses, or that some system confuses.

    `paths` are relative to the project.
    """
    seen: dict[str, str] = {}
    for path in sorted(paths):
        if not path.isprintable():  # such a name cannot be part of an address, nor of the list of files
            yield problem(_place(path), "unseen-sign")
        if reason := next(filter(None, (fault(part, LONGEST_ASSET) for part in path.split("/"))), ""):
            yield problem(_place(path), "unusable-name", reason=reason)
        other = seen.setdefault(identity(path), path)
        if other != path:
            yield problem(_place(path), "same-name", other=_printable(other))


def _place(path: str) -> Location:
    return Location(_printable(path))


def _printable(path: str) -> str:
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in path)
