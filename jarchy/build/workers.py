"""Where batches run: in this process, in worker processes, or on a Dask cluster."""

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from threading import Thread
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

# From how many on processes are worth it: one alone does fewer in the time that it takes to start others.
PARALLEL_FROM_DOCUMENTS, PARALLEL_FROM_PAGES, PARALLEL_FROM_SLOW, PARALLEL_FROM_IMAGES = 200, 1000, 20, 4
PARALLEL_FROM_PARTS = 20  # of the plan, most of them of some 32 documents
PARALLEL_FROM_COMPARISONS, PARALLEL_FROM_TEMPLATES = 1000, 16

Item = TypeVar("Item")
Result = TypeVar("Result")

Report = Callable[[str, int, int], None]  # is called with the name of the work, the items done, and all items

# Workers are forked on Linux. On other systems that is not safe, so they are spawned.
FORKS = sys.platform == "linux"

_INHERITED: list[Any] = []  # in a worker: the function and all items

BATCH = 64  # items per batch, unless the caller gives another number
AHEAD = 4  # batches queued per worker, so that none runs out of work


class Workers:
    """Runs functions over batches: in `jobs` processes, started when they are needed, or in the given `executor`.

    The workers of a given executor may be on other machines, without access to this disk.
    """

    def __init__(
        self, jobs: int = 1, executor: "Executor | None" = None, report: Report = lambda what, done, whole: None
    ) -> None:
        self.jobs, self.executor, self.report = jobs, executor, report
        self.share_disk = executor is None

    @property
    def are_copies(self) -> bool:
        """Whether they are forked from this process, and so have everything that is in its memory."""
        return self.share_disk and FORKS

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._end()

    def _end(self) -> None:
        """Ends the worker processes, unless they belong to a given executor."""
        if self.executor and self.share_disk:
            self.executor.shutdown(cancel_futures=True)
            self.executor = None

    def map(
        self,
        work: Callable[[Sequence[Item]], Sequence[Result]],
        items: Iterable[Item],
        whole: int,
        parallel_from: int,
        what: str,
        batch: int = 0,
    ) -> Iterator[Result]:
        """Yields the results in the order of the items, of which there are `whole`.

        Below `parallel_from` items, this process does the work alone. Items are taken from the iterable when they are
        sent, `batch` at a time (0: the usual number). One map must end before the next begins.
        """
        size, done = batch or BATCH, 0
        made: Iterator[Sequence[Result]]
        if self.share_disk and (self.jobs == 1 or whole < parallel_from):
            made = map(work, _batches(items, size))
        elif self.are_copies and isinstance(items, Sequence):
            made = self._inherited(work, items, size)
        else:
            made = self._sent(work, _batches(items, size))
        for results in made:
            yield from results
            done += len(results)
            self.report(what, done, whole)

    def _inherited(
        self, work: Callable[[Sequence[Item]], Sequence[Result]], items: Sequence[Item], size: int
    ) -> Iterator[Sequence[Result]]:
        """Runs in forked copies of this process, which have the items already: pickling them would take longer."""
        self._end()  # a process must not be forked while threads of an executor run
        self.executor = executor = _processes(self.jobs, work, items)
        parts = range(0, len(items), size)
        try:
            yield from self._in_order(executor.submit(_do_part, start, start + size) for start in parts)
        finally:
            self._end()

    def _sent(
        self, work: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterator[list[Item]]
    ) -> Iterator[Sequence[Result]]:
        from pickle import dumps  # noqa: PLC0415  a small build needs none

        self.executor = executor = self.executor or _processes(self.jobs)
        packed = dumps(work)
        # Pickled here and not in a thread of the executor, which may hang if a text is missing from the cache.
        yield from self._in_order(executor.submit(_do, packed, dumps(batch)) for batch in batches)

    def _in_order(self, futures: "Iterator[Future[Sequence[Result]]]") -> Iterator[Sequence[Result]]:
        from concurrent.futures import wait  # noqa: PLC0415  as above

        ahead: deque[Future[Sequence[Result]]] = deque()
        try:
            for future in futures:
                ahead.append(future)
                if len(ahead) >= AHEAD * self.jobs:
                    yield ahead[0].result()
                    ahead.popleft()
            while ahead:
                yield ahead[0].result()
                ahead.popleft()
        finally:
            wait([one for one in ahead if not one.cancel()])  # also after an error: no worker writes after this


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    source = iter(items)
    return iter(lambda: list(islice(source, size)), [])


def _do_part(start: int, end: int) -> Any:
    work, items = _INHERITED
    return work(items[start:end])


def _do(work: bytes, batch: bytes) -> Any:
    return _unpacked(work)(_unpack(batch))


def _unpack(packed: bytes) -> Any:
    from pickle import loads  # noqa: PLC0415  as above

    return loads(packed)  # noqa: S301  our own bytes


_unpacked = lru_cache(maxsize=4)(_unpack)  # all batches have the same function, with its theme


def _processes(jobs: int, *inherited: Any) -> "Executor":
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  a small build needs none
    from multiprocessing import get_context  # noqa: PLC0415  as above

    context = get_context("fork" if FORKS else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=inherited)


def _begin(*inherited: Any) -> None:
    """Initialises a worker: keeps the inherited task, leaves Ctrl+C to the parent, exits when the parent dies.

    Inherited objects are frozen, so that the garbage collector does not touch their memory, which is shared.
    """
    from multiprocessing import connection, parent_process  # noqa: PLC0415  only workers need them
    from signal import SIG_IGN, SIGINT, signal  # noqa: PLC0415  as above

    _INHERITED[:] = inherited
    signal(SIGINT, SIG_IGN)
    gc.freeze()
    gc.enable()
    parent = parent_process()
    assert parent is not None
    Thread(target=lambda: (connection.wait([parent.sentinel]), os._exit(1)), daemon=True).start()
