"""One run of one command: what it took."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from click import ClickException
from msgspec import Struct

MEGABYTE = 2**20
UNIT_OF_PEAK = 1 if sys.platform == "darwin" else 1024  # bytes in the system's unit of ru_maxrss
LAST_WORDS = 2000  # characters of its output that a failed command is reported with


# As programs are run: with what Python keeps of a module that it has compiled, where a machine says otherwise.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Cost(Struct, frozen=True):
    """`cpu` and `memory` are of the process and of all the children that it waited for.

    `memory` is the peak of the largest single process, not of all together: that is what the system counts. A process
    begins with the peak of the one that started it, so nothing below the benchmark's own peak can be seen.
    """

    wall: float  # seconds
    cpu: float  # seconds, user and system
    memory: float  # megabytes


class Failed(ClickException):
    """A generator ended with an error, or did not show an edit."""


def measure(command: Sequence[str], folder: Path, log: Path) -> Cost:
    """Runs `command` in `folder` to its end. Raises `Failed` with the end of its log when it says that it failed."""
    os.sync()  # what others wrote is not written at this one's expense
    with log.open("wb") as told:
        start = perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=subprocess.STDOUT, env=ENVIRONMENT)  # noqa: S603  our own list
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-LAST_WORDS:]
        raise Failed(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * UNIT_OF_PEAK / MEGABYTE)
