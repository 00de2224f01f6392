"""The blocks of a source file with their whole texts, for whoever translates them."""

from collections.abc import Iterator
from typing import NamedTuple

from jarchy.content.block_digests import block_digest, body_digest
from jarchy.content.scan import SourceFile
from jarchy.content.statements import body_spans, in_words, without_comments
from jarchy.core.decoding import decode
from jarchy.kinds import SHORTCODES
from jarchy.model import Kinds
from jarchy.schema.facts import words_nodes
from jarchy.schema.frontmatter import split


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
    text, _ = decode(source.path, data)
    matter = split(text)[0] if text else None
    if matter is None:
        return
    for key, mark, words, _ in words_nodes(matter.fields, kinds[source.ref.kind].schema):
        yield SourceBlock(key, key, words, mark.line, block_digest(words, key))
    body = without_comments(matter.body)
    for start, end, kind, _ in body_spans(body, SHORTCODES):
        words, line = body[start:end], matter.body_line + body.count("\n", 0, start)
        yield SourceBlock("", kind, words.strip(), line, body_digest(kind, words))
