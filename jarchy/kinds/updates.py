"""What has changed in a document since it was published.

A minor change (a comma, a broken link) needs no entry, or one that readers don't see. A major one has a note for
them, in every language.
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
    """What readers are told of an update."""

    when: DateOrTime
    note: str


def changes(updates: Iterable[Update]) -> tuple[Change, ...]:
    """The newest first."""
    told = (Change(update.date, update.note) for update in updates if update.note)
    return tuple(sorted(told, key=lambda change: change.when.at, reverse=True))


def check_updates(updates: Mapping[str, Update], published: DateOrTime) -> Iterable[Finding]:
    for key, update in updates.items():
        yield from check_moment("updates", key, update.date, published)
        if update.minor and update.note:
            yield Finding("updates", "minor-note", {"key": key})
        if not update.minor and not update.note:
            yield Finding("updates", "update-note", {"key": key})


def check_moment(at: str, key: str, moment: DateOrTime, published: DateOrTime) -> Iterable[Finding]:
    """Of one day, it must be clear what came last: or nobody who follows the release would hear of it."""
    if moment.is_before(published):
        yield Finding(at, "update-dates", {"key": key})
    elif moment.day == published.day and not moment.has_time:
        yield Finding(at, "update-time", {"key": key})
