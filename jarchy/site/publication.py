"""The one gate: what is public at an instant. Whatever does not pass exists nowhere in the output."""

from collections.abc import Mapping
from datetime import datetime

from jarchy.model import Original, Ref, Stated


def withheld(
    originals: Mapping[Ref, Original], mentioned_by: Mapping[Ref, tuple[Ref, ...]], as_of: datetime
) -> dict[Ref, str]:
    """The documents that don't pass, and why: "draft", "embargo", "expired" or "waiting".

    A document whose kind follows (a quote, an event) and that states no status of its own waits for the first public
    document that mentions it, so that an embargoed release can't leak through what was written for it. Nor is anything
    public while a document that it needs is not (a quote without its speaker).
    """
    own = {ref: _reason(original.fields, as_of) for ref, original in originals.items()}
    waiting = {ref for ref, reason in own.items() if not reason}
    public: set[Ref] = set()
    while let_in := {ref for ref in waiting if _may_pass(originals[ref], mentioned_by.get(ref), public)}:
        public |= let_in
        waiting -= let_in
    public |= waiting - _held(waiting, originals, mentioned_by, public)
    return {ref: reason or "waiting" for ref, reason in own.items() if ref not in public}


def _held(
    waiting: set[Ref],
    originals: Mapping[Ref, Original],
    mentioned_by: Mapping[Ref, tuple[Ref, ...]],
    public: set[Ref],
) -> set[Ref]:
    """Of those that wait, the ones that something withheld leads to. The others wait for each other alone."""
    held = {ref for ref in waiting if not mentioned_by.get(ref) or not public.issuperset(originals[ref].fields.needs)}
    withheld_now = originals.keys() - public - waiting
    while more := {
        ref for ref in waiting - held if any(by in withheld_now or by in held for by in mentioned_by.get(ref, ()))
    }:
        held |= more
    return held


def next_change(
    originals: Mapping[Ref, Original],
    mentioned_by: Mapping[Ref, tuple[Ref, ...]],
    as_of: datetime,
    hidden: Mapping[Ref, str],
    *,
    drafts: bool,
) -> datetime | None:
    """The next instant at which a document passes the gate, or passes no more, by time alone; with `drafts`, also at
    which it is withheld for another reason, which a preview shows. `hidden` is what `withheld` says of `as_of`.
    """
    moments: set[datetime] = {
        moment.instant
        for original in originals.values()
        if original.fields.status != "draft"
        for moment in (original.fields.embargo, original.fields.expires, original.fields.public_from)
        if moment and moment.instant > as_of
    }
    for moment in sorted(moments):
        then = withheld(originals, mentioned_by, moment)
        if then.keys() != hidden.keys() or (drafts and then != hidden):
            return moment
    return None


def _reason(fields: Stated, as_of: datetime) -> str:
    if fields.status == "draft":
        return "draft"
    if any(moment and moment.instant > as_of for moment in (fields.embargo, fields.public_from)):
        return "embargo"
    if fields.expires and fields.expires.instant <= as_of:
        return "expired"
    return ""


def _may_pass(original: Original, mentioned_by: tuple[Ref, ...] | None, public: set[Ref]) -> bool:
    """`mentioned_by` is None when nothing that is written speaks of the document."""
    waits = original.fields.follows and original.fields.status is None and mentioned_by is not None
    return public.issuperset(original.fields.needs) and (not waits or not public.isdisjoint(mentioned_by or ()))
