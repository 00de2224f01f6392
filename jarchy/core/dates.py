"""Days, and days with a time: on the site's clock, or on the clock of the place where something happens."""

from datetime import UTC, date, datetime, timedelta, timezone

from jarchy.core.records import Record


def in_minutes(when: datetime) -> str:
    """A moment as editors are told it, on its own clock: 2018-07-03 09:00."""
    return f"{when:%Y-%m-%d %H:%M}"


class DateOrTime(Record):
    """A day, or a day with a time, in the site's time zone; or, if `home` says so, in another one."""

    iso: str  # 2018-07-03, or 2018-07-03T09:30+06:00
    at: int  # Unix time in seconds; for a day without a time, its beginning in the site's zone
    home: str = ""  # the same moment on the site's clock, if `iso` is on another one

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
    def zone(self) -> str:
        """The offset of its clock, as UTC+5:30; empty if it is the site's clock, which readers need not be told."""
        if not self.home:
            return ""
        hours, _, minutes = self.iso[17:].partition(":")
        sign = "+" if self.iso[16] == "+" else "−"
        ahead = f"{int(hours)}" + (f":{minutes}" if int(minutes) else "")
        return f"UTC{sign}{ahead}" if ahead != "0" else "UTC"

    @property
    def at_home(self) -> "DateOrTime":
        """The same moment on the site's clock, which is named in its turn."""
        return DateOrTime(self.home, self.at, self.iso) if self.home else self

    @property
    def instant(self) -> datetime:
        return datetime.fromtimestamp(self.at, UTC)

    @property
    def moment(self) -> datetime:
        """The instant, on its clock."""
        local = datetime.fromisoformat(self.iso)
        ahead = timedelta(seconds=int(local.replace(tzinfo=UTC).timestamp()) - self.at)
        return self.instant.astimezone(local.tzinfo or timezone(ahead))

    def is_before(self, other: "DateOrTime") -> bool:
        """Compares instants if both have a time, and days otherwise."""
        return self.at < other.at if self.has_time and other.has_time else self.iso[:10] < other.iso[:10]
