"""Remembers how texts differ, such as a translation and its original: a build compares only what has changed."""

from collections.abc import Callable

import msgspec

from jarchy.build.cache import Cache
from jarchy.build.cache_rows import CachedComparison
from jarchy.problems import Problem


class Comparisons:
    """The comparisons of one build. `remember` gives them, `keep` writes them to the cache. `whole` says whether all of
    a site are asked for: then the others are forgotten.
    """

    def __init__(self, cache: Cache, *, whole: bool = True) -> None:
        self.cache, self.known = cache, cache.rows(CachedComparison) if whole else None
        self.fresh: list[CachedComparison] = []
        self.paths: set[str] = set()

    def remember(self, path: str, key: str, work: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
        """What `work` gives, or has given for this name and this key in an earlier build."""
        self.paths.add(path)
        known = self.cache.row(CachedComparison, path) if self.known is None else self.known.get(path)
        if known and known.key == key:
            return _DECODER.decode(known.problems) if known.problems else ()
        problems = work()
        self.fresh.append(CachedComparison(path, key, _ENCODER.encode(problems) if problems else b""))
        return problems

    def keep(self) -> None:
        self.cache.keep(CachedComparison, self.fresh)
        if self.known is not None:
            self.cache.forget(CachedComparison, self.known.keys() - self.paths)


_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(tuple[Problem, ...])
