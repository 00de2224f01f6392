"""The language in which the program speaks to the one who types: questions, and what it writes into new files.

Messages are the English words, as in templates; words/<language>.po has the others.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.support import Translations

import jarchy
from jarchy.catalogue import read_catalogue, translations

WORDS = Path(jarchy.__file__).parent / "words"
ENGLISH = "en"


def languages() -> tuple[str, ...]:
    return (ENGLISH, *sorted(file.stem for file in WORDS.glob("*.po")))


def language_of_system(environment: Mapping[str, str] = os.environ) -> str:
    """Of those that the program speaks, the one that the system is set to; else English."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next(filter(None, named), "").partition("_")[0].partition(".")[0]
    return wanted if wanted in languages() else ENGLISH


@cache
def words_in(code: str) -> Translations:
    """Its `gettext` says a message in the language; in English where the program does not speak it."""
    file = WORDS / f"{code}.po"
    if not file.exists():
        return translations(())
    catalogue, problems = read_catalogue(file.name, code, file.read_bytes())
    assert catalogue, problems  # a test reads them
    return translations([catalogue.compiled])
