"""The publication gate: what is public at an instant. Nothing else exists anywhere in the output."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from jarchy.core.dates import DateOrTime
from jarchy.model import Original, Ref, Stated
from jarchy.problems import Problem, has_code
from jarchy.site.drafts import UNFINISHED
from jarchy.site.mentions import Mentions
from jarchy.site.translations import Documents, Translations


class Shown(Struct, frozen=True):
    """What readers see, or what a preview shows."""

    reasons: dict[Ref, str]  # the documents, each with the reason why only a preview shows it; empty: readers see it
    translations: Translations


def withheld(
    originals: Mapping[Ref, Original],
    mentioned_by: Mapping[Ref, tuple[Ref, ...]],
    lacking: Collection[Ref],
    as_of: datetime,
    admitted: Ref | None = None,
) -> dict[Ref, str]:
    """The documents that are not public, with the reason: "draft", "embargo", "expired", "language" or "waiting".

    `mentioned_by` has the documents that mention one in what they say at `as_of`; `lacking` are the documents that wait
    for another language (`site/policies.py`).

    A quote or an event without a status of its own waits for the first public document that mentions it, so that it
    cannot reveal an embargoed release. A document also waits for the documents that it needs, as a quote needs its
    speaker.

    `admitted` passes as if it were public, and with it what waits for it alone: a preview for the press has this one
    document, and nothing else that is withheld.
    """
    own = {
        ref: "" if ref == admitted else _reason(original.fields, as_of) or ("language" if ref in lacking else "")
        for ref, original in originals.items()
    }
    waiting = {ref for ref, reason in own.items() if not reason}
    public: set[Ref] = set()
    while let_in := {ref for ref in waiting if _may_pass(originals[ref], mentioned_by.get(ref), public)}:
        public |= let_in
        waiting -= let_in
    public |= waiting - _held(waiting, originals, mentioned_by, public)
    return {ref: reason or "waiting" for ref, reason in own.items() if ref not in public}


def begin_of(original: Original) -> DateOrTime | None:
    """When its own facts allow publication."""
    moments = [moment for moment in (original.fields.embargo, original.fields.public_from) if moment]
    return max(moments, key=lambda moment: moment.at, default=None)


def shown(joined: Documents, hidden: Mapping[Ref, str], problems: Iterable[Problem], *, drafts: bool) -> Shown:
    """What a build shows: what is public, and with `drafts` what is withheld, too, but for what is unfinished."""
    unfinished = {each.where.path for each in problems if has_code(each, UNFINISHED)}
    ready = {
        ref: hidden.get(ref, "")
        for ref, original in joined.originals.items()
        if (drafts or ref not in hidden) and original.path not in unfinished
    }
    while lacking := {ref for ref in ready if not ready.keys() >= {*joined.originals[ref].fields.needs}}:
        ready = {ref: why for ref, why in ready.items() if ref not in lacking}
    return Shown(
        ready,
        {
            key: translation
            for key, translation in joined.translations.items()
            if (drafts or not translation.is_draft) and translation.path not in unfinished
        },
    )


def _held(
    waiting: set[Ref],
    originals: Mapping[Ref, Original],
    mentioned_by: Mapping[Ref, tuple[Ref, ...]],
    public: set[Ref],
) -> set[Ref]:
    """Of the waiting documents, those that wait for a withheld one. The others only wait for each other.

    A document that is not among the originals is a draft that is left out: it is withheld.
    """
    held = {ref for ref in waiting if not mentioned_by.get(ref) or not public.issuperset(originals[ref].fields.needs)}
    open_now = public | waiting
    while more := {
        ref for ref in waiting - held if any(by not in open_now or by in held for by in mentioned_by.get(ref, ()))
    }:
        held |= more
    return held


def next_change(
    originals: Mapping[Ref, Original],
    mentions: Mentions,
    lacking: Collection[Ref],
    as_of: datetime,
    hidden: Mapping[Ref, str],
    *,
    drafts: bool,
) -> datetime | None:
    """The next instant at which a document becomes public or stops being public without any edit. With `drafts`, also
    when the reason changes, which a preview shows. `hidden` is the result of `withheld` for `as_of`.
    """
    moments: set[datetime] = {
        moment.instant
        for original in originals.values()
        if original.fields.status != "draft"
        for moment in (original.fields.embargo, original.fields.expires, original.fields.public_from)
        if moment and moment.instant > as_of
    }
    for moment in sorted({*moments, *(moment for moment in mentions.moments if moment > as_of)}):
        then = withheld(originals, mentions.at(moment), lacking, moment)
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
    """Whether its own facts allow publication. `mentioned_by` is None if no document mentions it."""
    waits = original.fields.follows and original.fields.status is None and mentioned_by is not None
    return public.issuperset(original.fields.needs) and (not waits or not public.isdisjoint(mentioned_by or ()))
