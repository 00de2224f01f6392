"""The text of a translation that is made of translated blocks: each must be the block that its original is.

Markdown has the last word on what is a block: a list in an item, or a table without bars at its sides, has no mark by
which blocks are told apart for translators.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jarchy.commands.exchanged_document import ExchangedDocument, Row
from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile
from jarchy.content.source_blocks import SourceBlock, source_blocks
from jarchy.core.decoding import decode
from jarchy.core.patterns import lazy_pattern
from jarchy.model import Original, Translated
from jarchy.problems import Location, Problem, errors, problem
from jarchy.scaffold.front_matter_words import Unwritable
from jarchy.site.quote_checks import broken_seal

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
    checked = _Checked(document, said)
    kept = [row.unit.source if words != row.unit.target else words for row, words in checked.pairs(targets)]
    laid, known = checked.laid(targets), checked.laid(kept)
    if laid.errors and known.errors:  # they are not the translator's
        return "", laid.errors
    if laid.document is None or not _alike(laid, known):
        return "", [*checked.misshapen(kept, targets)] or laid.errors
    return text, [*broken_seal(laid.document, document.original)]


def _unusual(document: ExchangedDocument, key: str, said: Mapping[str, str]) -> Problem:
    below = [row.key.partition(": ")[2] for row in document.rows if row.key.startswith(f"{key}: ")]
    keys = ", ".join(below or said)
    return problem(Location(document.files.path), "unusual-block", key=key, keys=keys)


class _Checked(NamedTuple):
    document: ExchangedDocument
    said: Mapping[str, str]

    def pairs(self, words: Sequence[str]) -> Iterator[tuple[Row, str]]:
        return zip(self.document.rows, words, strict=True)

    def misshapen(self, kept: Sequence[str], targets: Sequence[str]) -> Iterator[Problem]:
        """Words that would not be the blocks that their originals are. They are laid one after the other into a text
        of which the blocks are known.
        """
        known = self.laid(kept)
        for number, (row, words) in enumerate(self.pairs(targets)):
            if words == kept[number]:
                continue
            tried = [*kept[:number], words, *kept[number + 1 :]]
            laid = self.laid(tried)
            if _alike(laid, known):
                kept = tried
            elif laid.errors and not known.errors:
                yield self.document.refused(row.unit, laid.errors[0].message, laid.errors[0].hint)
            else:
                yield self.document.refused(row.unit, "it would not be one block of the same kind", _ONE_BLOCK)

    def laid(self, words: Sequence[str]) -> _Laid:
        files = self.document.files
        source = SourceFile(files.path, self.document.original.ref, files.lang)
        data = self.document.text(words, self.said).encode()
        read = parse(source, data, files.config.timezone, files.config.kinds)
        blocks = [*source_blocks(source, data, files.config.kinds)]
        if read.document is None or not self._is_whole(blocks, words):
            return _Laid(read.document, None, errors(read.problems))
        elements = [match[0] for match in _ELEMENT.finditer(str(read.document.prose.html))]
        return _Laid(read.document, _Shape([block.kind for block in blocks if not block.key], elements), [])

    def _is_whole(self, blocks: Sequence[SourceBlock], words: Sequence[str]) -> bool:
        """Whether each block has the words that were laid into it."""
        body, there = ([block for block in side if not block.key] for side in (blocks, self.document.there.blocks))
        keys = {block.key: block.text for block in blocks if block.key}
        expected = iter([_as_read(text) for row, text in self.pairs(words) if not row.key])
        return (
            len(body) == len(there)
            and all(one.text == next(expected) for one, original in zip(body, there, strict=True) if original.digest)
            and all(keys.get(row.key) == " ".join(_as_read(text).split()) for row, text in self.pairs(words) if row.key)
        )


def _alike(laid: _Laid, known: _Laid) -> bool:
    """Nothing can be compared with an original that can't be read among the words of the translation."""
    return laid.shape is not None and known.shape in (None, laid.shape)


def _as_read(words: str) -> str:
    """Without characters that are left out wherever they are typed."""
    return str(decode("", words.encode())[0] or "")
