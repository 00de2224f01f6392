"""Results of pure functions of a site, remembered with what they read of it."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Generic, NamedTuple, SupportsBytes, TypeVar

import msgspec

from jarchy.build.cache import Cache
from jarchy.build.cache_rows import CachedResult
from jarchy.build.digests import Digests
from jarchy.build.trace import Reads, Trace
from jarchy.core.records import Record, encoded
from jarchy.model import Ref
from jarchy.site.site import Site

Result = TypeVar("Result", bound=Record)


class Call(NamedTuple, Generic[Result]):
    """A call of a pure function of a site, by a name. It returns a record of the class `form`."""

    name: str
    work: Callable[[Site], Result]
    form: type[Result]
    own: AbstractSet[Ref] = frozenset()  # the documents that it reads for certain
    more: tuple[SupportsBytes, ...] = ()  # what else its result depends on

    def trace(self, site: Site) -> bytes:
        """The result, beside what was read for it."""
        trace = Trace(self.own)
        result = self.work(trace.noted(site))
        return encoded((trace.reads, result))

    def read(self, result: bytes) -> tuple[Reads, Result]:
        """What `trace` made."""
        return msgspec.msgpack.decode(result, type=tuple[Reads, self.form])  # type: ignore[name-defined]  # a class of run time


TraceAll = Callable[[Site, Sequence[Call[Result]]], Iterable[bytes]]


def trace_batch(site: Site, calls: Sequence[Call[Result]]) -> list[bytes]:
    return [call.trace(site) for call in calls]


class Recall:
    """Calls functions of a site, or returns what they returned when everything that they read was the same. `more` is
    what else all of them depend on.
    """

    def __init__(self, site: Site, cache: Cache, *more: str) -> None:
        self.site, self.digests, self.more, self.memory = site, Digests(site), more, cache.memory
        self.known, self.used = cache.rows(CachedResult), dict[str, CachedResult]()

    def move_to(self, site: Site) -> None:
        """From now on, functions are called with this site. It differs from the one before in its addresses alone."""
        self.site, self.digests = site, self.digests.with_addresses_of(site)

    def call(self, call: Call[Result]) -> Result:
        (result,) = self.call_all([call], trace_batch)
        return result

    def call_all(self, calls: Sequence[Call[Result]], trace: TraceAll[Result]) -> list[Result]:
        """The results of several calls. `trace` does those whose results are not known, perhaps elsewhere."""
        known = {call.name: result for call in calls if (result := self._known(call))}
        missing = [call for call in calls if call.name not in known]
        for call, row in zip(missing, trace(self.site, missing), strict=True):
            reads, known[call.name] = call.read(row)
            self.used[call.name] = CachedResult(call.name, self._key(call, reads), row)
        return [known[call.name] for call in calls]

    def _known(self, call: Call[Result]) -> Result | None:
        if row := self.known.get(call.name):
            reads, result = self._read(call, row)
            if row.key == self._key(call, reads):
                self.used[call.name] = row
                return result
        return None

    def _key(self, call: Call[Result], reads: Reads) -> str:
        return self.digests.key(reads, call.own, *self.more, *map(bytes, call.more))

    def last(self, call: Call[Result]) -> tuple[Reads, Result] | None:
        """What the call returned when it was last made, and what was read for it then."""
        row = self.known.get(call.name)
        return self._read(call, row) if row else None

    def _read(self, call: Call[Result], row: CachedResult) -> tuple[Reads, Result]:
        return self.memory.value(f"result {call.name}", row.result, partial(call.read, row.result))

    def keep(self, cache: Cache, *, whole: bool = True) -> None:
        """Remembers the results that were used. `whole` says whether all were asked for: then it forgets the others."""
        cache.keep(CachedResult, (row for name, row in self.used.items() if self.known.get(name) is not row))
        if whole:
            cache.forget(CachedResult, self.known.keys() - self.used.keys())
