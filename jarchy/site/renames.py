"""Under which name readers first had a document that was renamed since.

What programs and people keep goes by that name: ids in feeds and calendars, and the addresses of files. From an old
address of a page, another page can lead on; from that of a file, or from an id, nothing can.
"""

from collections.abc import Mapping

from jarchy.core.slugs import refused_slug
from jarchy.core.urls import path
from jarchy.model import Original, Ref

Words = Mapping[str, Mapping[str, str]]  # in addresses, by language and kind


def first_ref(original: Original, words: Words) -> Ref:
    """The name in the first of its old addresses that is one of a document of its kind; its own if there is none."""
    folder = f"/{path(original.lang, words[original.lang][original.ref.kind])}"
    below = (old.removeprefix(folder).removesuffix("/") for old in original.fields.aliases if old.startswith(folder))
    return Ref(original.ref.kind, next((slug for slug in below if not refused_slug(slug)), original.ref.slug))
