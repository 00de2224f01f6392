"""Finds which block of an original each block of its translation translates.

Blocks of the same kinds in the same order belong together. Otherwise a block is missing or was added: the cheapest way
to pair the others by their kinds, facts and lengths tells which.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from jarchy.model import Block

Pairs = list[tuple[Block | None, Block | None]]

_LARGEST = 40_000  # pairs that are weighed; longer texts are paired in their order
_ALONE = 1.5  # what a block without a counterpart costs
_OTHER_KIND = 4.0
_OTHER_FACT = 0.5  # for each fact that only one of the two has, up to three
_MOST_FACTS = 3
_FARTHEST = 4  # blocks by which a counterpart may be displaced, besides those that are missing


def aligned(there: Sequence[Block], here: Sequence[Block]) -> Pairs:
    """The blocks in pairs, in order; None where a block has no counterpart."""
    if [block.kind for block in there] == [block.kind for block in here] or len(there) * len(here) > _LARGEST:
        return [*zip_longest(there, here)]
    return _cheapest(there, here)


def _cheapest(there: Sequence[Block], here: Sequence[Block]) -> Pairs:
    """The alignment of least cost, by dynamic programming. Pairs far from their order are not considered."""
    ones, others = [*map(_weighed, there)], [*map(_weighed, here)]
    farthest = abs(len(there) - len(here)) + _FARTHEST
    costs = {(0, 0): (0.0, (0, 0))}  # of the first blocks of both texts, with the step before
    for one in range(len(there) + 1):
        for other in range(max(0, one - farthest), min(len(here), one + farthest) + 1):
            ways = []
            if one and other and (before := costs.get((one - 1, other - 1))):
                ways.append((before[0] + _distance(ones[one - 1], others[other - 1]), (one - 1, other - 1)))
            if before := costs.get((one - 1, other)):
                ways.append((before[0] + _ALONE, (one - 1, other)))
            if before := costs.get((one, other - 1)):
                ways.append((before[0] + _ALONE, (one, other - 1)))
            if ways:
                costs[one, other] = min(ways)
    pairs: Pairs = []
    one, other = len(there), len(here)
    while one or other:
        step = costs[one, other][1]
        pairs.append((there[step[0]] if step[0] < one else None, here[step[1]] if step[1] < other else None))
        one, other = step
    return pairs[::-1]


class _Weighed(NamedTuple):
    """What a block is compared by."""

    kind: str
    length: int
    readings: frozenset[str]
    sure: Sequence[tuple[str, ...]]  # the readings of each fact that is missed


def _weighed(block: Block) -> _Weighed:
    readings = frozenset(reading for fact in block.facts for reading in fact.readings)
    return _Weighed(block.kind, block.length + 1, readings, [fact.readings for fact in block.facts if fact.is_sure])


def _distance(one: _Weighed, other: _Weighed) -> float:
    """How unlike two blocks are."""
    cost = 1 - (one.length / other.length if one.length < other.length else other.length / one.length)
    if one.kind != other.kind:
        cost += _OTHER_KIND
    if one.sure or other.sure:
        apart = sum(map(other.readings.isdisjoint, one.sure)) + sum(map(one.readings.isdisjoint, other.sure))
        cost += _OTHER_FACT * min(apart, _MOST_FACTS)
    return cost
