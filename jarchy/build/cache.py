"""The build cache: an SQLite file in `.cache/`. All of it can be made again, so it may be deleted at any time.

It keeps the parsed sources (`documents`, `inspections`), how translations differ (`comparisons`), what documents decide
beside each other (`links`), outlines of the plan (`results`) and, for each file in an output folder, the keys of what
it was made from (`pages`). The database belongs to one version of the engine: if another version wrote it, it is
emptied.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from jarchy.build.cache_rows import (
    IN_MEMORY,
    KEPT,
    TABLES,
    CachedLinks,
    CacheMiss,
    LastBuild,
    OutputRecord,
    Row,
    checksummed,
    checksummed_row,
    unsealed,
)
from jarchy.build.lock import CACHE
from jarchy.build.memory import Memory, NoMemory
from jarchy.core.hashing import engine_key, key
from jarchy.core.lazy import LazyText
from jarchy.core.records import encoded

Result = TypeVar("Result")

_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)  # SQLite's error may quote bytes that are not text
UNUSABLE = f"The cache {CACHE} cannot be used ({{}}), so every build makes the whole site again."


class Cache:
    """An open cache: in `file`, or in memory if there is none. Nothing is written before `commit`. `memory` has what
    was read of it before.
    """

    def __init__(self, file: Path | None = None, note: str = "", memory: Memory | None = None) -> None:
        self.file, self.note, self.memory = file, note, memory or NoMemory()
        self.memory.read_text = self.text
        self.process, self.readers = os.getpid(), dict[int, sqlite3.Connection]()
        self.database = sqlite3.connect(":memory:")
        try:
            self._open()
        except _UNREADABLE as error:
            self.start_again(error)

    def _open(self) -> None:
        self.database.close()
        self.database = sqlite3.connect(self.file or ":memory:")
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute("PRAGMA synchronous = NORMAL")  # after a power failure, the last build may be missing
        tables = self._tables()
        if "engine" in tables and self.database.execute("SELECT key FROM engine").fetchall() == [(engine_key(),)]:
            return
        if tables:
            self.note = "Jarchy or one of its libraries has changed since the last build, so everything is made again."
        self._begin(None)

    def belong_to(self, extensions: str) -> None:
        """Forgets what was made with other extensions: to the bytes that a site has, they are part of the engine."""
        ((known,),) = self.database.execute("SELECT extensions FROM engine").fetchall()
        if known != extensions:
            if known is not None:
                self.note = "An extension, or a library, has changed since the last build, so everything is made again."
            self._begin(extensions)

    def _begin(self, extensions: str | None) -> None:
        self.memory.clear()
        for table in self._tables():
            self.database.execute(f'DROP TABLE "{table}"')
        self.database.executescript(TABLES)
        self.database.execute("INSERT INTO engine VALUES (?, ?)", (engine_key(), extensions))
        self.database.commit()

    def _tables(self) -> list[str]:
        return [name for (name,) in self.database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]

    def start_again(self, error: Exception | None = None) -> None:
        """Empties the cache. `error` is why it could not be read, for `note`."""
        note = "" if self.file else self.note
        if error:
            note = f"The cache could not be read ({error}), so everything is made again."
        try:
            self.erase()
            self._open()
        except (OSError, sqlite3.Error) as unusable:
            self.file, note = None, UNUSABLE.format(unusable)
            self._open()
        self.note = note

    def use_or_restart(self, use: "Callable[[Cache], Result]") -> Result:
        """Calls `use(self)`. If the cache turns out to be unreadable, empties it and calls `use` once more."""
        try:
            return use(self)
        except (*_UNREADABLE, CacheMiss) as error:
            self.start_again(error)
            return use(self)

    def erase(self) -> None:
        """Closes the database and deletes its files. Raises OSError."""
        self.database.close()
        for path in self.file.parent.glob(f"{self.file.name}*") if self.file else ():
            path.unlink()

    def rows(self, form: type[Row]) -> Mapping[str, Row]:
        """All rows of this form by their names. Raises CacheMiss."""
        read = partial(self._rows, form)
        return self.memory.table((KEPT[form],), read) if form in IN_MEMORY else read()

    def _rows(self, form: type[Row]) -> dict[str, Row]:
        rows = self.database.execute(f"SELECT * FROM {KEPT[form]}")  # noqa: S608  ours
        return {name: form._make((name, *more, unsealed(last))) for name, *more, last in rows}

    def row(self, form: type[Row], name: str) -> Row | None:
        """The row with this name. Raises CacheMiss."""
        sql = f"SELECT * FROM {KEPT[form]} WHERE {form._fields[0]} = ?"  # noqa: S608  ours
        rows = self.database.execute(sql, (name,))
        return next((form._make((name, *more, unsealed(last))) for name, *more, last in rows), None)

    def keep(self, form: type[Row], rows: Iterable[Row]) -> None:
        """Writes rows, in place of those with the same names."""
        sql = f"INSERT OR REPLACE INTO {KEPT[form]} VALUES ({', '.join('?' * len(form._fields))})"  # noqa: S608  ours
        named = {row[0]: row for row in rows}
        self.database.executemany(sql, map(checksummed_row, named.values()))
        self.memory.keep((KEPT[form],), named)

    def forget(self, form: type[Row], names: Iterable[str]) -> None:
        sql = f"DELETE FROM {KEPT[form]} WHERE {form._fields[0]} = ?"  # noqa: S608  ours
        gone = list(names)
        self.database.executemany(sql, ((name,) for name in gone))
        self.memory.forget((KEPT[form],), gone)

    def text(self, name: str) -> str:
        """The text with this key. Raises CacheMiss."""
        try:
            row = self._reader().execute("SELECT text FROM texts WHERE key = ?", (name,)).fetchone()
        except _UNREADABLE as error:
            raise CacheMiss(str(error)) from error
        if row is None or not isinstance(row[0], str) or key(row[0]) != name:
            raise CacheMiss("a cached text is damaged")
        return row[0]

    def _reader(self) -> sqlite3.Connection:
        """A connection for this process. A forked worker must not use its parent's, and reads only committed rows."""
        process = os.getpid()
        if self.file is None or process == self.process:
            return self.database
        if process not in self.readers:
            self.readers[process] = sqlite3.connect(self.file)
        return self.readers[process]

    def keep_texts(self, texts: Iterable[LazyText]) -> None:
        self.database.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", ((one.key, str(one)) for one in texts))

    def forget_texts(self, keys: Iterable[str]) -> None:
        self.database.executemany("DELETE FROM texts WHERE key = ?", ((key,) for key in keys))

    def is_text_of_a_document(self, key: str) -> bool:
        sql = "SELECT 1 FROM documents WHERE html = ?1 OR statements = ?1 LIMIT 1"
        return self.database.execute(sql, (key,)).fetchone() is not None

    def document_stamps(self) -> dict[str, bytes]:
        """The stamps of all documents as they were last read, by path."""
        return dict(self.database.execute("SELECT path, stamp FROM documents"))

    def keep_stamp(self, path: str, stamp: bytes) -> None:
        self.database.execute("UPDATE documents SET stamp = ? WHERE path = ?", (stamp, path))

    def keep_key_of_links(self, row: CachedLinks) -> None:
        """Writes the key of a row whose links are there: they are large, and few edits change them."""
        self.database.execute("UPDATE links SET key = ? WHERE name = ?", (row.key, row.name))
        self.memory.keep((KEPT[CachedLinks],), {row.name: row})

    def template(self, slot: str, name: str) -> bytes | None:
        """What is kept in this slot, if it has this key. Raises CacheMiss."""
        sql = "SELECT data FROM templates WHERE slot = ? AND key = ?"
        row = self.database.execute(sql, (slot, name)).fetchone()
        return unsealed(row[0]) if row else None

    def keep_template(self, slot: str, name: str, data: bytes) -> None:
        self.database.execute("INSERT OR REPLACE INTO templates VALUES (?, ?, ?)", (slot, name, checksummed(data)))

    def pages(self, output: str) -> Mapping[str, OutputRecord]:
        return self.memory.table(("pages", output), partial(self._pages, output))

    def _pages(self, output: str) -> dict[str, OutputRecord]:
        columns = "file, theme_key, data_key, content, stamp, why, CAST(coalesce(build, 0) AS INTEGER)"
        rows = self.database.execute(f"SELECT {columns} FROM pages WHERE output = ?", (output,))  # noqa: S608  ours
        return {page.file: page for page in map(OutputRecord._make, rows)}

    def stamps(self, output: str) -> list[tuple[str, bytes]]:
        """The files of an output folder, each with the stamp that a build left."""
        return self.database.execute("SELECT file, stamp FROM pages WHERE output = ?", (output,)).fetchall()

    def keep_pages(self, output: str, pages: Iterable[OutputRecord]) -> None:
        named = {page.file: page for page in pages}
        rows = ((output, *page) for page in named.values())
        self.database.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self.memory.keep(("pages", output), named)

    def forget_pages(self, output: str, files: Iterable[str]) -> None:
        """Forgets what these files were made from, and that the output folder is up to date."""
        gone = list(files)
        self.database.executemany("DELETE FROM pages WHERE output = ? AND file = ?", ((output, file) for file in gone))
        self.database.execute("DELETE FROM builds WHERE output = ?", (output,))
        self.memory.forget(("pages", output), gone)
        self.memory.forget(("last", output), [output])

    def outputs(self) -> list[str]:
        return [output for (output,) in self.database.execute("SELECT output FROM builds")]

    def forget_outputs(self, outputs: Collection[str]) -> None:
        if outputs:
            self.memory.clear()
        for table in ("pages", "builds"):
            rows = ((output,) for output in outputs)
            self.database.executemany(f"DELETE FROM {table} WHERE output = ?", rows)  # noqa: S608  ours

    def last(self, output: str) -> LastBuild | None:
        """Raises CacheMiss."""
        return self.memory.table(("last", output), partial(self._last, output)).get(output)

    def _last(self, output: str) -> dict[str, LastBuild]:
        row = self.database.execute("SELECT last FROM builds WHERE output = ?", (output,)).fetchone()
        return {output: msgspec.msgpack.decode(unsealed(row[0]), type=LastBuild)} if row else {}

    def keep_last(self, output: str, last: LastBuild) -> None:
        self.database.execute("INSERT OR REPLACE INTO builds VALUES (?, ?)", (output, checksummed(encoded(last))))
        self.memory.keep(("last", output), {output: last})

    def commit(self) -> None:
        self.database.commit()
