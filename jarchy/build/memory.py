"""What a process has in its memory of the build cache, so that the next build of a preview need not read it again.

It is never more than a copy: `begin` forgets it unless the files of the cache have the stamps that they had at `end`,
which is not called after a build that failed, nor if something was not written. So whatever else has happened to the
cache meanwhile, such as a build by another process, it is read from the disk again.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, cast

from jarchy.build.cache_rows import CacheMiss
from jarchy.core.files import settle, stamp_of

Value = TypeVar("Value")
Table = dict[str, Any]  # rows by their names


class Memory:
    """The tables of a cache that were read as a whole, and values that were made of what is in it."""

    def __init__(self) -> None:
        self._stamps: tuple[bytes, ...] = ()
        self._tables: dict[tuple[str, ...], Table] = {}
        self._values: dict[str, list[tuple[object, Any]]] = {}
        self.read_text: Callable[[str], str] = _unreadable

    def begin(self, file: Path) -> None:
        """Begins a build with the cache in this file. Forgets everything unless the last one has left it so."""
        stamps, self._stamps = self._stamps, ()
        if not any(stamps) or stamps != _stamps(file):
            self.clear()

    def end(self, file: Path) -> None:
        """Ends a build that has written to the cache all that is remembered. What changes in it from now on shows."""
        self._stamps = _stamps(file)
        settle(self._stamps)

    def clear(self) -> None:
        self._tables.clear()
        self._values.clear()

    def table(self, name: tuple[str, ...], read: Callable[[], Table]) -> Table:
        """A table, which `read` reads if it is not known. The caller must not change it."""
        if name not in self._tables:
            self._tables[name] = read()
        return self._tables[name]

    def keep(self, name: tuple[str, ...], rows: Table) -> None:
        if name in self._tables:
            self._tables[name] = self._tables[name] | rows

    def forget(self, name: tuple[str, ...], rows: Iterable[str]) -> None:
        if name in self._tables:
            gone = set(rows)
            self._tables[name] = {row: value for row, value in self._tables[name].items() if row not in gone}

    def value(self, name: str, made_of: object, make: Callable[[], Value]) -> Value:
        """What `make` makes of `made_of`, and of nothing else. Of each name the last two are known: what holds now, and
        what it is compared with.
        """
        if (known := self.known(name, made_of)) is None:
            self.remember(name, made_of, known := make())
        return cast("Value", known)

    def known(self, name: str, made_of: object) -> Any:
        """What was made of `made_of`; None if that is not known."""
        return next((value for before, value in self._values.get(name, ()) if before == made_of), None)

    def remember(self, name: str, made_of: object, value: object) -> None:
        self._values[name] = [(made_of, value), *self._values.get(name, ())[:1]]

    def text(self, name: str) -> str:
        """The text with this key, from the cache that is open now. Values outlive the one that they were made of."""
        return self.read_text(name)


class NoMemory(Memory):
    """That of a build alone, which reads everything once, or little more."""

    def table(self, name: tuple[str, ...], read: Callable[[], Table]) -> Table:
        return read()

    def remember(self, name: str, made_of: object, value: object) -> None:
        pass


def _unreadable(name: str) -> str:
    raise CacheMiss(f"no cache is open that has {name}")


def _stamps(file: Path) -> tuple[bytes, ...]:
    """Of the database, and of what others have written that is not in it yet."""
    return tuple(stamp_of(f"{file}{ending}") for ending in ("", "-wal"))
