"""A document as translators give it back: what of it can be taken over, and what is still to be translated."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from unicodedata import normalize

from msgspec.structs import replace

from jarchy.commands.checked_text import checked_text
from jarchy.commands.exchanged_document import ExchangedDocument, Row, numbered
from jarchy.content.addresses_in_text import take_out
from jarchy.content.block_digests import LENGTH, as_now, block_digest, cells_of
from jarchy.core.patterns import lazy_pattern
from jarchy.exchange.units import Exchanged, Unit
from jarchy.kinds.person import KIND as PERSON
from jarchy.problems import Problem, nearest, shortened
from jarchy.scaffold.new_site import value
from jarchy.site.freshness import aligned_changes

_WORD = lazy_pattern(r"[^\W\d_]+")
_WHOLE = lazy_pattern(r"\[\^[^\]\n]+\]|`{3,}|~{3,}|`[^`\n]+`")  # notes, fences and code, which a translation has, too
_AGAIN = "export the document again, and take over what is translated"
_OTHER_WORDS = "the original does not have it: the left column was changed, or the original since the export"
_AS_MANY_BARS = "write as many “|” as the original has; within a cell, “\\|”"


class ReturnedDocument(NamedTuple):
    """What was given back, by the names of the blocks; `unknown` belongs to none of them."""

    document: ExchangedDocument
    given: Mapping[str, Unit]
    unknown: Sequence[Unit]
    note: str  # what the translator says of all of it

    @property
    def rows(self) -> Sequence[Row]:
        return self.document.rows

    @property
    def is_as_exported(self) -> bool:
        return not self.unknown and all(_is_as_exported(row.unit, self.given.get(row.unit.id)) for row in self.rows)

    @property
    def untouched(self) -> list[Unit]:
        """What was to be translated, and was not: it has the words of the original, or in Word those from before."""
        kind = self.document.files.kind.name
        return [row.unit for row in self.rows if _is_untouched(row, kind, self.given.get(row.unit.id))]

    @property
    def targets(self) -> list[str]:
        """The translations of all blocks. Words of the original never take the place of a former translation."""
        left = {unit.id for unit in self.untouched}
        return [
            row.unit.target if row.unit.id in left and row.unit.target else self.given[row.unit.id].target
            for row in self.rows
        ]

    @property
    def notes(self) -> list[tuple[Unit, str]]:
        """What translators say of blocks, in comments of their programs."""
        found = ((row.unit, self.given.get(row.unit.id)) for row in self.rows)
        return [(unit, given.note) for unit, given in found if given and given.note]

    def taken_over(self, now: datetime, by: str) -> tuple[str, list[Problem]]:
        """The new text of the translation, and what is wrong. A new one is a draft, as one that a command has begun."""
        if wrong := [*self._not_whole()]:
            return "", wrong
        files, targets = self.document.files, self.targets
        today = now.astimezone(files.config.zone).date()
        said = {"of": self._recorded(), "done": today.isoformat(), "by": value(by) if by.strip() else ""}
        if self.document.here is None:
            said |= {"reviewed": "no", "status": "draft"}
        elif self._is_other(targets):
            said |= files.to_review(now)  # what was reviewed was another text
        return checked_text(self.document, targets, said)

    def _is_other(self, targets: Sequence[str]) -> bool:
        """Whether an editor has not compared these words with the original as it is now."""
        units = [row.unit for row in self.rows]
        return any(not unit.is_done or unit.target != said for unit, said in zip(units, targets, strict=True))

    def _recorded(self) -> str:
        """The digests of what is translated now. Of what is untouched, the one from before, so that it stays to do."""
        now, untouched = self.document.original.blocks.split(), {unit.id for unit in self.untouched}
        there = self.document.files.readable()
        known = [
            digest
            for digest in (there.translation.of.split() if there else ())
            if len(digest.partition(".")[0]) == LENGTH
        ]
        before = {new: old for old, new in aligned_changes(as_now(known, now), now) if new is not None}
        recorded = [
            before.get(number, "") if name in untouched else digest
            for number, (name, digest) in enumerate(zip(numbered(now), now, strict=True))
        ]
        return " ".join(filter(None, recorded))

    def _not_whole(self) -> Iterator[Problem]:
        """Blocks that can't be taken over, each with the reason."""
        refused, told = self.document.refused, set[str]()
        for unit in self.unknown:
            if near := None if unit.id else self._nearest(unit, told):
                told.add(near.id)
                yield refused(replace(unit, name=near.name), _OTHER_WORDS, _as_original(near))
            else:
                reason = "the original does not have it, or has it no longer" if unit.id else _OTHER_WORDS
                yield refused(replace(unit, name=unit.name or "block"), reason, _AGAIN)
        for row in self.rows:
            found = () if row.unit.id in told else _faults(row.unit, self.given.get(row.unit.id))
            yield from (refused(row.unit, reason, remedy) for reason, remedy in found)

    def _nearest(self, unit: Unit, told: Collection[str]) -> Unit | None:
        """The block that is not in the file and whose words are the most like these; None if none is like them."""
        lost = {
            row.unit.source: row.unit
            for row in self.rows
            if row.unit.id not in told and self.given.get(row.unit.id) is None
        }
        return lost.get(nearest(unit.source, lost))


