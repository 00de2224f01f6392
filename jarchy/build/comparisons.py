"""Remembers how texts differ, such as a translation and its original: a build compares only what has changed."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jarchy.build.cache import Cache
from jarchy.build.cache_rows import CachedComparison
from jarchy.build.workers import PARALLEL_FROM_COMPARISONS, Workers
from jarchy.problems import Problem
from jarchy.site.comparisons import Comparison


class Comparisons:
    """The comparisons of one build. `whole` says whether all of a site are asked for: then the others are forgotten."""

    def __init__(self, cache: Cache, workers: Workers, *, whole: bool = True) -> None:
        # Others than forked processes would have to be sent the whole site.
        self.cache, self.workers, self.whole = cache, workers if workers.are_copies else Workers(), whole

    def compare(self, comparisons: Sequence[Comparison]) -> Iterator[Problem]:
        """What these comparisons find, or have found with the same keys in an earlier build."""
        known = self._known(comparisons)
        fresh = [one for one in comparisons if one.name not in known or known[one.name].key != one.key]
        self.cache.commit()  # processes read the texts through connections of their own
        made = self.workers.map(_found, fresh, len(fresh), PARALLEL_FROM_COMPARISONS, "comparisons")
        rows = {one.name: CachedComparison(one.name, one.key, found) for one, found in zip(fresh, made, strict=True)}
        self.cache.keep(CachedComparison, rows.values())
        if self.whole:
            self.cache.forget(CachedComparison, known.keys() - {one.name for one in comparisons})
        for one in comparisons:
            if found := (rows.get(one.name) or known[one.name]).problems:
                yield from _DECODER.decode(found)

    def _known(self, comparisons: Sequence[Comparison]) -> Mapping[str, CachedComparison]:
        if self.whole:
            return self.cache.rows(CachedComparison)
        rows = ((one.name, self.cache.row(CachedComparison, one.name)) for one in comparisons)
        return {name: row for name, row in rows if row}


def _found(batch: Sequence[Comparison]) -> list[bytes]:
    found = [tuple(one.find()) for one in batch]
    return [_ENCODER.encode(problems) if problems else b"" for problems in found]


_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(tuple[Problem, ...])
