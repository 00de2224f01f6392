"""A document as translators get it, and the text of its translation when they give it back."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jarchy.commands.translation_files import TranslationFiles
from jarchy.content.scan import SourceFile
from jarchy.content.source_blocks import SourceBlock
from jarchy.content.statements import body_spans, stated, without_comments
from jarchy.core.decoding import decode
from jarchy.core.patterns import lazy_pattern
from jarchy.exchange.units import Exchanged, Unit
from jarchy.kinds import SHORTCODES
from jarchy.model import Block, Original, Translated
from jarchy.problems import Location, Problem, problem, shortened
from jarchy.scaffold.translated_file import BodyPart, translated_file, with_parts, without_traces
from jarchy.schema.frontmatter import split
from jarchy.site.alignment import aligned


class Row(NamedTuple):
    """A block of an original with its translation. The places are those in the two bodies, if it stands there."""

    unit: Unit
    key: str  # of front matter
    there: tuple[int, int] | None
    here: tuple[int, int] | None


class Side(NamedTuple):
    """A file of a document."""

    source: SourceFile
    text: str
    body_at: int  # where its body begins
    body: str  # without comments, which translators don't get
    blocks: Sequence[SourceBlock]  # of front matter, then of the body
    spans: Sequence[tuple[int, int]]  # of the latter


class ExchangedDocument:
    """An original with its translation, block by block. Raises BuildFailed if a file can't be read."""

    def __init__(self, files: TranslationFiles) -> None:
        self.files = files
        self.there = _side(files, files.original)
        self.here = _side(files, files.translation) if files.translation else None
        self.original = files.read_original()
        self.rows = [*self._rows()]

    @property
    def exchanged(self) -> Exchanged:
        path, lang = self.files.original.path, self.files.original.lang
        return Exchanged(path, lang, self.files.lang, tuple(row.unit for row in self.rows))

    def _rows(self) -> Iterator[Row]:
        stale = self._stale()
        names = numbered(block.digest for block in self.there.blocks if block.digest)
        words = {block.key: block.text for block in self.here.blocks if block.key} if self.here else {}
        pairs, in_body = self._pairs(), -1
        for block in self.there.blocks:
            in_body += not block.key
            if not block.digest:
                continue
            here = None if block.key else pairs.get(in_body)
            target = words.get(block.key, "") if block.key else self._said(here)
            is_placed = block.kind in SHORTCODES  # every language has it alike
            target = target or (block.text if is_placed else "")
            is_done = bool(target) and (is_placed or block.digest not in stale)
            there = None if block.key else self.there.spans[in_body]
            yield Row(Unit(next(names), block.name, block.text, target, is_done), block.key, there, here)

    def _stale(self) -> frozenset[str]:
        """The digests of the blocks whose translations are of other words."""
        changed = self.files.changes() if self.here else None
        if changed is None or not (changed.is_fresh or changed.come or changed.gone):
            return frozenset(self.original.blocks.split())
        return frozenset(changed.come)

    def _said(self, span: tuple[int, int] | None) -> str:
        return self.here.body[span[0] : span[1]] if self.here and span else ""

    def _pairs(self) -> dict[int, tuple[int, int]]:
        """For each block of the original's body, by its number, the place of its translation."""
        translation = self.files.readable()
        if self.here is None or translation is None:
            return {}
        there, here = _in_body(self.original), _in_body(translation)
        numbers = [{block.mark: number for number, block in enumerate(blocks)} for blocks in (there, here)]
        if (len(there), len(here)) != (len(self.there.spans), len(self.here.spans)):
            return {}
        pairs = [(one, other) for one, other in aligned(there, here) if one and other and one.kind == other.kind]
        return {numbers[0][one.mark]: self.here.spans[numbers[1][other.mark]] for one, other in pairs}

    def text(self, targets: Sequence[str], said: Mapping[str, str]) -> str:
        """The text of the translation with these words in place of its own, and with what it says of itself. Raises
        Unwritable if its front matter can't be edited.
        """
        pairs = zip(self.rows, targets, strict=True)
        words = {row.key: text for row, text in pairs if row.key and text != row.unit.target}
        return translated_file(self.here.text if self.here else "", words, self._body(targets), said)

    def _body(self, targets: Sequence[str]) -> str:
        """The body of the translation as it is, if it has the blocks of the original; else that of the original, with
        other words.
        """
        pairs = [(row, text) for row, text in zip(self.rows, targets, strict=True) if not row.key]
        if self.here and self._is_alike():
            return with_parts(
                self.here.text[self.here.body_at :], [BodyPart(*row.here, text) for row, text in pairs if row.here]
            )
        body = self.there.body
        parts = [BodyPart(*row.there, text) for row, text in pairs if row.there]
        has_comments = body != self.there.text[self.there.body_at :]
        return without_traces(with_parts(body, parts)) if has_comments else with_parts(body, parts)

    def _is_alike(self) -> bool:
        """Whether the body of the translation has the blocks of the original, in their order."""
        places = [row.here for row in self.rows if not row.key]
        has_all = self.here and len(self.here.spans) == len(self.there.spans) and None not in places
        return bool(has_all) and places == sorted(place for place in places if place)

    @property
    def without_original(self) -> list[str]:
        """What only the translation has: a body that is made anew from the original lacks it."""
        if self.here is None or self._is_alike():
            return []
        kept = {row.here for row in self.rows}
        said = [self.here.body[start:end] for start, end in self.here.spans if (start, end) not in kept]
        notes = re.findall(r"<!--\s*(.*?)\s*-->", self.here.text[self.here.body_at :], re.DOTALL)
        return [text for text in (*said, *notes) if any(map(str.isalnum, text)) and text not in self.there.body]

    def refused(self, unit: Unit, reason: str, remedy: str) -> Problem:
        where = next((block.line for block in self.there.blocks if block.text == unit.source), 1)
        text = shortened(" ".join(unit.source.split()))
        location = Location(self.files.original.path, where, 1)
        return problem(location, "exchange-block", name=unit.name, text=text, reason=reason, remedy=remedy)


def numbered(digests: Iterable[str]) -> Iterator[str]:
    """Names of blocks: their digests, with a number if the same words stand there again."""
    counted: Counter[str] = Counter()
    for digest in digests:
        counted[digest] += 1
        yield f"{digest}-{counted[digest]}" if counted[digest] > 1 else digest


def _side(files: TranslationFiles, source: SourceFile) -> Side:
    data = files.document.read(source)
    read, _ = decode(source.path, data)
    matter = split(read)[0] if read else None
    body = matter.body if matter else ""
    text = _FENCE.sub("---", str(read or ""), count=2)
    text += "" if text.endswith("\n") or body else "\n"  # below it, a body may come
    shown = without_comments(body)
    spans = [_trimmed(shown, span.start, span.end) for span in body_spans(shown, SHORTCODES)]
    return Side(source, text, len(text) - len(body), shown, files.blocks(source, data), spans)


_FENCE = lazy_pattern(r"^---[^\S\n]*$", re.MULTILINE)  # spaces behind it mean nothing


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    words = body[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _in_body(document: Original | Translated) -> list[Block]:
    return [block for block in stated(document.statements) if not block.is_value]
