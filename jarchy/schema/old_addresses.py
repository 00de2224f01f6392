"""Reads old addresses of pages (`aliases:`), and refuses those that no file can serve."""

import re
import unicodedata
from urllib.parse import unquote_to_bytes

from jarchy.core.file_names import fault
from jarchy.core.patterns import lazy_pattern
from jarchy.problems import WrongValue, shortened

LONGEST = 1_000  # bytes in UTF-8
DEEPEST = 32  # levels of folders
_PAGE = lazy_pattern(r".*\.html?", re.IGNORECASE)
_ENDING = lazy_pattern(r"[^.].*\.(?P<ending>[A-Za-z][A-Za-z0-9]{0,5})")
# Names that outputs use at the root of the site. A folder of such a name would be in their way.
_FILE = lazy_pattern(r".*\.(html?|xml|txt|json|webmanifest|ics|png)", re.IGNORECASE)
_MAP = "put it into the redirects of your web host, which can answer any address"
_FORM = "write it as in “/news/2018/” or “/news/budget.html”"


def read_old_address(text: str) -> str:
    """The address with its letters decoded, and with a slash at the end of a folder. Raises WrongValue."""
    if sign := re.search("[?#]", text):
        raise _refused(text, f"a static site ignores what follows “{sign[0]}”", _MAP)
    path = _decoded(text)
    if not path.startswith("/"):
        host = re.match(r"https?://[^/]+", path)
        plain = path[host.end() :] if host else f"/{path}"
        raise _refused(text, "it does not begin with /", f"write “{plain}”" if len(plain) > 1 else _FORM)
    *folders, name = path[1:].split("/")
    if path == "/" or "" in folders:
        raise _refused(
            text, "this is not the address of a page" if path == "/" else "it has two slashes in a row", _FORM
        )
    if len(path.encode()) > LONGEST or len(folders) > DEEPEST:
        raise _refused(
            text, f"it has more than {LONGEST} bytes, or more than {DEEPEST} folders inside each other", _MAP
        )
    for part in filter(None, [*folders, name]):
        _check(part, text)
    if odd := next(filter(_FILE.fullmatch, folders), ""):
        raise _refused(text, f"“{odd}/” would be a folder with the name of a file", _MAP)
    if not name or _PAGE.fullmatch(name):
        return path
    if ending := _ENDING.fullmatch(name):
        reason = f"web hosts do not show a file that ends with .{ending['ending']} as a page"
        raise _refused(text, reason, _MAP)
    return f"{path}/"


def _decoded(text: str) -> str:
    """The address with %D0%BD decoded to the letter."""
    try:
        path = unicodedata.normalize("NFC", unquote_to_bytes(text).decode())
    except UnicodeDecodeError:
        raise _refused(text, "its % codes are not letters in UTF-8", _MAP) from None
    if not path.isprintable() or "%" in path or path.count("/") != text.count("/"):
        raise _refused(text, "it has characters that a file name cannot have", _MAP)
    return path


def _check(part: str, text: str) -> None:
    if part.startswith("."):
        raise _refused(text, "web hosts do not show files whose names begin with a full stop", _MAP)
    if reason := fault(part):
        raise _refused(text, reason, _MAP)


def _refused(text: str, reason: str, remedy: str) -> WrongValue:
    return WrongValue("old-address", value=shortened(text), reason=reason, remedy=remedy)
