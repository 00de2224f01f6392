"""Under which name readers first had a document that was renamed since.

What programs and people keep goes by that name: ids in feeds and calendars, and the addresses of files. From an old
address of a page, another page can lead on; from that of a file, or from an id, nothing can.
"""

from jarchy.model import Original, Ref


def first_ref(original: Original) -> Ref:
    """Its own name, unless it says that it had another one (`first_name:`)."""
    return Ref(original.ref.kind, original.fields.first_name or original.ref.slug)
