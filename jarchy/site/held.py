"""What is held back from readers at an instant: why, and until when. The publication gate decides it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

from jarchy.core.records import Record
from jarchy.model import Claim, Edition, Original, Ref
from jarchy.problems import Location
from jarchy.site.lack import Lack
from jarchy.site.mentions import Mentions
from jarchy.site.policies import Lacks
from jarchy.site.publication import begin_of, withheld
from jarchy.site.translations import Documents

EXPIRES_FIRST = "it expires before its date"
NEVER_TOLD = "what it waits for is never public"


class Held(Record):
    """A document, a translation or a later change of a document that readers cannot see now."""

    ref: Ref
    where: Location  # the place that says so
    what: str  # "document", "translation" or "change"
    why: str  # "draft", "until", "language", "waiting", "expired" or "never"
    until: str = ""  # an instant, if it is known
    reason: str = ""  # why it will never be public, or which documents it waits for
    lacks: tuple[Lack, ...] = ()  # the files in other languages that it waits for, itself or by other documents
    by: tuple[str, ...] = ()  # the files of documents that would be public with these: its own, or what it waits for
    pages: tuple[str, ...] = ()  # its future pages, below the site's root

    @property
    def is_secret(self) -> bool:
        """Whether it was never public."""
        return self.why != "expired"


def held_back(
    joined: Documents, mentions: Mentions, hidden: Mapping[Ref, str], lacks: Lacks, as_of: datetime
) -> tuple[Held, ...]:
    """What is held back, the soonest first. At the same instant, dependent documents come last. `hidden` is the result
    of `withheld` for `as_of`, `lacks` that of `lacks_of`.
    """
    opens, now = _opens(joined, mentions, hidden, lacks, as_of), as_of.timestamp()
    held = (
        *(_document(joined.originals[ref], joined, hidden, lacks, opens.get(ref)) for ref in hidden),
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


def with_pages(held: Iterable[Held], joined: Documents, editions: Iterable[Edition]) -> Iterator[Held]:
    """What is held back, with its future pages. A draft translation has a page only in its own language."""
    for item in held:
        pages = []
        for edition in editions:
            original, code = joined.originals.get(item.ref), edition.language.code
            document = original if original and original.lang == code else joined.translations.get((item.ref, code))
            if original and original.fields.only not in (None, code):
                continue
            if item.what != "translation" or (document and document.path == item.where.path):
                pages.append(edition.path(item.ref))
                pages.extend(old.removeprefix("/") for old in (document.fields.aliases if document else ()))
        yield replace(item, pages=tuple(pages))


def _part(claim: Claim) -> str:
    return "translation" if claim.is_translation else "document"


def _document(
    original: Original, joined: Documents, hidden: Mapping[Ref, str], lacks: Lacks, opens: datetime | None
) -> Held:
    ref, why = original.ref, hidden[original.ref]
    if why == "draft":
        return Held(ref, original.at("status"), "document", "draft")
    if _is_empty(original):
        return Held(ref, original.at("expires"), "document", "never", reason=EXPIRES_FIRST)
    if opens:
        key = "embargo" if original.fields.embargo else "date"
        return Held(ref, original.at(key), "document", "until", opens.isoformat())
    if ref in lacks and why != "expired":
        by = (original.path,) if why == "language" else ()
        return Held(ref, original.at("publish"), "document", "language", lacks=lacks[ref], by=by)
    return _waiting(original, joined, hidden, lacks)


def _waiting(original: Original, joined: Documents, hidden: Mapping[Ref, str], lacks: Lacks) -> Held:
    """One that no moment opens: because of others, or because its time is over."""
    ref, causes = original.ref, _causes(original.ref, joined, hidden)
    if any(cause in lacks or hidden.get(cause, "draft") == "draft" for cause in causes):
        lacking = sorted(cause for cause in causes if hidden.get(cause) == "language")
        return Held(
            ref,
            original.at(),
            "document",
            "waiting",
            reason=", ".join(f"{cause.kind} {cause.slug}" for cause in sorted(causes)),
            lacks=tuple(dict.fromkeys(lack for cause in lacking for lack in lacks[cause])),
            by=tuple(joined.originals[cause].path for cause in lacking),
        )
    has_been = [hidden[cause] == "expired" and not _is_empty(joined.originals[cause]) for cause in (ref, *causes)]
    if any(has_been):
        return Held(ref, original.at("expires"), "document", "expired")
    return Held(ref, original.at(), "document", "never", reason=NEVER_TOLD)


def _is_empty(original: Original) -> bool:
    """Whether its own facts allow publication at no moment."""
    begin, end = begin_of(original), original.fields.expires
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


def _opens(
    joined: Documents, mentions: Mentions, hidden: Mapping[Ref, str], lacks: Lacks, as_of: datetime
) -> dict[Ref, datetime]:
    """When each withheld document becomes public, if only time is missing.

    Asks the gate about each instant at which one of them opens, with the documents that they wait for.
    """
    around = _around(hidden, joined)
    begins = {begin.instant for ref in hidden if (begin := begin_of(joined.originals[ref])) and begin.instant > as_of}
    opens: dict[Ref, datetime] = {}
    for moment in sorted({*begins, *(moment for moment in mentions.moments if moment > as_of)}):
        then = withheld(around, mentions.at(moment), lacks.keys(), moment)
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
