"""What editors are told of what is held back."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from jarchy.core.dates import in_minutes
from jarchy.site.held import Held
from jarchy.site.lack import remedies

MOST_NAMES, MOST_INSTANTS = 3, 3  # in the summary of a build


def held_summary(held: Sequence[Held], zone: tzinfo) -> str:
    """A summary in one line: how much is held back, and the next instants. Empty if nothing is."""
    parts = [
        _number("draft", [item for item in held if item.why == "draft" and item.what == "document"]),
        _number("draft translation", [item for item in held if item.what == "translation"]),
        *_until("", [item for item in held if item.why == "until" and item.what == "document"], zone),
        *_until("change ", [item for item in held if item.what == "change"], zone),
        *_named("waiting for another language", [item for item in held if item.why == "language"]),
        *_named("waiting for another document", [item for item in held if item.why == "waiting"]),
        *_named("expired", [item for item in held if item.why == "expired"], most=0),
        *_named("for ever", [item for item in held if item.why == "never"]),
    ]
    said = ", ".join(part for part in parts if part)
    return f"Held back: {said}" if said else ""


def _number(noun: str, held: list[Held]) -> str:
    return f"{len(held):,} {noun}{'s' if len(held) > 1 else ''}" if held else ""


def _until(noun: str, held: list[Held], zone: tzinfo) -> Iterator[str]:
    """The next instants with what opens then, and the number of the others."""
    instants = list(dict.fromkeys(item.until for item in held))
    for until in instants[:MOST_INSTANTS]:
        then = [item for item in held if item.until == until]
        yield f"{len(then):,} {noun}until {moment_in_words(until, zone)} ({_names(then)})"
    later = sum(item.until in instants[MOST_INSTANTS:] for item in held)
    if later:
        yield f"{later:,} {noun}later"


def _named(words: str, held: list[Held], most: int = MOST_NAMES) -> Iterator[str]:
    if held:
        yield f"{len(held):,} {words}" + (f" ({_names(held)})" if most else "")


def _names(held: list[Held]) -> str:
    reasons = (
        f"{item.ref.slug}: {item.reason}" if item.why == "never" else item.ref.slug for item in held[:MOST_NAMES]
    )
    return ", ".join(reasons) + (", …" if len(held) > MOST_NAMES else "")


def described(item: Held, zone: tzinfo) -> str:
    """A line for editors: why, until when, and in which file."""
    said = {
        "draft": f"the {item.what} is a draft",
        "until": f"the {item.what} is held back until {moment_in_words(item.until, zone)}" if item.until else "",
        "language": f"it waits for another language: {_of_language(item)}",
        "waiting": f"it waits for what is not public itself: {item.reason}"
        + (f"; that waits for another language: {_of_language(item)}" if item.lacks else ""),
        "expired": "it has expired",
        "never": f"it is held back for ever: {item.reason}",
    }
    return f"{said[item.why]} ({item.where})"


def _of_language(item: Held) -> str:
    return f"{', '.join(map(str, item.lacks))}. First: {remedies(item.lacks)}"


def moment_in_words(until: str, zone: tzinfo) -> str:
    return in_minutes(datetime.fromisoformat(until).astimezone(zone))
