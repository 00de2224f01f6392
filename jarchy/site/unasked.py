"""Which documents nobody is asked to translate any more: those that have expired or are withdrawn, and the quotes and
events that readers got from these alone.
"""

from datetime import datetime

from jarchy.model import Original, Ref
from jarchy.site.translations import Documents


def settled(joined: Documents, as_of: datetime) -> frozenset[Ref]:
    return frozenset(ref for ref, original in joined.originals.items() if is_settled(original, joined, as_of))


def is_settled(original: Original, joined: Documents, as_of: datetime) -> bool:
    """Whether this is one of them. It looks up only the documents that mention it."""
    fields = original.fields
    if _is_gone(original, as_of, is_part=True):
        return True
    if not fields.follows or fields.status is not None:
        return False
    speaking = [joined.originals.get(ref) for ref in joined.mentioned_by.get(original.ref, ())]
    return bool(speaking) and all(one and _is_gone(one, as_of, is_part=fields.is_part) for one in speaking)


def _is_gone(original: Original, as_of: datetime, *, is_part: bool) -> bool:
    """Whether it has expired, or is withdrawn with its parts."""
    expires = original.fields.expires
    is_over = expires is not None and expires.instant <= as_of
    return is_over or (is_part and original.fields.at(as_of).is_withdrawn)
