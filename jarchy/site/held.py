"""Explains what is held back from readers at an instant: why, and until when. The publication gate decides it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.model import Claim, Original, Ref
from jarchy.problems import Location, Problem, problem
from jarchy.site.publication import withheld
from jarchy.site.translations import Documents

DAY = 24 * 60 * 60  # seconds
FAR, LATE, RECENTLY = 366 * DAY, 7 * DAY, 30 * DAY
MOST_NAMES, MOST_INSTANTS = 3, 3  # in the summary of a build

EXPIRES_FIRST = "it expires before its date"
NEVER_TOLD = "what it waits for is never public"


class Held(Record):
    """A document, a translation or a later change of a document that readers cannot see now."""

    ref: Ref
    where: Location  # the place that says so
    what: str  # "document", "translation" or "change"
    why: str  # "draft", "until", "waiting", "expired" or "never"
    until: str = ""  # an instant, if it is known
    reason: str = ""  # why it will never be public, or what it waits for
    pages: tuple[str, ...] = ()  # its future pages, below the site's root

    @property
    def is_secret(self) -> bool:
        """Whether it was never public."""
        return self.why != "expired"


def held_back(joined: Documents, hidden: Mapping[Ref, str], as_of: datetime) -> tuple[Held, ...]:
    """What is held back, the soonest first. At the same instant, dependent documents come last. `hidden` is the result
    of `withheld` for `as_of`.
    """
    opens, now = _opens(joined, hidden, as_of), as_of.timestamp()
    held = (
        *(_document(joined.originals[ref], joined, hidden, opens.get(ref)) for ref in hidden),
        *(
            Held(file.source.ref, file.at(file.claim.mark), _part(file.claim), "draft")
            for file in joined.left_out
            if file.claim
        ),
        *(
            Held(ref, translation.at("translation"), "translation", "draft")
            for (ref, _), translation in joined.translations.items()
            if ref in joined.originals and translation.is_draft
        ),
        *(
            Held(ref, original.at(key), "change", "until", moment.instant.isoformat())
            for ref, original in joined.originals.items()
            if ref not in hidden
            for key, moment in original.fields.moments
            if moment.at > now
        ),
    )
    following = {ref for ref, original in joined.originals.items() if original.fields.follows}
    return tuple(sorted(held, key=lambda item: (item.until, item.ref in following, item.ref.slug)))


def _part(claim: Claim) -> str:
    return "translation" if claim.is_translation else "document"


def _document(original: Original, joined: Documents, hidden: Mapping[Ref, str], opens: datetime | None) -> Held:
    ref, why = original.ref, hidden[original.ref]
    if why == "draft":
        return Held(ref, original.at("status"), "document", "draft")
    if _is_empty(original):
        return Held(ref, original.at("expires"), "document", "never", reason=EXPIRES_FIRST)
    if opens:
        key = "embargo" if original.fields.embargo else "date"
        return Held(ref, original.at(key), "document", "until", opens.isoformat())
    causes = _causes(ref, joined, hidden)
    if any(hidden.get(cause, "draft") == "draft" for cause in causes):
        return Held(
            ref, original.at(), "document", "waiting", reason=", ".join(sorted({cause.slug for cause in causes}))
        )
    has_been = [hidden[cause] == "expired" and not _is_empty(joined.originals[cause]) for cause in (ref, *causes)]
    if any(has_been):
        return Held(ref, original.at("expires"), "document", "expired")
    return Held(ref, original.at(), "document", "never", reason=NEVER_TOLD)


def _begin(original: Original) -> DateOrTime | None:
    """When its own facts allow publication."""
    moments = [moment for moment in (original.fields.embargo, original.fields.public_from) if moment]
    return max(moments, key=lambda moment: moment.at, default=None)


def _is_empty(original: Original) -> bool:
    """Whether its own facts allow publication at no moment."""
    begin, end = _begin(original), original.fields.expires
    return bool(begin and end and end.at <= begin.at)


def _causes(ref: Ref, joined: Documents, hidden: Mapping[Ref, str]) -> set[Ref]:
    """The withheld documents that it waits for, and those that they wait for. What is left out is withheld."""
    causes: set[Ref] = set()
    ahead = [ref]
    while ahead:
        cause = ahead.pop()
        leading = {*joined.originals[cause].fields.needs, *joined.mentioned_by.get(cause, ())}
        more = leading - (joined.originals.keys() - hidden.keys()) - causes - {ref}
        causes |= more
        ahead.extend(more & joined.originals.keys())
    return causes


def _opens(joined: Documents, hidden: Mapping[Ref, str], as_of: datetime) -> dict[Ref, datetime]:
    """When each withheld document becomes public, if only time is missing.

    Asks the gate about each instant at which one of them opens, with the documents that they wait for.
    """
    around = _around(hidden, joined)
    begins = {begin.instant for ref in hidden if (begin := _begin(joined.originals[ref])) and begin.instant > as_of}
    opens: dict[Ref, datetime] = {}
    for moment in sorted(begins):
        then = withheld(around, joined.mentioned_by, moment)
        opens |= {ref: moment for ref in hidden if ref not in then and ref not in opens}
    return opens


def _around(hidden: Iterable[Ref], joined: Documents) -> dict[Ref, Original]:
    """These documents, with all that the gate needs to decide about them."""
    around: dict[Ref, Original] = {}
    ahead = list(hidden)
    while ahead:
        ref = ahead.pop()
        if ref in joined.originals and ref not in around:
            around[ref] = joined.originals[ref]
            ahead.extend((*joined.originals[ref].fields.needs, *joined.mentioned_by.get(ref, ())))
    return around


def warnings(
    joined: Documents, held: Collection[Held], as_of: datetime, *, is_repository_public: bool
) -> Iterator[Problem]:
    """What an editor may not have meant, and what anybody can read in a public repository."""
    for item in held:
        if item.why == "never":
            yield problem(item.where, "never-public", reason=item.reason)
        if is_repository_public and item.is_secret:
            yield problem(item.where, "public-repository", what=item.what)
    hidden = {item.ref for item in held if item.what == "document"}
    for original in joined.originals.values():
        yield from _odd_moments(original, as_of.timestamp(), is_hidden=original.ref in hidden)


def _odd_moments(original: Original, now: float, *, is_hidden: bool) -> Iterator[Problem]:
    """Warnings about moments in the future or the recent past."""
    fields = original.fields
    embargo, date = fields.embargo, getattr(fields, "date", None)
    for key, moment in (("embargo", embargo), ("date", date), *fields.moments):
        if moment and moment.at > now + FAR:
            yield problem(original.at(key), "far-ahead", key=key, day=moment.iso[:10])
    if embargo and fields.public_from and embargo.at > max(fields.public_from.at + LATE, now - RECENTLY):
        yield problem(original.at("date"), "late-embargo", day=embargo.iso[:10])
    if date and date.at > now and not is_hidden:
        yield problem(original.at("date"), "date-ahead")


def held_summary(held: Sequence[Held], zone: tzinfo) -> str:
    """A summary in one line: how much is held back, and the next instants. Empty if nothing is."""
    parts = [
        _number("draft", [item for item in held if item.why == "draft" and item.what == "document"]),
        _number("draft translation", [item for item in held if item.what == "translation"]),
        *_until("", [item for item in held if item.why == "until" and item.what == "document"], zone),
        *_until("change ", [item for item in held if item.what == "change"], zone),
        *_named("waiting for a draft", [item for item in held if item.why == "waiting"]),
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
        yield f"{len(then):,} {noun}until {shown(until, zone)} ({_names(then)})"
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
        "until": f"the {item.what} is held back until {shown(item.until, zone)}" if item.until else "",
        "waiting": f"it waits for what is not public itself: {item.reason}",
        "expired": "it has expired",
        "never": f"it is held back for ever: {item.reason}",
    }
    return f"{said[item.why]} ({item.where})"


def shown(until: str, zone: tzinfo) -> str:
    return f"{datetime.fromisoformat(until).astimezone(zone):%Y-%m-%d %H:%M}"
