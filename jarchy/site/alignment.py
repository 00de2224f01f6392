"""Finds which block of an original each block of its translation translates.

Blocks of the same kinds in the same order belong together. Otherwise a block is missing or was added: the cheapest way
to pair the others by their kinds, facts and lengths tells which.
"""

from collections.abc import Sequence
from itertools import zip_longest
from math import inf
from typing import NamedTuple

from jarchy.model import Block

Pairs = list[tuple[Block | None, Block | None]]

_LARGEST = 40_000  # pairs that are weighed; longer texts are paired in their order
_ALONE = 1.5  # what a block without a counterpart costs
_OTHER_FACT = 0.5  # for each fact that only one of the two has, up to three
_MOST_FACTS = 3
_FARTHEST = 4  # blocks by which a counterpart may be displaced, besides those that are missing
_PAIR, _MISSING, _ADDED = (1, 1), (1, 0), (0, 1)  # steps: how many blocks of each text come next


def aligned(there: Sequence[Block], here: Sequence[Block]) -> Pairs:
    """The blocks in pairs, in order; None where a block has no counterpart."""
    if [block.kind for block in there] == [block.kind for block in here] or len(there) * len(here) > _LARGEST:
        return [*zip_longest(there, here)]
    return _cheapest(there, here)


def _cheapest(there: Sequence[Block], here: Sequence[Block]) -> Pairs:
    """The alignment of least cost, by dynamic programming. Pairs far from their order are not considered."""
    ones, others = [*map(_weighed, there)], [*map(_weighed, here)]
    farthest = abs(len(there) - len(here)) + _FARTHEST
    row = [_ALONE * number for number in range(min(farthest, len(here)) + 1)]  # costs of the blocks up to here
    row += [inf] * (len(here) + 1 - len(row))
    steps = [[_ADDED] * len(row)]
    for number, one in enumerate(ones, 1):
        first, last = max(1, number - farthest), min(len(here), number + farthest)
        before, row, step = row, [inf] * len(row), [_MISSING] * len(row)
        if number <= farthest:
            row[0] = before[0] + _ALONE
        for at in range(first, last + 1):
            cost = before[at - 1] + _distance(one, others[at - 1])
            missing, added = before[at] + _ALONE, row[at - 1] + _ALONE
            if cost <= missing and cost <= added:
                row[at], step[at] = cost, _PAIR
            elif missing <= added:
                row[at] = missing
            else:
                row[at], step[at] = added, _ADDED
        steps.append(step)
    return _traced(steps, there, here)


def _traced(steps: Sequence[Sequence[tuple[int, int]]], there: Sequence[Block], here: Sequence[Block]) -> Pairs:
    """The pairs that these steps lead to, from the end."""
    pairs: Pairs = []
    one, other = len(there), len(here)
    while one or other:
        step = steps[one][other]
        one, other = one - step[0], other - step[1]
        pairs.append((there[one] if step[0] else None, here[other] if step[1] else None))
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
    """How unlike two blocks are. Those of different kinds are never a pair."""
    if one.kind != other.kind:
        return inf
    cost = 1 - (one.length / other.length if one.length < other.length else other.length / one.length)
    if one.sure or other.sure:
        apart = sum(map(other.readings.isdisjoint, one.sure)) + sum(map(one.readings.isdisjoint, other.sure))
        cost += _OTHER_FACT * min(apart, _MOST_FACTS)
    return cost
