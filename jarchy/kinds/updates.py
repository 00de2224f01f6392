"""Updates of a document after its publication.

A minor change (a comma, a broken link) needs no entry, or one with `minor: yes`, which readers do not see. Any other
change has a note for readers, in every language.
"""

from collections.abc import Iterable, Mapping

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.model import Finding
from jarchy.schema.types import RequiredTranslatable


class Update(Record, kw_only=True):
    date: DateOrTime
    minor: bool = False
    note: RequiredTranslatable | None = None


class Change(Record):
    """An update as readers see it."""

    when: DateOrTime
    note: str


def changes(updates: Iterable[Update]) -> tuple[Change, ...]:
    """The updates that readers see, newest first."""
    visible = (Change(update.date, update.note) for update in updates if update.note)
    return tuple(sorted(visible, key=lambda change: change.when.at, reverse=True))


def are_minor(updates: Iterable[Update], since: DateOrTime) -> bool:
    """Whether there were updates since then, and all of them were minor."""
    later = [update for update in updates if not update.date.is_before(since)]
    return bool(later) and all(update.minor for update in later)


def check_updates(updates: Mapping[str, Update], published: DateOrTime) -> Iterable[Finding]:
    for key, update in updates.items():
        yield from check_moment("updates", key, update.date, published)
        if update.minor and update.note:
            yield Finding("updates", "minor-note", {"key": key})
        if not update.minor and not update.note:
            yield Finding("updates", "update-note", {"key": key})


def check_moment(at: str, key: str, moment: DateOrTime, published: DateOrTime) -> Iterable[Finding]:
    """Reports a moment before the release came out, or on that day without a time: then their order is unknown."""
    if moment.is_before(published):
        yield Finding(at, "update-dates", {"key": key})
    elif moment.day == published.day and not moment.has_time:
        yield Finding(at, "update-time", {"key": key})
