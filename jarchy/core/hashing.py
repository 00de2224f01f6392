"""Digests: the same parts give the same digest on every machine."""

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

PACKAGE = Path(__file__).parent.parent  # all code of Jarchy, and its font files
NAME, KEY = 6, 16  # bytes: names are short, keys are long enough never to collide


def digest(*parts: str | bytes) -> str:
    """A digest for file names: 12 hexadecimal digits. Parts are kept apart: ("ab", "c") and ("a", "bc") differ."""
    return _digest(NAME, parts)


def key(*parts: str | bytes) -> str:
    """A digest that stands for the parts themselves: 32 hexadecimal digits."""
    return _digest(KEY, parts)


def _digest(size: int, parts: tuple[str | bytes, ...]) -> str:
    state = blake2b(digest_size=size)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


# Libraries of which the bytes of a site depend.
LIBRARIES = (
    *("Babel", "icalendar", "Jinja2", "Markdown", "MarkupSafe", "msgspec", "pillow", "pypdf"),
    *("python-frontmatter", "PyYAML", "tzdata"),
)


@cache
def engine_key() -> str:
    """The key of everything but the sources that the output depends on: Python, this package, installed libraries.

    It is computed once: a module that is replaced while the program runs is not the one that runs.
    """
    return key(sys.version, *sorted(set(_installed())), *_sources())


@cache
def engine_parts() -> dict[str, str]:
    """What must be alike on machines that make one site together: each part with its version. Jarchy's is the digest of
    its files.
    """
    found: dict[str, str] = {}
    for name in _installed():
        library, _, version = name.removesuffix(".dist-info").rpartition("-")
        found.setdefault(library.lower(), version)  # the first on the path is imported
    return {"Python": sys.version.split()[0], "Jarchy": digest(*_sources())} | {
        name: found.get(name.lower().replace("-", "_"), "") for name in LIBRARIES
    }


def _sources() -> list[bytes]:
    """The bytes of all its files. Every build reads some 300, so no `Path` looks for them, nor sorts them."""
    found = (f"{folder}/{name}".replace(os.sep, "/") for folder, _, names in os.walk(PACKAGE) for name in names)
    return [Path(file).read_bytes() for file in sorted(found) if file.endswith((".py", ".ttf"))]


def _installed() -> list[str]:
    """The names of the folders that describe the installed libraries, in the order of the path."""
    return [name for folder in sys.path for name in _names(folder) if name.endswith((".dist-info", ".egg-info"))]


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return [entry.name for entry in entries]
    except OSError:
        return []
