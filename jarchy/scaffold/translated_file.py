"""The text of a translation that is made of translated blocks."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jarchy.scaffold.block_of_keys import with_said
from jarchy.scaffold.front_matter_words import Unwritable, with_words

_EMPTY_FILE = "---\ntranslation:\n  reviewed: no\n---\n"


class BodyPart(NamedTuple):
    """A block of a body: where it stands there, and its translation."""

    start: int
    end: int
    words: str


def translated_file(before: str, words: Mapping[str, str], body: str, said: Mapping[str, str]) -> str:
    """The text of a translation with these words under the keys of its front matter, with a body, and with what it says
    of itself. `before` is its text until now. Raises Unwritable if its front matter can't be edited.
    """
    edited = with_said(with_words(before or _EMPTY_FILE, words), "translation", said)
    if edited is None:
        raise Unwritable("translation")
    head = edited[: edited.index("\n---\n", 3) + 5]
    return f"{head}{body}"


def with_parts(body: str, parts: Sequence[BodyPart]) -> str:
    """A body with other words in its blocks."""
    for part in sorted(parts, reverse=True):
        body = body[: part.start] + part.words + body[part.end :]
    return body


def without_traces(body: str) -> str:
    """A body in which comments have left lines of spaces."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"^[ \t]+$", "", body, flags=re.MULTILINE)).lstrip("\n")
