"""Compares what a translation states with what its original states, block by block.

It knows no language: `content.statements` has found the facts, and facts of two languages that agree share a reading.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from jarchy.content.fact_finding import RIVALS, SOME_YEAR
from jarchy.content.statements import in_words, stated
from jarchy.kinds import SHORTCODES
from jarchy.model import About, Block, Original, TextFact, Translated
from jarchy.problems import Location, Problem, problem, shortened
from jarchy.site.alignment import aligned
from jarchy.site.known_names import KnownNames
from jarchy.site.untranslated_blocks import untranslated_blocks

Reported = Iterator[tuple[About, Problem]]


def parity_problems(
    original: Original, translation: Translated, there: KnownNames, here: KnownNames
) -> Iterator[Problem]:
    """What differs between an original and its translation, without what the translation says may differ."""
    pair = _Pair(
        _Side(original.path, stated(original.statements), there),
        _Side(translation.path, stated(translation.statements), here),
    )
    allowed, seen = translation.translation.parity, set[About]()
    for about, found in (*pair.placed(), *pair.values(), *pair.bodies()):
        seen.add(about)
        if about not in allowed:
            yield found
    for about in allowed:
        if about not in seen and about != "terms":  # `term_checks` looks at them
            yield problem(translation.at("translation"), "parity-unneeded", about=about)


class _Side:
    """One of two texts."""

    def __init__(self, path: str, blocks: Sequence[Block], names: KnownNames) -> None:
        self.path = path
        self.values = {block.kind: block for block in blocks if block.is_value}
        self.placed = {block.beginning: block for block in blocks if not block.is_value and block.kind in SHORTCODES}
        self.body = [block for block in blocks if not block.is_value and block.kind not in SHORTCODES]
        self.names = {block.mark: tuple(names.facts(block)) for block in blocks}
        self.common_names = names.common
        self.all_names = [name for found in self.names.values() for name in found]

    def at(self, block: Block, fact: TextFact | None = None) -> Location:
        return Location(self.path, *(block.position(fact.at) if fact else block.mark))


class _Pair(NamedTuple):
    """An original and its translation."""

    there: _Side
    here: _Side

    def values(self) -> Reported:
        """The values of keys that both have. A missing one is reported as untranslated."""
        for key, value in self.there.values.items():
            if key in self.here.values:
                yield from self.differing(value, self.here.values[key])

    def bodies(self) -> Reported:
        """The bodies, if there are two. A missing one is reported as untranslated."""
        if not self.there.body or not self.here.body:
            return
        for block in untranslated_blocks(self.there.body, self.here.body):
            yield "blocks", problem(self.here.at(block), "untranslated-block", text=_begun(block))
        pairs = aligned(self.there.body, self.here.body)
        single = [(one, other) for one, other in pairs if not (one and other)]
        spare = _Spare([one for one, _ in single if one], [other for _, other in single if other])
        last_there, last_here = self.there.body[0], self.here.body[0]
        for one, other in pairs:
            there, here = last_there, last_here = one or last_there, other or last_here
            if one and other:
                yield from self.differing(one, other, spare)
            elif one:
                what, where, original = in_words(one.kind), self.here.at(here), self.there.at(there)
                yield "blocks", problem(where, "lost-block", kind=what, text=_begun(one), original=original)
            else:
                what, where, original = in_words(here.kind), self.here.at(here), self.there.at(there)
                yield "blocks", problem(where, "added-block", kind=what, text=_begun(here), original=original)

    def differing(self, one: Block, other: Block, spare: "_Spare | None" = None) -> Reported:
        """What two blocks do not both state: two facts of a kind that differ are one problem."""
        for about, gone, come in (*differences(one, other, spare or _Spare()), *self.names(one, other)):
            for there, here in zip_longest(gone, come):
                code = "other-fact" if there and here else "lost-fact" if there else "added-fact"
                where, original = self.here.at(other, here), self.there.at(one, there)
                said = {"there": _said(there), "here": _said(here)}
                yield about, problem(where, code, about=about, original=original, **said)

    def names(self, one: Block, other: Block) -> "Differences":
        """Names that only one of two blocks has. A name that is missing may be told in another paragraph, unless there
        is another name in its place.
        """
        there, here = self.there.names[one.mark], self.here.names[other.mark]
        if not (there or here):  # most blocks
            return
        gone, come = _without(there, here), _without(here, there)
        gone = gone and _without(gone, self.here.common_names(other))
        come = come and _without(come, self.there.common_names(one))
        if not (gone and come):
            gone, come = _without(gone, self.here.all_names), _without(come, self.there.all_names)
        if gone or come:
            yield "names", gone, come

    def placed(self) -> Reported:
        """The quotes and pictures that are placed, and their order."""
        there, here = self.there.placed, self.here.placed
        for text, block in there.items():
            if text not in here:
                where, original = Location(self.here.path, 1, 1), self.there.at(block)
                yield "placed", problem(where, "lost-placement", text=text, original=original)
        for text, block in here.items():
            if text not in there:
                where, original = self.here.at(block), Location(self.there.path, 1, 1)
                yield "placed", problem(where, "added-placement", text=text, original=original)
        common, order = [text for text in there if text in here], [text for text in here if text in there]
        for text in [text for text, other in zip(order, common, strict=True) if text != other][:1]:
            where, original = self.here.at(here[text]), self.there.at(there[text])
            yield "placed", problem(where, "other-order", text=text, original=original)


class _Spare(NamedTuple):
    """Blocks without a counterpart. Where a translator has joined two paragraphs, the facts of both stand in one."""

    there: Sequence[Block] = ()
    here: Sequence[Block] = ()


Differences = Iterator[tuple[About, list[TextFact], list[TextFact]]]


def differences(one: Block, other: Block, spare: _Spare) -> Differences:
    """The facts of each block that the other lacks, by what they are about."""
    if not (one.facts or other.facts):  # most blocks
        return
    gone = _without(one.facts, [fact for block in (other, *spare.here) for fact in block.facts])
    come = _without(other.facts, [fact for block in (one, *spare.there) for fact in block.facts])
    gone, come = _without_years(gone, other), _without_years(come, one)
    gone, come = _without_single(gone, come), _without_single(come, gone)
    for about in dict.fromkeys(fact.about for fact in (*gone, *come)):
        yield about, [fact for fact in gone if fact.about == about], [fact for fact in come if fact.about == about]


def _without(facts: Sequence[TextFact], others: Iterable[TextFact]) -> list[TextFact]:
    """The facts that none of the others agrees with, each once."""
    if not facts:
        return []
    known = {reading for other in others for reading in other.readings}
    lacking = {fact.readings: fact for fact in facts if _is_missed(fact) and known.isdisjoint(fact.readings)}
    return [*lacking.values()]


def _is_missed(fact: TextFact) -> bool:
    return fact.is_sure or fact.readings[0].startswith(RIVALS)


def _without_single(facts: list[TextFact], others: list[TextFact]) -> list[TextFact]:
    """Without facts that a text may leave out, unless the other says another one of their kind: Friday, Thursday."""
    kinds = [kind for kind in RIVALS if any(fact.readings[0].startswith(kind) for fact in others)]
    return [fact for fact in facts if fact.is_sure or fact.readings[0].startswith(tuple(kinds))]


def _without_years(facts: list[TextFact], other: Block) -> list[TextFact]:
    """Without years, if the other text says “this year”."""
    if not facts or all(SOME_YEAR not in fact.readings for fact in other.facts):
        return facts
    return [fact for fact in facts if not fact.readings[0].startswith("year ")]


def _said(fact: TextFact | None) -> str:
    return shortened(" ".join(fact.text.split())) if fact else ""


def _begun(block: Block) -> str:
    return " ".join(block.beginning.split())
