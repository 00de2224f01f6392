"""Finds which block of an original each block of its translation translates.

Blocks of the same kinds in the same order belong together. Otherwise a block is missing or was added: the cheapest way
to pair the others by their kinds, facts and lengths tells which.
"""

from collections.abc import Sequence
from itertools import zip_longest

from jarchy.model import Block

Pairs = list[tuple[Block | None, Block | None]]

_LARGEST = 40_000  # pairs that are weighed; longer texts are paired in their order
_ALONE = 1.5  # what a block without a counterpart costs
_OTHER_KIND = 4.0
_OTHER_FACT = 0.5  # for each fact that only one of the two has, up to three
_MOST_FACTS = 3


def aligned(there: Sequence[Block], here: Sequence[Block]) -> Pairs:
    """The blocks in pairs, in order; None where a block has no counterpart."""
    if [block.kind for block in there] == [block.kind for block in here] or len(there) * len(here) > _LARGEST:
        return [*zip_longest(there, here)]
    return _cheapest(there, here)


def _cheapest(there: Sequence[Block], here: Sequence[Block]) -> Pairs:
    """The alignment of least cost, by dynamic programming."""
    costs = [[0.0] * (len(here) + 1) for _ in range(len(there) + 1)]
    for one in range(len(there) + 1):
        for other in range(len(here) + 1):
            if one or other:
                costs[one][other] = min(cost for cost, _ in _ways(costs, there, here, one, other))
    pairs: Pairs = []
    one, other = len(there), len(here)
    while one or other:
        _, (before, behind) = min(_ways(costs, there, here, one, other))
        pairs.append((there[before] if before < one else None, here[behind] if behind < other else None))
        one, other = before, behind
    return pairs[::-1]


def _ways(
    costs: Sequence[Sequence[float]], there: Sequence[Block], here: Sequence[Block], one: int, other: int
) -> list[tuple[float, tuple[int, int]]]:
    """The costs of the ways in which the first blocks of both texts may end, with what is left before each."""
    ways = []
    if one and other:
        ways.append((costs[one - 1][other - 1] + _distance(there[one - 1], here[other - 1]), (one - 1, other - 1)))
    if one:
        ways.append((costs[one - 1][other] + _ALONE, (one - 1, other)))
    if other:
        ways.append((costs[one][other - 1] + _ALONE, (one, other - 1)))
    return ways


def _distance(one: Block, other: Block) -> float:
    """How unlike two blocks are."""
    readings = [{reading for fact in block.facts for reading in fact.readings} for block in (one, other)]
    apart = sum(
        fact.is_sure and readings[1 - side].isdisjoint(fact.readings)
        for side, block in enumerate((one, other))
        for fact in block.facts
    )
    shorter, longer = sorted((one.length + 1, other.length + 1))
    kinds = 0.0 if one.kind == other.kind else _OTHER_KIND
    return kinds + _OTHER_FACT * min(apart, _MOST_FACTS) + (1 - shorter / longer)
