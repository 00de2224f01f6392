"""Days and moments, as a calendar in the site's zone shows them."""

from datetime import UTC, date, datetime, timedelta, timezone

from jarchy.core.records import Record


class DateOrTime(Record):
    """A day, or a day and a time, as a calendar in the site's zone shows it."""

    iso: str  # 2018-07-03, or 2018-07-03T09:30+06:00
    at: int  # seconds since 1970 in UTC; of a day alone: its beginning in the site's zone

    @property
    def has_time(self) -> bool:
        return "T" in self.iso

    @property
    def day(self) -> date:
        return date.fromisoformat(self.iso[:10])

    @property
    def time(self) -> str:
        """Hours and minutes, or nothing."""
        return self.iso[11:16]

    @property
    def instant(self) -> datetime:
        return datetime.fromtimestamp(self.at, UTC)

    @property
    def moment(self) -> datetime:
        """The instant, as a clock in the site's zone shows it."""
        local = datetime.fromisoformat(self.iso)
        ahead = timedelta(seconds=int(local.replace(tzinfo=UTC).timestamp()) - self.at)
        return self.instant.astimezone(local.tzinfo or timezone(ahead))

    def is_before(self, other: "DateOrTime") -> bool:
        """By the clock where both have a time, else by the calendar."""
        return self.at < other.at if self.has_time and other.has_time else self.iso[:10] < other.iso[:10]
