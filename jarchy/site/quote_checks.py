"""Checks that speakers held the roles in which they are quoted, and that words are still those that they approved."""

from collections.abc import Iterator

from jarchy.content.approvals import seal_of
from jarchy.core.dates import DateOrTime
from jarchy.kinds.quote import Approval, Quote, check_role, day_of
from jarchy.kinds.roles import RoleHolder
from jarchy.model import Ref
from jarchy.problems import Problem, problem
from jarchy.site.translations import Documents


def quote_problems(joined: Documents) -> Iterator[Problem]:
    """Unknown speakers are reported elsewhere."""
    for ref, original in joined.originals.items():
        quote = original.fields
        person = joined.originals.get(Ref("person", quote.speaker)) if isinstance(quote, Quote) else None
        if isinstance(quote, Quote) and person and isinstance(person.fields, RoleHolder):
            for key, code, words in check_role(quote, person.fields, _day_of(ref, quote, joined)):
                yield problem(original.at(key), code, **words)
    yield from _seals(joined)


def _seals(joined: Documents) -> Iterator[Problem]:
    """Words that are not sealed, or no longer those that were. A translation has a seal of its own."""
    for document in joined.documents:
        approved = getattr(document.fields, "approved", None)
        if not isinstance(approved, Approval):
            continue
        original = joined.originals.get(document.ref)
        speaker = original.fields.speaker if original and isinstance(original.fields, Quote) else ""
        where, file = document.at("approved"), document.path
        if not approved.seal:
            yield problem(where, "not-sealed", file=file)
        elif speaker and approved.seal != seal_of(str(document.prose.html), speaker):
            yield problem(where, "seal-broken", day=approved.on.iso, seal=approved.seal, file=file)


def _day_of(ref: Ref, quote: Quote, joined: Documents) -> DateOrTime | None:
    speaking = [joined.originals[by].fields for by in joined.mentioned_by.get(ref, ()) if by in joined.originals]
    finished = [one for one in speaking if one.status != "draft"]
    return day_of(quote, finished or speaking)
