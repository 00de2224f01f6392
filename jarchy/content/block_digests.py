"""Digests of the blocks of an original, which a translation records: they tell later what has changed since.

They are of words. Quotation marks, dashes, kinds of spaces and soft hyphens don't count, nor where lines break. That of
a row of a table has those of its cells behind it, each after a dot. Records from before have the first part alone.
"""

import re
from collections.abc import Sequence

from jarchy.core.hashing import digest
from jarchy.core.patterns import lazy_pattern

LENGTH = 6  # hexadecimal digits: of a hundred blocks that change, one in 160,000 is taken for an unchanged one
_ALIKE = (
    dict.fromkeys("«»„“”‟‹›‘’‚‛`'", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\xa0\u2002\u2003\u2007\u2009\u200a\u202f", " ")
    | {"\xad": ""}
)
_UNLIKE = lazy_pattern(f"[{''.join(_ALIKE)}]")  # few characters of a text: `str.translate` looks at all of them


def body_digest(kind: str, words: str) -> str:
    """The digest of a block of a text, by its kind; as below."""
    of_block = block_digest(words)
    return ".".join([of_block, *map(block_digest, cells_of(words))]) if kind == "row" and of_block else of_block


def cells_of(row: str) -> list[str]:
    """The texts in a row of a table, of which the first bar is left out."""
    return [cell.strip() for cell in _BAR.split(row.strip().removesuffix("|"))]


_BAR = lazy_pattern(r"(?<!\\)\|")


def as_now(of: Sequence[str], now: Sequence[str]) -> list[str]:
    """What a translation has recorded, as it would be recorded now: rows that have not changed with their cells."""
    rows = {digest.partition(".")[0]: digest for digest in now if "." in digest}
    return [rows.get(digest, digest) for digest in of] if rows else [*of]


def changed_cells(then: str, now: str) -> list[int]:
    """Of a row, the numbers of the cells that have changed, from 0; none if that is not known."""
    (_, *old), (_, *new) = then.split("."), now.split(".")
    if len(old) != len(new):
        return []
    return [number for number, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]


def block_digest(words: str, key: str = "") -> str:
    """The digest of a paragraph or the like, or of the value of a key, which is another one even of the same words. It
    is empty without a letter or a digit, as for the line below the head of a table.
    """
    said = " ".join(_UNLIKE.sub(_alike, words).split())
    return digest(key, said)[:LENGTH] if any(map(str.isalnum, said)) else ""


def _alike(sign: re.Match[str]) -> str:
    return _ALIKE[sign[0]]
