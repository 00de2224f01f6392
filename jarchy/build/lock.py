"""A lock, so that only one build of a project runs at a time.

The operating system holds the lock and frees it even if a build is killed. A second file says who holds it.
"""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from jarchy.problems import BuildFailed, Location, problem

CACHE = ".cache"  # the folder of the lock and of the build cache
LOCK, BUILDER = "lock", "builder"  # its files
PATIENCE = 10  # seconds to wait for another build


def lock(folder: Path) -> sqlite3.Connection:
    """Takes the lock, which is held until the connection is closed.

    Raises BuildFailed if another build does not release it in time, OSError or sqlite3.Error if locking is impossible.
    """
    file, holder = folder / LOCK, folder / BUILDER
    held = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    try:
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
                raise
            # A file that is not a database holds no lock. Emptied in place, it stays one file for all builds.
            file.write_bytes(b"")
            held.execute("BEGIN EXCLUSIVE")
        holder.write_text(f"process {os.getpid()}, since {datetime.now().astimezone():%H:%M:%S}", encoding="utf-8")
    except (OSError, sqlite3.Error) as error:
        held.close()
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
            raise
        raise BuildFailed([problem(Location(CACHE), "busy", builder=_name_of(holder))]) from None
    return held


def _name_of(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "an unknown process"
