"""The releases of an edition in the order of lists: those of each tag, those around each, and the few newest."""

from collections.abc import Container, Iterator, Mapping
from heapq import nsmallest
from itertools import chain, islice

from jarchy.core.lazy import LazyTable
from jarchy.kinds.queries import newest_first
from jarchy.kinds.release import Release
from jarchy.model import Ref, Stated, Version, is_of, only

MOST_NEWEST = 3
OLDER, NEWER = 10, 5  # neighbours with a tag

Tagged = Mapping[str, tuple[Ref, ...]]
Versions = Mapping[Ref, Version[Stated]]


def tagged(versions: Versions) -> dict[str, tuple[Ref, ...]]:
    """By the slug of a tag, the releases that have it, newest first."""
    found: dict[str, list[Ref]] = {}
    for version in sorted(only(Release, versions.values()), key=newest_first):
        for slug in version.fields.tags:
            found.setdefault(slug, []).append(version.ref)
    return {slug: tuple(refs) for slug, refs in found.items()}


class Neighbours(Mapping[Ref, tuple[tuple[Ref, ...], ...]]):
    """Of each release with tags: for each tag the nearest releases that have it and are not withdrawn, first older
    ones, then newer ones.

    A new release is a neighbour of few others, so few pages depend on it. If they read the list of a tag, all pages
    of releases with this tag would.
    """

    def __init__(self, tagged: Tagged, versions: Versions, withdrawn: Container[Ref]) -> None:
        self._tagged, self._versions, self._withdrawn = tagged, versions, withdrawn
        self._places = LazyTable(tagged, lambda slug: {ref: place for place, ref in enumerate(tagged[slug])})

    def __getitem__(self, ref: Ref) -> tuple[tuple[Ref, ...], ...]:
        version = self._versions[ref]
        if not (is_of(version, Release) and version.fields.tags):
            raise KeyError(ref)
        return tuple(tuple(self._around(self._places[slug][ref], slug)) for slug in version.fields.tags)

    def _around(self, place: int, slug: str) -> Iterator[Ref]:
        group = self._tagged[slug]
        for places, most in ((range(place + 1, len(group)), OLDER), (range(place - 1, -1, -1), NEWER)):
            yield from islice((group[one] for one in places if group[one] not in self._withdrawn), most)

    def __iter__(self) -> Iterator[Ref]:
        return iter(dict.fromkeys(chain.from_iterable(self._tagged.values())))

    def __len__(self) -> int:
        return len([*self])


def newest_of(versions: Versions) -> tuple[Ref, ...]:
    """The newest releases in the language of the edition that are not withdrawn."""
    own = (one for one in only(Release, versions.values()) if not (one.lang or one.withdrawal))
    return tuple(one.ref for one in nsmallest(MOST_NEWEST, own, key=newest_first))
