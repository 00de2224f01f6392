"""What new files say in place of what an editor is to write."""

import re
from functools import cache
from pathlib import Path

from jarchy.core.patterns import lazy_pattern

WORDS = Path(__file__).parent / "words"


@cache
def samples() -> frozenset[str]:
    """All of it, in all languages, as `sample_key` gives it.

    It is the messages with the context “sample”. They are read without Babel, which would take longer than a build.
    """
    texts = [file.read_text(encoding="utf-8") for file in WORDS.glob("*.po")]
    return frozenset(sample_key(words) for text in texts for pair in _SAMPLE.findall(text) for words in pair)


_SAMPLE = lazy_pattern(r'^msgctxt "sample"\nmsgid "(.*)"\nmsgstr "(.*)"$', re.MULTILINE)


def sample_key(text: str) -> str:
    """The words alone: signs and spaces are corrected in texts."""
    return " ".join(re.findall(r"\w+", text.casefold()))
