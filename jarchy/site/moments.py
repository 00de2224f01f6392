"""What depends on the clock: every comparison with it is noted, so it is known when the answer is another one."""

from datetime import datetime


class Moments:
    """Moments as seen at an instant. `next` is the soonest of those that were asked for and are still to come; in Unix
    time in seconds, as they are.
    """

    def __init__(self, as_of: datetime) -> None:
        self._now = as_of.timestamp()
        self.next: float | None = None

    def has_come(self, at: float) -> bool:
        if at <= self._now:
            return True
        self.next = at if self.next is None else min(at, self.next)
        return False
