"""Checks what the publication gate does that editors may not expect, and what may not have been meant."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from jarchy.content.config import Config
from jarchy.content.parse import Parsed
from jarchy.kinds.page import KIND as PAGE
from jarchy.kinds.page import parent
from jarchy.model import Original, Ref
from jarchy.problems import Location, Problem, problem, shortened
from jarchy.site.addresses import Directory, addresses_in, is_web
from jarchy.site.claims import Unread
from jarchy.site.held import Held
from jarchy.site.moments import Moments
from jarchy.site.translations import Documents

DAY = 24 * 60 * 60  # seconds
FAR, LATE, RECENTLY = 366 * DAY, 7 * DAY, 30 * DAY


def check_withheld(
    parsed: Sequence[Parsed], joined: Documents, hidden: Mapping[Ref, str], unread: Unread, directory: Directory
) -> Iterator[Problem]:
    """What public documents say of withheld ones, and what asks to be withheld but isn't. `hidden` is the result of
    `publication.withheld`.
    """
    unseen = hidden.keys() | joined.absent
    if not (unread or joined.claims.unsure) and all(file.is_known for file in parsed):  # else some mentions are missing
        yield from _unseen_mentions(joined, unseen, directory.config)
        yield from _early_warnings(joined, unseen)
        yield from _lost_pages(joined, unseen)
        yield from _withheld_addresses(parsed, unseen, directory)
    yield from _unguarded(joined, hidden)


def _unseen_mentions(joined: Documents, hidden: Collection[Ref], config: Config) -> Iterator[Problem]:
    """Quotes and events that public documents speak of, but that are withheld: each once in a document."""
    following = {name for name, kind in config.kinds.items() if kind.schema.follows}
    first: dict[tuple[Ref, Ref], Location] = {}
    for document in joined.documents:
        for mention in document.mentions if document.ref not in hidden and not document.is_draft else ():
            if mention.ref.kind in following and mention.ref in hidden:
                first.setdefault((document.ref, mention.ref), Location(document.path, *mention.mark))
    for (_, named), where in first.items():
        yield problem(where, "mention-withheld", kind=named.kind, slug=named.slug)


def _early_warnings(joined: Documents, hidden: Collection[Ref]) -> Iterator[Problem]:
    """Warnings where the publication gate does something that an editor may not expect."""
    for ref, original in joined.originals.items():
        if ref in hidden:
            continue
        speaking = joined.mentioned_by.get(ref, ())
        if ref.kind == PAGE.name:
            speaking = tuple(by for by in speaking if not _lies_under(by, ref, joined))
        if speaking and all(by in hidden for by in speaking) and original.fields.status is None:
            yield problem(original.at(), "only-withheld")


def _lies_under(ref: Ref, higher: Ref, joined: Documents) -> bool:
    """Whether it is a page under the other one, which it names without a word about it."""
    return ref in joined.originals and parent(joined.originals[ref].fields) == higher


def _lost_pages(joined: Documents, hidden: Collection[Ref]) -> Iterator[Problem]:
    """Public pages under a withheld one."""
    for ref, original in joined.originals.items():
        higher = parent(original.fields)
        if higher and higher in hidden and ref not in hidden:
            yield problem(original.at("under"), "under-withheld", slug=higher.slug)


def _withheld_addresses(parsed: Iterable[Parsed], hidden: Collection[Ref], directory: Directory) -> Iterator[Problem]:
    """Full addresses of withheld documents in public ones: they may be typed as text, which readers see."""
    for file in parsed if hidden else ():
        for address, mark in addresses_in(file) if file.source.ref not in hidden else ():
            place = directory.find(address) if is_web(address) else None
            if place and place.ref in hidden:
                yield problem(file.at(mark), "address-withheld", address=shortened(address))


def _unguarded(joined: Documents, hidden: Mapping[Ref, str]) -> Iterator[Problem]:
    """Words that ask not to publish a document, if no key withholds it."""
    for document in joined.documents:
        original = joined.originals.get(document.ref)
        if original is None or document.is_draft or document.ref in hidden or original.fields.embargo:
            continue
        for caution in document.cautions:
            where = Location(document.path, *caution.mark)
            yield problem(where, "unguarded", words=caution.words, original=original.path)


def check_moments(
    joined: Documents, held: Collection[Held], moments: Moments, *, is_repository_public: bool
) -> Iterator[Problem]:
    """What an editor may not have meant, and what anybody can read in a public repository."""
    for item in held:
        if item.why == "never":
            yield problem(item.where, "never-public", reason=item.reason)
        if is_repository_public and item.is_secret:
            yield problem(item.where, "public-repository", what=item.what)
    yield from _commented_out(joined, moments)
    for original in joined.originals.values() if is_repository_public else ():
        for key in ("private_phone", "private_email"):
            if getattr(original.fields, key, None):
                yield problem(original.at(key), "public-repository", what=f"“{key}”")
    hidden = {item.ref for item in held if item.what == "document"}
    for original in joined.originals.values():
        yield from _odd_moments(original, moments, is_hidden=original.ref in hidden)


def _commented_out(joined: Documents, moments: Moments) -> Iterator[Problem]:
    """Dates in comments that would hold a document back. Those that `new` offers have come: they are of its own day."""
    for document in joined.documents:
        original = joined.originals.get(document.ref, document)
        for one in document.commented:
            is_set = getattr(original.fields, one.key, None) is not None
            if not is_set and (one.at is None or not moments.has_come(one.at)):
                where = Location(document.path, *one.mark)
                yield problem(where, "commented-key", key=one.key, value=shortened(one.value))


def _odd_moments(original: Original, moments: Moments, *, is_hidden: bool) -> Iterator[Problem]:
    """Warnings about moments in the future or the recent past."""
    fields = original.fields
    embargo, date = fields.embargo, getattr(fields, "date", None)
    for key, moment in (("embargo", embargo), ("date", date), ("pinned_until", fields.pinned_until), *fields.moments):
        if moment and not moments.has_come(moment.at - FAR):
            yield problem(original.at(key), "far-ahead", key=key, day=moment.iso[:10])
    is_late = embargo and fields.public_from and embargo.at > fields.public_from.at + LATE
    if embargo and is_late and not moments.has_come(embargo.at + RECENTLY):
        yield problem(original.at("date"), "late-embargo", day=embargo.iso[:10])
    if date and not moments.has_come(date.at) and not is_hidden:
        yield problem(original.at("date"), "date-ahead")
