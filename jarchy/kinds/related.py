"""Which releases a release leads to: those that it names, then those that have its subjects or its event.

None of them is withdrawn.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from jarchy.kinds.queries import cards, newest_first, standing
from jarchy.model import Card, Edition, Ref, Stated, Version

MOST_RELATED = 5
OLDER, NEWER = 10, 5  # neighbours of which the closest are chosen, for each subject


def related(
    version: Version[Stated], named: Iterable[Ref], tags: Iterable[str], event: Ref | None, edition: Edition
) -> tuple[Card, ...]:
    """Those that it names or that speak of it, then those that are like it: of each, the newest first."""
    linked = {*named, *edition.mentioned_by.get(version.ref, ())}
    known = (edition.versions[ref] for ref in linked if ref.kind == "release" and ref in edition.versions)
    others = {one.ref for one in standing(known) if one.ref != version.ref}
    first = cards("release", others, edition)[:MOST_RELATED]
    alike = [ref for ref in _alike(version, tags, event, edition) if ref not in others]
    return (*first, *cards("release", alike[: MOST_RELATED - len(first)], edition))


def _alike(version: Version[Stated], tags: Iterable[str], event: Ref | None, edition: Edition) -> list[Ref]:
    """Those that have most in common with it. They are looked for among its neighbours in time, older ones first, so
    that a new release does not change the pages of all earlier ones.
    """
    groups: list[Sequence[Ref]] = [edition.tagged.get(tag, ()) for tag in tags]
    groups += [_about(event, edition)] if event else []
    common: Counter[Ref] = Counter()
    for group in groups:
        common.update(_neighbours(version, group, edition))
    return [ref for ref, _ in common.most_common()]


def _about(event: Ref, edition: Edition) -> list[Ref]:
    refs = (ref for ref in edition.mentioned_by.get(event, ()) if ref.kind == "release")
    return sorted(refs, key=lambda ref: newest_first(edition.versions[ref]))


def _neighbours(version: Version[Stated], group: Sequence[Ref], edition: Edition) -> Iterator[Ref]:
    """The releases before and after this one in a group, which is in the order of lists."""
    here = bisect_left(group, newest_first(version), key=lambda ref: newest_first(edition.versions[ref]))
    for places, most in ((range(here, len(group)), OLDER), (range(here - 1, -1, -1), NEWER)):
        others = (edition.versions[group[place]] for place in places if group[place] != version.ref)
        yield from (one.ref for one in islice(standing(others), most))
