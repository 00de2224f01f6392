"""Checks that speakers held the roles in which they are quoted."""

from collections.abc import Iterator

from jarchy.kinds.quote import Quote, check_role, day_of
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
            speaking = [
                joined.originals[by].fields for by in joined.mentioned_by.get(ref, ()) if by in joined.originals
            ]
            for key, code, words in check_role(quote, person.fields, day_of(quote, speaking)):
                yield problem(original.at(key), code, **words)
