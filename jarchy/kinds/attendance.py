"""How one takes part in an event: by registration, by accreditation, or from afar."""

from urllib.parse import urlsplit

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.pictures import Pictured
from jarchy.model import Link, Phase
from jarchy.schema.types import EventTime, Translatable, Url


class Attended(Pictured, kw_only=True):
    """The keys of what one can attend."""

    registration: Url | None = None
    stream: Url | None = None
    accreditation: Translatable | None = None  # how the press applies
    accreditation_until: EventTime | None = None


class Attendance(Record):
    """What readers can still do. No address is asked for anything before a reader follows it."""

    registration: Link | None  # its text is the host
    stream: Link | None
    has_accreditation: bool
    accreditation: str
    until: DateOrTime | None
    is_closed: bool  # nobody can apply for accreditation any more

    def __bool__(self) -> bool:
        return bool(self.registration or self.stream or self.has_accreditation)


def attendance(fields: Attended, phase: Phase, *, is_closed: bool) -> Attendance:
    """Nobody registers for what is cancelled or over; a stream may be there to be seen later."""
    is_ahead = fields.takes_place and phase in ("ahead", "now")
    return Attendance(
        registration=_elsewhere(fields.registration) if is_ahead else None,
        stream=_elsewhere(fields.stream) if fields.takes_place else None,
        has_accreditation=is_ahead and bool(fields.accreditation or fields.accreditation_until),
        accreditation=fields.accreditation or "",
        until=fields.accreditation_until,
        is_closed=is_closed,
    )


def _elsewhere(url: str | None) -> Link | None:
    return Link(url, urlsplit(url).hostname or "") if url else None
