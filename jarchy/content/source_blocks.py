"""The blocks of a source file with their whole texts, for whoever translates them."""

from collections.abc import Iterator
from typing import NamedTuple

from jarchy.content.block_digests import block_digest, body_digest
from jarchy.content.scan import SourceFile
from jarchy.content.statements import Span, body_spans, in_words, without_comments
from jarchy.core.decoding import decode
from jarchy.kinds import SHORTCODES
from jarchy.model import Kinds
from jarchy.schema.facts import words_nodes
from jarchy.schema.frontmatter import FrontMatter, split


class SourceBlock(NamedTuple):
    """A paragraph, a heading, an item …, or the words of a key."""

    key: str  # as editors write it: “title”, or “updates: sum: note”; empty in the body
    kind: str  # as in `Block`; the key again, where there is one
    text: str  # as typed, without the mark of an item or a heading
    line: int
    digest: str  # empty for what has no words

    @property
    def name(self) -> str:
        """What editors are told that it is."""
        return self.key or in_words(self.kind)


def source_blocks(source: SourceFile, data: bytes, kinds: Kinds) -> Iterator[SourceBlock]:
    """Nothing of a file that can't be read."""
    matter = _read(source, data)
    if matter is None:
        return
    for key, mark, words, _ in words_nodes(matter.fields, kinds[source.ref.kind].schema):
        yield SourceBlock(key, key, words, mark.line, block_digest(words, key))
    body = without_comments(matter.body)
    for start, end, kind, _ in body_spans(body, SHORTCODES):
        words, line = body[start:end], matter.body_line + body.count("\n", 0, start)
        yield SourceBlock("", kind, words.strip(), line, body_digest(kind, words))


class SourcePart(NamedTuple):
    """What is translated in one piece: a whole table, a whole list, or another block of a body."""

    kind: str  # of its first block
    text: str  # as typed


def source_parts(source: SourceFile, data: bytes) -> Iterator[SourcePart]:
    """The body of a file, part by part. Nothing of a file that can't be read."""
    matter = _read(source, data)
    body = without_comments(matter.body) if matter else ""
    for start, end, kind, _ in _part_spans(body):
        yield SourcePart(kind, body[start:end].strip("\n").rstrip())


def _part_spans(body: str) -> Iterator[Span]:
    """The places of the parts, from the beginnings of their lines."""
    part: Span | None = None
    for span in body_spans(body, SHORTCODES):
        here = span._replace(start=body.rfind("\n", 0, span.start) + 1)
        if part and _goes_on(part, here, body):
            part = part._replace(end=here.end)
            continue
        if part:
            yield part
        part = here
    if part:
        yield part


def _goes_on(part: Span, here: Span, body: str) -> bool:
    """Whether a table goes on with this row, or a list with this item or with what is indented below an item."""
    between = body[part.end : here.start]
    if between.strip():
        return False
    if part.kind == "row":
        return here.kind == "row" and between == "\n"
    is_inside = body[here.start : here.start + 2].isspace()
    return part.kind == "item" and (here.kind == "item" or is_inside)


def _read(source: SourceFile, data: bytes) -> FrontMatter | None:
    text, _ = decode(source.path, data)
    return split(text)[0] if text else None
