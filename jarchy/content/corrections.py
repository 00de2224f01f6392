"""Mends slips in the bytes of a file. All else stays as it is: line ends, a byte-order mark, comments."""

from collections.abc import Callable, Collection, Iterable

from jarchy.content.proofreading import Proof, Slip, slips
from jarchy.content.scan import SourceFile
from jarchy.core.decoding import decode
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position, Text
from jarchy.core.zones import time_zone
from jarchy.i18n.language import language
from jarchy.kinds import SHORTCODES, attachments
from jarchy.markdown.body import read_body
from jarchy.model import Kinds
from jarchy.problems import errors
from jarchy.schema.facts import words_nodes
from jarchy.schema.frontmatter import split
from jarchy.schema.readers import Context

SEAL = "approved"  # the key of words to which nobody may change a letter, nor a mark
_LINE_END = lazy_pattern("(\r\n|\r|\n)")
_MOST_ROUNDS = 5  # a correction may show the next slip: two spaces before a hyphen


def proof_of(source: SourceFile, data: bytes, timezone: str, kinds: Kinds) -> Proof | None:
    """What is proofread of a file. None if the file can't be read, or if its words are sealed."""
    known = language(source.lang)
    text, problems = decode(source.path, data, right_to_left=known.direction == "rtl")
    matter = split(text)[0] if text and not errors(problems) else None
    if text is None or matter is None or SEAL in matter.fields.items:
        return None
    schema, context = kinds[source.ref.kind].schema, Context(text, known, time_zone(timezone))
    named = (*kinds, attachments.KIND)
    values = [*words_nodes(matter.fields, schema)]
    body = read_body(matter.body, matter.body_line, values, schema, context, named, SHORTCODES)
    return Proof(text, body.text, body.code_lines, values, known, SHORTCODES)


def corrected(data: bytes, read: Callable[[bytes], Proof | None], meant_so: Collection[str] = frozenset()) -> bytes:
    """The bytes of a file without the slips of which nothing else can have been meant, but for words that are
    `meant_so`. `read` gives what is proofread of them; None if nothing is.
    """
    for _ in range(_MOST_ROUNDS):
        proof = read(data)
        found = [slip for slip in slips(proof) if slip.typed not in meant_so] if proof else []
        mended = _mended(data.decode(), proof.text, found).encode() if proof else data
        if mended == data:
            break
        data = mended
    return data


def _mended(typed: str, text: Text, found: Iterable[Slip]) -> str:
    """Lines that were read otherwise than they are typed stay as they are: their places would be others. Of two slips
    in the same place, one waits for the next round, for it was found in what the other changes.
    """
    lines, mended = _LINE_END.split(typed), Position(len(text.lines) + 1, 1)  # all from here on is mended
    for slip in sorted(found, key=lambda slip: slip.mark, reverse=True):
        number, column = slip.mark
        line, start, end = lines[2 * number - 2], column - 1, column - 1 + slip.length
        is_apart = Position(number, column + slip.length) <= mended
        if slip.typo.is_certain and is_apart and line == text.lines[number - 1]:
            lines[2 * number - 2] = line[:start] + slip.typo.meant + line[end:]
            text.lines[number - 1], mended = lines[2 * number - 2], slip.mark
    return "".join(lines)