def _as_original(unit: Unit) -> str:
    return f"write in the left column what the original has (“{shortened(unit.source)}”), or {_AGAIN}"


def _faults(unit: Unit, given: Unit | None) -> Iterator[tuple[str, str]]:
    """Why a block can't be taken over, and the remedy."""
    if given is None:
        yield "it is not in the file: it was lost, or is new in the original", _AGAIN
    elif block_digest(given.source) != block_digest(unit.source):
        yield "its original was changed in the file", "change the original in the site"
    elif not given.target and unit.source.startswith("[["):
        yield "it was deleted", f"write “{unit.source}” in its place, as the original has it"
    elif not given.target:
        yield "it has no translation", "translate it, and import the file again"
    elif not given.is_done:
        yield "it is not marked as translated", "confirm it, and import the file again"
    elif _is_row(unit) and len(cells_of(given.target)) != len(cells_of(unit.source)):
        yield "it has another number of cells", _AS_MANY_BARS
    elif marks := lost_marks(Unit(unit.id, unit.name, unit.source, given.target)):
        reason = f"only one of the two languages has {', '.join(marks)}"
        yield reason, "write into the translation what the original has, as it stands there"


def returned(document: ExchangedDocument, given: Exchanged) -> ReturnedDocument:
    """Finds the block of each unit by its name; in a format without names, by the words of the original."""
    open_: dict[str, list[str]] = {}
    for row in document.rows:
        open_.setdefault(block_digest(row.unit.source), []).append(row.unit.id)
    known, found, unknown = {row.unit.id for row in document.rows}, dict[str, Unit](), list[Unit]()
    for unit in sorted(map(_as_typed, given.units), key=lambda one: (one.row is None, one.row or 0)):
        names = open_.get(block_digest(unit.source), [])
        name = unit.id or _taken(names, _name_at(document, unit.row))
        if name in known and name not in found:
            found[name] = unit
        else:
            unknown.append(unit)
    return ReturnedDocument(document, found, unknown, given.note)


def _name_at(document: ExchangedDocument, row: int | None) -> str:
    return document.rows[row].unit.id if row is not None and row < len(document.rows) else ""


def _taken(names: list[str], wanted: str) -> str:
    """The wanted one of the names, or else the first; it is taken out. Empty: there are none."""
    name = wanted if wanted in names else next(iter(names), "")
    if name:
        names.remove(name)
    return name


def _as_typed(unit: Unit) -> Unit:
    """Programs compose letters and end lines in several ways."""
    source, target = ("\n".join(normalize("NFC", text).splitlines()) for text in (unit.source, unit.target))
    return replace(unit, source=source, target=target)


def _is_as_exported(now: Unit, given: Unit | None) -> bool:
    if given is None:
        return not now.target
    if given.target != now.target or block_digest(given.source) != block_digest(now.source):
        return False
    return now.is_done or not given.is_done or not given.id or not given.target


def _is_untouched(row: Row, kind: str, given: Unit | None) -> bool:
    """Without a name, its format has no mark by which a former translation could be confirmed."""
    now = row.unit
    if given is None:
        return False
    if given.target and given.target == now.target:
        return not now.is_done and not given.id
    return not given.target or (given.target == now.source and _has_words(now.source) and not _is_name(row, kind))


def _is_row(unit: Unit) -> bool:
    """Behind its digest stand those of its cells."""
    return "." in unit.id


def _is_name(row: Row, kind: str) -> bool:
    """Whether it is the name of a person, which two languages may well have alike: Азамат Алиев. What is named without
    a first name may be an office: Мэрия.
    """
    *above, key = row.key.split(": ")
    words = _WORD.findall(row.unit.source)
    of_person = "speakers" in above or (kind == PERSON.name and not above)
    return key == "name" and of_person and len(words) > 1 and all(map(str.istitle, words))


def _has_words(text: str) -> bool:
    """Whether there is more in it than addresses, code, numbers and signs, which every language has alike."""
    return any(map(str.isalpha, _WHOLE.sub("", take_out(text)[0])))


def lost_marks(unit: Unit) -> list[str]:
    """What a translation must have as its original: links, addresses, notes and code; a placed quote whole."""
    if unit.source.startswith("[["):
        return [unit.source] if unit.target != unit.source else []
    return [*(_marks(unit.source) - _marks(unit.target)), *(_marks(unit.target) - _marks(unit.source))]


def _marks(text: str) -> Counter[str]:
    links = [text[one.start : one.end] if one.about != "links" else one.readings[0] for one in take_out(text)[1]]
    return Counter((*links, *_WHOLE.findall(text)))
