"""Checks that speakers held the roles in which they are quoted, and that words are still those that they approved."""

from collections.abc import Iterator

from jarchy.content.approvals import holds, is_of_later_version
from jarchy.kinds.quote import Approval, Quote, check_role, day_of
from jarchy.kinds.roles import RoleHolder
from jarchy.model import Original, Ref, Translated
from jarchy.problems import Problem, problem
from jarchy.site.translations import Documents


def quote_problems(joined: Documents) -> Iterator[Problem]:
    """Unknown speakers are reported elsewhere."""
    for ref, original in joined.originals.items():
        quote = original.fields
        person = joined.originals.get(Ref("person", quote.speaker)) if isinstance(quote, Quote) else None
        if isinstance(quote, Quote) and person and isinstance(person.fields, RoleHolder):
            speaking = [
                joined.originals[by].fields for by in joined.mentioned_by.get(ref, ()) if by in joined.originals
            ]
            for key, code, words in check_role(quote, person.fields, day_of(quote, speaking)):
                yield problem(original.at(key), code, **words)
    yield from _seals(joined)


def _seals(joined: Documents) -> Iterator[Problem]:
    """Words that are not sealed, or no longer those that were."""
    for document in joined.documents:
        approved, original = getattr(document.fields, "approved", None), joined.originals.get(document.ref)
        if isinstance(approved, Approval) and not approved.seal:
            yield problem(document.at("approved"), "not-sealed", file=document.path)
        elif approved and original:
            yield from broken_seal(document, original)


def broken_seal(document: Original | Translated, original: Original) -> Iterator[Problem]:
    """Reports words that are not those that were approved. A translation has a seal of its own."""
    approved = getattr(document.fields, "approved", None)
    if not (isinstance(approved, Approval) and approved.seal and isinstance(original.fields, Quote)):
        return
    where, day = document.at("approved"), approved.on.iso
    if is_of_later_version(approved.seal):
        yield problem(where, "seal-unknown", day=day, seal=approved.seal)
    elif not holds(approved.seal, str(document.prose.html), original.fields.speaker):
        yield problem(where, "seal-broken", day=day, seal=approved.seal, file=document.path)
