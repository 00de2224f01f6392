"""Results of pure functions of a site, remembered with what they read of it."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import TypeVar

import msgspec

from jarchy.build.cache import Cache, CachedResult
from jarchy.build.trace import Digests, Reads, Trace
from jarchy.core.records import Record, encoded
from jarchy.model import Ref
from jarchy.site.editions import Site

Result = TypeVar("Result", bound=Record)


class Recall:
    """Calls functions of a site, or returns what they returned when everything that they read was the same. `more` is
    what else all of them depend on.
    """

    def __init__(self, site: Site, cache: Cache, *more: str) -> None:
        self.site, self.digests, self.more = site, Digests(site), more
        self.known, self.used = cache.results(), dict[str, CachedResult]()

    def move_to(self, site: Site) -> None:
        """From now on, functions are called with this site. It differs from the one before in its addresses alone."""
        self.site, self.digests = site, self.digests.with_addresses_of(site)

    def call(
        self,
        name: str,
        work: Callable[[Site], Result],
        form: type[Result],
        own: AbstractSet[Ref] = frozenset(),
        *more: bytes,
    ) -> Result:
        """What `work` returns, a record of the class `form`. `own` are documents that it reads for certain, `more` is
        what else it depends on.
        """
        if row := self.known.get(name):
            reads, result = msgspec.msgpack.decode(row.result, type=tuple[Reads, form])  # type: ignore[valid-type]  # a class of run time
            if row.key == self._key(reads, own, more):
                self.used[name] = row
                return result
        trace = Trace(own)
        result = work(trace.noted(self.site))
        reads = trace.reads
        self.used[name] = CachedResult(name, self._key(reads, own, more), encoded((reads, result)))
        return result

    def _key(self, reads: Reads, own: AbstractSet[Ref], more: Iterable[bytes]) -> str:
        return self.digests.key(reads, own, *self.more, *more)

    def keep(self, cache: Cache) -> None:
        """Remembers the results that were used, and forgets all others."""
        cache.keep_results(row for name, row in self.used.items() if self.known.get(name) is not row)
        cache.forget_results(self.known.keys() - self.used.keys())
