"""The releases of an edition in the order of lists: those of each tag, and the few newest."""

from collections.abc import Mapping
from heapq import nsmallest

from jarchy.kinds.queries import newest_first
from jarchy.kinds.release import Release
from jarchy.model import Ref, Stated, Version, only

MOST_NEWEST = 3


def tagged(versions: Mapping[Ref, Version[Stated]]) -> dict[str, tuple[Ref, ...]]:
    """By the slug of a tag, the releases that have it, newest first."""
    found: dict[str, list[Ref]] = {}
    for version in sorted(only(Release, versions.values()), key=newest_first):
        for slug in version.fields.tags:
            found.setdefault(slug, []).append(version.ref)
    return {slug: tuple(refs) for slug, refs in found.items()}


def newest_of(versions: Mapping[Ref, Version[Stated]]) -> tuple[Ref, ...]:
    """The newest releases in the language of the edition that are not withdrawn."""
    own = (one for one in only(Release, versions.values()) if not (one.lang or one.withdrawal))
    return tuple(one.ref for one in nsmallest(MOST_NEWEST, own, key=newest_first))
