"""Mends slips in the bytes of a file. All else stays as it is: line ends, a byte-order mark, comments."""

from collections.abc import Callable, Collection, Iterable

from jarchy.content.proofreading import Proof, Slip, slips
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Text

_LINE_END = lazy_pattern("(\r\n|\r|\n)")
_MOST_ROUNDS = 5  # a correction may show the next slip: two spaces before a hyphen


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
    """Lines that were read otherwise than they are typed stay as they are: their places would be others."""
    lines = _LINE_END.split(typed)
    for slip in sorted(found, key=lambda slip: slip.mark, reverse=True):
        number, column = slip.mark
        line, start = lines[2 * number - 2], column - 1
        if slip.typo.is_certain and line == text.lines[number - 1]:
            lines[2 * number - 2] = line[:start] + slip.typo.meant + line[start + slip.length :]
            text.lines[number - 1] = lines[2 * number - 2]
    return "".join(lines)
