"""Shows how a text has changed, word by word."""

from difflib import SequenceMatcher

import click


def word_diff(before: str, after: str) -> str:
    """The new text, with what was taken out in [-…-] and what was put in in {+…+}."""
    old, new = before.split(), after.split()
    parts = []
    for tag, begin, end, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(" ".join(new[start:stop]))
            continue
        if begin < end:
            parts.append(click.style(f"[-{' '.join(old[begin:end])}-]", fg="red"))
        if start < stop:
            parts.append(click.style(f"{{+{' '.join(new[start:stop])}+}}", fg="green"))
    return " ".join(parts)
