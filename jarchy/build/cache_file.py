"""The build cache of a project, held by one build at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from jarchy.build.cache import UNUSABLE, Cache
from jarchy.build.lock import CACHE, lock
from jarchy.build.memory import Memory


@contextmanager
def open_cache(project: Path, memory: Memory | None = None) -> Iterator[Cache]:
    """Opens the project's cache and holds its lock. `memory` has what was read of it before, and is kept up to date.

    Raises BuildFailed if another build keeps the lock.
    """
    folder = project / CACHE
    try:
        folder.mkdir(exist_ok=True)
        held = lock(folder)
    except (OSError, sqlite3.Error) as error:
        yield Cache(note=UNUSABLE.format(error))
        return
    with closing(held):
        file = folder / "state.sqlite"
        if memory:
            memory.begin(file)
        state = Cache(file, memory=memory)
        try:
            yield state
            is_written = memory is not None and state.file is not None and not state.database.in_transaction
        finally:
            state.database.close()
        if memory and is_written:
            memory.end(file)
