"""The language of the program itself: of its questions, and of the files that it creates.

Messages are the English words, as in templates; words/<language>.po has the others.
"""

import re
from functools import cache
from pathlib import Path

from babel.support import Translations

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.po_file import read_catalogue, translations

WORDS = Path(__file__).parent / "words"
ENGLISH = "en"


def languages() -> tuple[str, ...]:
    return (ENGLISH, *sorted(file.stem for file in WORDS.glob("*.po")))


@cache
def samples() -> frozenset[str]:
    """What new files say in place of what an editor is to write, in all languages, as `sample_key` gives it.

    It is the messages with the context “sample”. They are read without Babel, which would take longer than a build.
    """
    texts = [file.read_text(encoding="utf-8") for file in WORDS.glob("*.po")]
    return frozenset(sample_key(words) for text in texts for pair in _SAMPLE.findall(text) for words in pair)


_SAMPLE = lazy_pattern(r'^msgctxt "sample"\nmsgid "(.*)"\nmsgstr "(.*)"$', re.MULTILINE)


def sample_key(text: str) -> str:
    """The words alone: signs and spaces are corrected in texts."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@cache
def words_in(code: str) -> Translations:
    """Translations of the program's own messages; English if it has none in this language."""
    file = WORDS / f"{code}.po"
    if not file.exists():
        return translations(())
    catalogue, problems = read_catalogue(file.name, code, file.read_bytes())
    assert catalogue, problems  # a test reads them all
    return translations([catalogue.compiled])
