"""What the catalogue says of one problem."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Entry(NamedTuple):
    """A code's severity, message and remedy. More than `one_by_one` warnings of a code are one line: `many`.

    `may_wait` marks what is still to be written, here or elsewhere: in a draft, it is a warning (`site/drafts.py`).
    """

    severity: Severity
    message: str
    hint: str
    many: str = ""
    hint_for_many: str = ""
    one_by_one: int = 3
    may_wait: bool = False
    is_loss: bool = False  # readers lose by this build what they had: no later one says so


def error(message: str, hint: str) -> Entry:
    return Entry("error", message, hint)


def may_wait(message: str, hint: str) -> Entry:
    return Entry("error", message, hint, may_wait=True)


def warning(message: str, hint: str, many: str = "", hint_for_many: str = "", one_by_one: int = 3) -> Entry:
    return Entry("warning", message, hint, many, hint_for_many, one_by_one)


def loss(message: str, hint: str, many: str, hint_for_many: str) -> Entry:
    return Entry("warning", message, hint, many, hint_for_many, one_by_one=10, is_loss=True)


SINCE_WHEN = "“checks:” in content/site.yaml sets the day from which they are asked for"
SILENCE = "if both are right, write “parity: [{about}]” below “translation:”"
