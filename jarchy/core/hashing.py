"""Digests: the same parts give the same digest, on every machine."""

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

PACKAGE = Path(__file__).parent.parent  # all of Jarchy's code, and the faces that pictures are lettered in
NAME, KEY = 6, 16  # bytes: what people see is short, what stands for something else is never mistaken for another


def digest(*parts: str | bytes) -> str:
    """Twelve hexadecimal digits, for names. Parts are told apart: ("ab", "c") and ("a", "bc") differ."""
    return _digest(NAME, parts)


def key(*parts: str | bytes) -> str:
    """32 hexadecimal digits, to stand for the parts themselves."""
    return _digest(KEY, parts)


def _digest(size: int, parts: tuple[str | bytes, ...]) -> str:
    state = blake2b(digest_size=size)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


@cache
def engine_key() -> str:
    """The key of all that turns the same sources into the same bytes: Python, this package, installed libraries.

    It stays the same until the program ends: what is put in place of a module meanwhile is not what runs.
    """
    sources = [file.read_bytes() for file in sorted(PACKAGE.rglob("*")) if file.suffix in (".py", ".ttf")]
    installed = {name for folder in sys.path for name in _names(folder) if name.endswith((".dist-info", ".egg-info"))}
    return key(sys.version, *sorted(installed), *sources)


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return [entry.name for entry in entries]
    except OSError:
        return []
