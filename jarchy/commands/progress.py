"""A progress bar for long builds: only on a terminal, and only after a second."""

import sys
from time import perf_counter
from typing import Any, Self

PATIENCE = 1.0  # seconds


class Bar:
    def __init__(self) -> None:
        self.began = perf_counter()
        self.bar: Any = None  # rich's progress, as soon as it is shown
        self.tasks: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self.bar:
            self.bar.stop()

    def report(self, what: str, done: int, whole: int) -> None:
        if self.bar is None:
            if not sys.stderr.isatty() or perf_counter() - self.began < PATIENCE:
                return
            self.bar = _bar()
            self.bar.start()
        if what not in self.tasks:
            self.tasks[what] = self.bar.add_task(what, total=whole)
        self.bar.update(self.tasks[what], completed=done)


def _bar() -> Any:
    from rich.console import Console  # noqa: PLC0415  short builds do not need it
    from rich.progress import Progress  # noqa: PLC0415  as above

    return Progress(console=Console(stderr=True), transient=True)
