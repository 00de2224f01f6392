"""The language of the program itself: of its questions, and of the files that it creates.

Messages are the English words, as in templates; words/<language>.po has the others.
"""

from functools import cache

from babel.support import Translations

from jarchy.i18n.messages import translations
from jarchy.i18n.po_file import read_catalogue
from jarchy.i18n.samples import WORDS

ENGLISH = "en"


def languages() -> tuple[str, ...]:
    return (ENGLISH, *sorted(file.stem for file in WORDS.glob("*.po")))


@cache
def words_in(code: str) -> Translations:
    """Translations of the program's own messages; English if it has none in this language."""
    file = WORDS / f"{code}.po"
    if not file.exists():
        return translations(())
    catalogue, problems = read_catalogue(file.name, code, file.read_bytes())
    assert catalogue, problems  # a test reads them all
    return translations((catalogue.compiled,))
