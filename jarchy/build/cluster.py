"""A Dask cluster as an executor. Its scheduler needs no Jarchy: it passes calls and results on as bytes.

Its workers must be the same engine as this process: the same Python, Jarchy and libraries. Before the first job all of
them are asked, and with every job the worker compares again, since it may have joined later. So bytes of another engine
never get into a site.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from pickle import dumps, loads
from threading import Event, Thread
from typing import Any, TypeVar

from distributed import Client, KilledWorker
from distributed.comm import CommClosedError

from jarchy import __version__
from jarchy.core.hashing import engine_parts

CONNECTING = "10s"
PATIENCE = 30  # seconds without any worker, after which a build gives up

Result = TypeVar("Result")


class ClusterFailed(Exception):
    """The cluster cannot do the work. The message says why, and what to do."""


class RemoteCall:
    """A call as a value: who unpickles it makes the call and gets its result.

    The scheduler unpickles the function of a task, and needs the modules of that function. This one's is `loads`.
    """

    def __init__(self, function: Callable[..., Any], *arguments: object) -> None:
        self.function, self.arguments = function, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        return self.function, self.arguments


class Cluster(Executor):
    """The workers of a cluster, which may be on other machines."""

    def __init__(self, client: Client) -> None:
        self.client, self.engine = client, engine_parts()
        self.executor = client.get_executor(pure=False)
        self.pending: set[Future[Any]] = set()
        self.ended = Event()
        self.reason = "the connection to its scheduler is lost"

    @property
    def jobs(self) -> int:
        """The number of threads of all workers."""
        threads: dict[str, int] = self.client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, function: Callable[..., Result], /, *arguments: Any, **named: Any) -> "Future[Result]":
        assert not named  # `Workers` gives none
        future: Future[Result] = self.executor.submit(loads, dumps(RemoteCall(_do, self.engine, function, *arguments)))
        self.pending.add(future)
        future.add_done_callback(self.pending.discard)
        return future

    def compare(self) -> None:
        """Asks every worker for the parts of its engine. Raises ClusterFailed if they are others than here."""
        try:
            self.client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise ClusterFailed(f"No worker has joined its scheduler within {PATIENCE} seconds.") from None
        found = self.client.run(loads, dumps(RemoteCall(engine_parts)), on_error="return")
        wrong = [f"{worker}: {said}" for worker, parts in sorted(found.items()) if (said := _wrong(parts, self.engine))]
        if wrong:
            raise ClusterFailed("\n".join(["Workers differ from this machine, and would make another site:", *wrong]))

    def watch(self) -> None:
        """Gives up what is pending when there has been no worker for a while. Runs in a thread until the build ends."""
        alone = 0
        while not self.ended.wait(1):
            try:
                alone = 0 if self.client.nthreads() else alone + 1
            except (OSError, TimeoutError, ValueError, RuntimeError):  # the scheduler is gone: futures are cancelled
                return
            if alone >= PATIENCE:
                self.reason = f"there has been no worker for {PATIENCE} seconds"
                for future in list(self.pending):
                    future.cancel()


def _wrong(parts: object, engine: dict[str, str]) -> str:
    """The differences of a worker's engine, with what to do; empty if there are none."""
    if not isinstance(parts, dict):
        return f"it cannot load Jarchy ({parts}); install Jarchy {__version__} there"
    names = sorted(name for name in parts | engine if parts.get(name) != engine.get(name))
    differences = (f"{name} {parts.get(name) or 'missing'} (here {engine.get(name) or 'missing'})" for name in names)
    return f"it has {', '.join(differences)}; install the same there" if names else ""


def _do(engine: dict[str, str], function: Callable[..., Result], *arguments: object) -> Result:
    """On a worker: makes a call, if the worker is the same engine as the process that sent it."""
    if wrong := _wrong(engine_parts(), engine):
        raise ClusterFailed(f"A worker that has joined differs from this machine: {wrong}.")
    return function(*arguments)


@contextmanager
def connected(scheduler: str) -> Iterator[Cluster]:
    """The cluster of a scheduler. Raises ClusterFailed if it cannot be reached, differs from here, or is lost."""
    for name in ("distributed", "distributed.client"):  # it logs tracebacks of what is said here in a line
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(scheduler, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError) as error:  # nobody there; no address
        raise ClusterFailed(f"There is no Dask scheduler at {scheduler} ({error}).") from None
    with client:
        cluster = Cluster(client)
        try:
            cluster.compare()
            Thread(target=cluster.watch, daemon=True).start()
            yield cluster
        except (CancelledError, CommClosedError):
            raise ClusterFailed(
                f"The cluster at {scheduler} was lost: {cluster.reason}. Nothing was changed."
            ) from None
        except KilledWorker as error:
            raise ClusterFailed(f"Workers of the cluster die of a job ({error}). Nothing was changed.") from None
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] != "jarchy":
                raise
            raise ClusterFailed(f"A worker that has joined lacks Jarchy {__version__} ({error}).") from None
        finally:
            cluster.ended.set()
