"""One build of a project at a time.

The lock is the system's, and it is freed also when a build is killed. The file beside it says whose it is.
"""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from jarchy.problems import BuildFailed, Location, problem

CACHE = ".cache"  # the folder that holds the lock, and what is remembered
LOCK, BUILDER = "lock", "builder"  # its files
PATIENCE = 10  # seconds that a build waits for another


def lock(folder: Path) -> sqlite3.Connection:
    """The lock, until it is closed. Raises BuildFailed when another build holds it and doesn't end; OSError or
    sqlite3.Error when there can be none.
    """
    file, holder = folder / LOCK, folder / BUILDER
    held = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    try:
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
                raise
            file.write_bytes(b"")  # nobody can hold what is no database; emptied, not replaced, it is one file for all
            held.execute("BEGIN EXCLUSIVE")
        holder.write_text(f"process {os.getpid()}, since {datetime.now().astimezone():%H:%M:%S}", encoding="utf-8")
    except (OSError, sqlite3.Error) as error:
        held.close()
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
            raise
        raise BuildFailed([problem(Location(CACHE), "busy", builder=_said(holder))]) from None
    return held


def _said(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "an unknown process"
