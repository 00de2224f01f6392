"""Who does the work of a build: this process, processes beside it, or machines elsewhere, all asked in the same way."""

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

Item = TypeVar("Item")
# From how many on processes are worth it: one alone does fewer in the time that it takes to start others.
PARALLEL_FROM_DOCUMENTS, PARALLEL_FROM_PAGES, PARALLEL_FROM_SLOW, PARALLEL_FROM_IMAGES = 200, 1000, 20, 4

Result = TypeVar("Result")

Report = Callable[[str, int, int], None]  # is called with the name of the work, the items done, and all items

# Linux can copy this process as it is; elsewhere that isn't safe, and each worker starts from nothing.
FORKS = sys.platform == "linux"

_INHERITED: list[Any] = []  # of a worker: what it does, and all items to choose from

BATCH = 64  # items that are sent together, unless each is much work
AHEAD = 4  # batches that wait for each worker, so that none waits for us


class Workers:
    """`jobs` processes, started when there is work for them; or `executor`, any that `concurrent.futures` knows, whose
    workers may be elsewhere and share no disk with us.
    """

    def __init__(
        self, jobs: int = 1, executor: "Executor | None" = None, report: Report = lambda what, done, whole: None
    ) -> None:
        self.jobs, self.executor, self.report = jobs, executor, report
        self.share_disk = executor is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._end()

    def _end(self) -> None:
        """Of the processes that are ours."""
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
        elif self.share_disk and FORKS and isinstance(items, Sequence):
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
        """By copies of this process, which have the items already: to pack, send and unpack them takes longer."""
        self._end()  # a process is copied while no thread of an executor runs
        self.executor = executor = _processes(self.jobs, work, items)
        parts = range(0, len(items), size)
        try:
            yield from self._in_order(executor.submit(_do_part, start, start + size) for start in parts)
        finally:
            self._end()

    def _sent(
        self, work: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterator[list[Item]]
    ) -> Iterator[Sequence[Result]]:
        from pickle import dumps  # noqa: PLC0415  what a small build does without

        self.executor = executor = self.executor or _processes(self.jobs)
        packed = dumps(work)
        # Packed here and not in a thread of the executor, which may hang when a text can't be looked up.
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
            wait([one for one in ahead if not one.cancel()])  # whatever went wrong: nobody writes behind our back


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

    return loads(packed)  # noqa: S301  from ourselves


_unpacked = lru_cache(maxsize=4)(_unpack)  # a theme is the same for all batches


def _processes(jobs: int, *inherited: Any) -> "Executor":
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  what a small build does without
    from multiprocessing import get_context  # noqa: PLC0415  as above

    context = get_context("fork" if FORKS else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=inherited)


def _begin(*inherited: Any) -> None:
    """Keeps what a copy inherits. A build that is killed leaves nobody behind; when it is interrupted, it is the one to
    say so. The copy of its memory is left alone, and new garbage collected.
    """
    from multiprocessing import connection, parent_process  # noqa: PLC0415  a worker has them already
    from signal import SIG_IGN, SIGINT, signal  # noqa: PLC0415  as above

    _INHERITED[:] = inherited
    signal(SIGINT, SIG_IGN)
    gc.freeze()
    gc.enable()
    parent = parent_process()
    assert parent is not None
    Thread(target=lambda: (connection.wait([parent.sentinel]), os._exit(1)), daemon=True).start()
