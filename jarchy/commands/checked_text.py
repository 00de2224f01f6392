"""The text of a translation that is made of translated blocks: each must be the block that its original is.

Markdown has the last word on what is a block: a list in an item, or a table without bars at its sides, has no mark by
which blocks are told apart for translators.
"""

from collections.abc import Generator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from jarchy.commands.exchanged_document import ExchangedDocument
from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile
from jarchy.content.source_blocks import SourceBlock, source_blocks
from jarchy.core.decoding import decode
from jarchy.core.patterns import lazy_pattern
from jarchy.model import Original, Translated
from jarchy.problems import Location, Problem, errors, problem
from jarchy.scaffold.front_matter_words import Unwritable
from jarchy.site.quote_checks import broken_seal

MOST_REFUSED = 20  # blocks that are named; each takes as long as to read the whole document a few times
_ELEMENT = lazy_pattern(r"</?(?:h[1-6]|p|[uo]l|li|blockquote|pre|table|tr|t[hd]|hr|d[ltd]|figure)\b")
_ONE_BLOCK = "write it without empty lines, and without marks of lists, headings or tables that the original lacks"


class _Shape(NamedTuple):
    kinds: list[str]  # of the blocks that translators get
    elements: list[str]  # of HTML, in which they stand


class _Laid(NamedTuple):
    """A text in whose blocks some words were laid. It has no shape if it can't be read, or if words are not whole."""

    document: Original | Translated | None
    shape: _Shape | None
    errors: list[Problem]


def checked_text(
    document: ExchangedDocument, targets: Sequence[str], said: Mapping[str, str]
) -> tuple[str, list[Problem]]:
    """The text of the translation with these words in place of its own, and what would be wrong with it."""
    try:
        text = document.text(targets, said)
    except Unwritable as error:
        return "", [_unusual(document, str(error), said)]
    units = [row.unit for row in document.rows]
    kept = [unit.source if words != unit.target else words for unit, words in zip(units, targets, strict=True)]
    known, laid = _laid(document, kept, said), _laid(document, targets, said)
    if laid.errors and known.errors:  # they are not the translator's
        return "", laid.errors
    if laid.document is None or not _alike(laid, known):
        changed = [number for number, words in enumerate(targets) if words != kept[number]] or [len(units) - 1]
        return "", [*islice(_Search(document, targets, said, known).misshapen(kept, changed), MOST_REFUSED)]
    return text, [*broken_seal(laid.document, document.original)]


def _unusual(document: ExchangedDocument, key: str, said: Mapping[str, str]) -> Problem:
    below = [row.key.partition(": ")[2] for row in document.rows if row.key.startswith(f"{key}: ")]
    keys = ", ".join(below or said)
    return problem(Location(document.files.path), "unusual-block", key=key, keys=keys)


class _Search(NamedTuple):
    """Looks for words that would not be the block that their original is. `known` has the blocks as they should be."""

    document: ExchangedDocument
    targets: Sequence[str]
    said: Mapping[str, str]
    known: _Laid

    def misshapen(self, kept: Sequence[str], numbers: Sequence[int]) -> Generator[Problem, None, Sequence[str]]:
        """Lays the words with these numbers into a text that is in order, half by half. What is in order stays there:
        its words are returned.
        """
        tried = [*kept]
        for number in numbers:
            tried[number] = self.targets[number]
        laid = _laid(self.document, tried, self.said)
        if _alike(laid, self.known):
            return tried
        if len(numbers) > 1:
            half = len(numbers) // 2
            kept = yield from self.misshapen(kept, numbers[:half])
            return (yield from self.misshapen(kept, numbers[half:]))
        reason, remedy = "it would not be one block of the same kind", _ONE_BLOCK
        if laid.errors:
            reason, remedy = laid.errors[0].message, laid.errors[0].hint
        yield self.document.refused(self.document.rows[numbers[0]].unit, reason, remedy)
        return kept


def _laid(document: ExchangedDocument, words: Sequence[str], said: Mapping[str, str]) -> _Laid:
    files = document.files
    source = SourceFile(files.path, document.original.ref, files.lang)
    data = document.text(words, said).encode()
    read = parse(source, data, files.config.timezone, files.config.kinds)
    blocks = [*source_blocks(source, data, files.config.kinds)]
    if read.document is None or not _is_whole(document, blocks, words):
        return _Laid(read.document, None, errors(read.problems))
    elements = [match[0] for match in _ELEMENT.finditer(str(read.document.prose.html))]
    return _Laid(read.document, _Shape([block.kind for block in blocks if not block.key], elements), [])


def _is_whole(document: ExchangedDocument, blocks: Sequence[SourceBlock], words: Sequence[str]) -> bool:
    """Whether each block has the words that were laid into it."""
    body, there = ([block for block in side if not block.key] for side in (blocks, document.there.blocks))
    keys = {block.key: block.text for block in blocks if block.key}
    laid = [(row.key, _as_read(text)) for row, text in zip(document.rows, words, strict=True)]
    expected = iter([text for key, text in laid if not key])
    return (
        len(body) == len(there)
        and all(one.text == next(expected) for one, original in zip(body, there, strict=True) if original.digest)
        and all(keys.get(key) == " ".join(text.split()) for key, text in laid if key)
    )


def _alike(laid: _Laid, known: _Laid) -> bool:
    """Nothing can be compared with an original that can't be read among the words of the translation."""
    return laid.shape is not None and known.shape in (None, laid.shape)


def _as_read(words: str) -> str:
    """Without characters that are left out wherever they are typed."""
    return str(decode("", words.encode())[0] or "")
