"""The passphrase of a preview: given in the environment or in a file, typed, or made; never an argument."""

import os
import re
import secrets
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click
from zxcvbn import zxcvbn

from jarchy.build.sealing import normalised
from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.romanisation import proposed_slug

VARIABLE = "JARCHY_PREVIEW_PASSPHRASE"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none of them is taken for another one
GROUPS, GROUP = 4, 5  # of letters: 99 bits
SHORTEST = 16  # letters
LEAST = 14  # the power of ten of guesses that it must withstand; a large machine does 10⁵ a second
LONGEST = 100  # letters that are judged: zxcvbn takes long for more


# Days in digits, in any order, with or without marks between them, and years.
_DATES = lazy_pattern(r"\d{1,2}\D?\d{1,2}\D?(?:19|20)\d\d|(?:19|20)\d\d(?:\D?\d{1,2}){0,2}|\d{1,2}\.\d{1,2}\.\d\d")
_KEYS = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.")
_STEM = 4  # letters: words that begin alike are forms of one word
_ENDING = 3  # letters by which a form may be longer
_FEWEST = 3  # letters of a word that is worth looking for


class Passphrase(NamedTuple):
    words: str
    is_new: bool = False  # made here, and known to nobody yet
    file: Path | None = None  # into which it was written, if it was made for one


def passphrase(file: Path | None, words: Iterable[str]) -> Passphrase:
    """Reads, asks for or makes a passphrase. Raises UsageError if it is weak, as one of these `words` is.

    A `file` that is not there yet is written, with a new one.
    """
    if file and file.exists():
        return Passphrase(_checked(_read(file), words))
    if file:
        return Passphrase(_written(file), is_new=True, file=file)
    if given := os.environ.get(VARIABLE):
        return Passphrase(_checked(given, words))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(f"Give a passphrase: in the variable {VARIABLE}, or by --passphrase-file FILE.")
    typed = click.prompt("Passphrase (none: one is made)", default="", show_default=False, hide_input=True)
    if not typed:
        return Passphrase(new_passphrase(), is_new=True)
    if normalised(click.prompt("The same again", default="", show_default=False, hide_input=True)) != normalised(typed):
        raise click.UsageError("The two are not the same.")
    return Passphrase(_checked(typed, words))


def _read(file: Path) -> str:
    """The only line of the file that has something on it."""
    try:
        text = file.read_bytes().removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        raise click.UsageError(f"{file.name} is not in UTF-8: save it with this encoding.") from None
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) != 1:
        what = "more than one line" if lines else "nothing in it"
        raise click.UsageError(f"{file.name} has {what}: the passphrase must be its only line.")
    return lines[0]


def new_passphrase() -> str:
    groups = ("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def _written(file: Path) -> str:
    """A new passphrase, in a new file that only its owner can read."""
    words = new_passphrase()
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as stream:
        stream.write(f"{words}\n")
    return words


def _checked(typed: str, words: Iterable[str]) -> str:
    given = normalised(typed)
    if not given.isprintable():
        raise click.UsageError("The passphrase has characters that others cannot type. Choose letters and digits.")
    if len(given) < SHORTEST or _guesses(_unknown_in(given, words)[:LONGEST]) < LEAST:
        raise click.UsageError(
            f"The passphrase is too weak: who has the page can try millions. It needs {SHORTEST} characters or more, "
            "in no order that others know, as five words drawn by lot. Words of the release or the site do not count, "
            "nor do dates. Give none, and one is made."
        )
    return given


def _guesses(text: str) -> float:
    """The power of ten of guesses that it withstands, also of those who try the keys of a keyboard in their order."""
    ways = (text, text.translate(_KEYS))
    return min(float(zxcvbn(way, max_length=LONGEST)["guesses_log10"]) for way in ways) if text else 0


def _unknown_in(passphrase: str, words: Iterable[str]) -> str:
    """What is left of a passphrase without dates and without these words, in all their forms and in Latin letters."""
    left = _DATES.sub(" ", passphrase.casefold())
    for form in _forms(words):
        left = re.sub(form, " ", left)
    return re.sub(r"[\W_]+", "", left)


def _forms(words: Iterable[str]) -> list[str]:
    """Patterns, those of long words first."""
    known = {word for text in words for word in re.findall(r"[^\W\d_]+", normalised(text).casefold())}
    known |= {proposed_slug(word, lang) for word in known for lang in ("ru", "ky")}
    longest = sorted((word for word in known if len(word) >= _FEWEST), key=lambda word: (-len(word), word))
    return [rf"{word[:_STEM]}[^\W\d_]{{0,{max(0, len(word) - _STEM) + _ENDING}}}" for word in longest]
