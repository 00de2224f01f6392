"""What a press release says in its front matter, and what is known of it by that."""

from datetime import datetime
from typing import Literal, Self

from msgspec.structs import replace

from jarchy.core.dates import DateOrTime
from jarchy.kinds.pictures import Pictured
from jarchy.kinds.updates import Update, are_minor, changes
from jarchy.model import Withdrawal
from jarchy.schema.types import (
    ContactSlug,
    EventSlug,
    Headline,
    OrganisationSlug,
    ReleaseSlug,
    RequiredTranslatable,
    Slug,
    TagSlug,
    Translatable,
)


class Release(Pictured, kw_only=True):
    status: Literal["draft", "published", "withdrawn"] | None = None  # type: ignore[assignment]  # adds “withdrawn”
    withdrawn: DateOrTime | None = None  # since when
    reason: RequiredTranslatable | None = None  # why
    title: Headline
    subtitle: Headline | None = None
    summary: Translatable | None = None
    date: DateOrTime
    date_note: RequiredTranslatable | None = None  # what is said of a date that editors assume
    date_shown: bool = True  # “no”: it serves the order of lists alone
    dateline: Translatable | None = None  # the place from which the release is sent
    updates: dict[Slug, Update] = {}
    event: EventSlug | None = None
    tags: tuple[TagSlug, ...] = ()
    contacts: tuple[ContactSlug, ...] = ()
    organisations: tuple[OrganisationSlug, ...] = ()  # who issues it; by default, the organisers of the event
    related: tuple[ReleaseSlug, ...] = ()
    lead: bool = False  # whether it leads the front page, though there are newer ones

    @property
    def headline(self) -> str:
        return self.title

    @property
    def when(self) -> DateOrTime:
        return self.date

    @property
    def shown_when(self) -> DateOrTime | None:
        return self.date if self.date_shown else None

    @property
    def when_note(self) -> str:
        return self.date_note or ""

    @property
    def published(self) -> DateOrTime | None:
        """The date as a fact, for formats in which no note can stand beside it."""
        return None if self.date_note else self.shown_when

    @property
    def public_from(self) -> DateOrTime:
        return self.date

    @property
    def teaser(self) -> str:
        return self.summary or ""

    @property
    def is_withdrawn(self) -> bool:
        return self.status == "withdrawn"

    @property
    def moments(self) -> tuple[tuple[str, DateOrTime], ...]:
        updates = (("updates", update.date) for update in self.updates.values())
        return (*updates, ("withdrawn", self.withdrawn)) if self.withdrawn else tuple(updates)

    def at(self, as_of: datetime) -> Self:
        """The release as of an instant: without later updates, and without a withdrawal that is still ahead.

        A translation has only the reason of a withdrawal, without its date.
        """
        if not (self.updates or self.withdrawn or self.reason):  # nearly all
            return self
        published = {key: update for key, update in self.updates.items() if update.date.instant <= as_of}
        if self.withdrawn and self.withdrawn.instant <= as_of:
            return replace(self, updates=published)
        return replace(self, updates=published, status=None, withdrawn=None, reason=None)

    def is_corrected_slightly(self, since: DateOrTime) -> bool:
        return are_minor(self.updates.values(), since)

    @property
    def withdrawal(self) -> Withdrawal | None:
        return Withdrawal(self.withdrawn, self.reason or "") if self.withdrawn else None

    def as_withdrawn(self) -> Self:
        return replace(super().as_withdrawn(), reason=self.reason, date_note=self.date_note, related=())

    @property
    def modified(self) -> DateOrTime | None:
        """The moment of the last change that readers are told of: a correction or the withdrawal."""
        moments = [change.when for change in changes(self.updates.values())]
        return max([*moments, self.withdrawn] if self.withdrawn else moments, key=lambda when: when.at, default=None)

    @property
    def last_told(self) -> DateOrTime | None:
        return self.modified or self.published
