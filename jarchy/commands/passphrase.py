"""The passphrase of a preview: given in the environment or in a file, typed, or made; never an argument."""

import os
import secrets
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click
from zxcvbn import zxcvbn

from jarchy.build.sealing import normalised

VARIABLE = "JARCHY_PREVIEW_PASSPHRASE"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none of them is taken for another one
GROUPS, GROUP = 4, 5  # of letters: 99 bits
SHORTEST = 16  # letters
LEAST = 14  # the power of ten of guesses that it must withstand; a large machine does 10⁵ a second
LONGEST = 100  # letters that are judged: zxcvbn takes long for more


class Passphrase(NamedTuple):
    words: str
    is_new: bool = False  # made here, and known to nobody yet


def passphrase(file: Path | None, words: Iterable[str]) -> Passphrase:
    """Reads, asks for or makes a passphrase. Raises UsageError if it is weak, as one of these `words` is.

    A `file` that is not there yet is written, with a new one.
    """
    if file and file.exists():
        return Passphrase(_checked(file.read_text(encoding="utf-8"), words))
    if file:
        return Passphrase(_written(file))
    if given := os.environ.get(VARIABLE):
        return Passphrase(_checked(given, words))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(f"Give a passphrase: in the variable {VARIABLE}, or by --passphrase-file FILE.")
    typed = click.prompt("Passphrase (none: one is made)", default="", show_default=False, hide_input=True)
    if not typed:
        return Passphrase(new_passphrase(), is_new=True)
    if click.prompt("The same again", default="", show_default=False, hide_input=True) != typed:
        raise click.UsageError("The two are not the same.")
    return Passphrase(_checked(typed, words))


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
    known = [part for text in words for part in (text, *text.replace("-", " ").split())]
    guesses = float(zxcvbn(given[:LONGEST], user_inputs=known, max_length=LONGEST)["guesses_log10"]) if given else 0
    if len(given) < SHORTEST or guesses < LEAST:
        raise click.UsageError(
            f"The passphrase is too weak: who has the page can try millions. It needs {SHORTEST} characters or more, "
            "in no order that others know, as five words drawn by lot. Give none, and one is made."
        )
    return given
