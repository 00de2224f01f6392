"""Digests of the blocks of an original, which a translation records: they tell later what has changed since.

They are of words. Quotation marks, dashes, kinds of spaces and soft hyphens don't count, nor where lines break.
"""

import re

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


def block_digest(words: str, key: str = "") -> str:
    """The digest of a paragraph or the like, or of the value of a key, which is another one even of the same words. It
    is empty without a letter or a digit, as for the line below the head of a table.
    """
    said = " ".join(_UNLIKE.sub(_alike, words).split())
    return digest(key, said)[:LENGTH] if any(map(str.isalnum, said)) else ""


def _alike(sign: re.Match[str]) -> str:
    return _ALIKE[sign[0]]
