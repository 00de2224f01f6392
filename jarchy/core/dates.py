"""Days, and days with a time, in the site's time zone."""

from datetime import UTC, date, datetime, timedelta, timezone

from jarchy.core.records import Record


class DateOrTime(Record):
    """A day, or a day with a time, in the site's time zone."""

    iso: str  # 2018-07-03, or 2018-07-03T09:30+06:00
    at: int  # Unix time in seconds; for a day without a time, its beginning in the site's zone

    @property
    def has_time(self) -> bool:
        return "T" in self.iso

    @property
    def day(self) -> date:
        return date.fromisoformat(self.iso[:10])

    @property
    def time(self) -> str:
        """As 09:30; empty for a day without a time."""
        return self.iso[11:16]

    @property
    def instant(self) -> datetime:
        return datetime.fromtimestamp(self.at, UTC)

    @property
    def moment(self) -> datetime:
        """The instant, in the site's zone."""
        local = datetime.fromisoformat(self.iso)
        ahead = timedelta(seconds=int(local.replace(tzinfo=UTC).timestamp()) - self.at)
        return self.instant.astimezone(local.tzinfo or timezone(ahead))

    def is_before(self, other: "DateOrTime") -> bool:
        """Compares instants if both have a time, and days otherwise."""
        return self.at < other.at if self.has_time and other.has_time else self.iso[:10] < other.iso[:10]
