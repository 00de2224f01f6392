"""Which releases a release leads to: those that it names, then those that have its subjects or its event.

None of them is withdrawn.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from jarchy.kinds.queries import cards, newest_first
from jarchy.model import Card, Edition, Ref, Stated, Version

MOST_RELATED = 5
OLDER, NEWER = 10, 5  # neighbours of which the closest are chosen, of those about the same event


def related(version: Version[Stated], named: Iterable[Ref], event: Ref | None, edition: Edition) -> tuple[Card, ...]:
    """Those that it names or that speak of it, then those that are like it: of each, the newest first."""
    linked = {*named, *edition.mentioned_by.get(version.ref, ())}
    known = {ref for ref in linked if ref.kind == "release" and ref in edition.cards and ref != version.ref}
    others = {ref for ref in known if not edition.cards[ref].is_withdrawn}
    first = cards("release", others, edition)[:MOST_RELATED]
    alike = [ref for ref in _alike(version, event, edition) if ref not in others]
    return (*first, *cards("release", alike[: MOST_RELATED - len(first)], edition))


def _alike(version: Version[Stated], event: Ref | None, edition: Edition) -> list[Ref]:
    """Those that have most in common with it. They are looked for among its neighbours in time, older ones first, so
    that a new release does not change the pages of all earlier ones.
    """
    common: Counter[Ref] = Counter()
    for group in edition.neighbours.get(version.ref, ()):
        common.update(group)
    common.update(_neighbours(version, _about(event, edition), edition) if event else ())
    return [ref for ref, _ in common.most_common()]


def _about(event: Ref, edition: Edition) -> list[Ref]:
    refs = (ref for ref in edition.mentioned_by.get(event, ()) if ref.kind == "release")
    return sorted(refs, key=lambda ref: newest_first(edition.versions[ref]))


def _neighbours(version: Version[Stated], group: Sequence[Ref], edition: Edition) -> Iterator[Ref]:
    """The releases before and after this one in a group, which is in the order of lists."""
    here = bisect_left(group, newest_first(version), key=lambda ref: newest_first(edition.versions[ref]))
    for places, most in ((range(here, len(group)), OLDER), (range(here - 1, -1, -1), NEWER)):
        others = (group[place] for place in places if group[place] != version.ref)
        yield from islice((ref for ref in others if not edition.cards[ref].is_withdrawn), most)
