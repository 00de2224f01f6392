"""Digests of what can be read of a site: as long as all that a part of the plan has read has the same digests, the part
is the same.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any, cast

from msgspec.structs import replace

from jarchy.build.trace import (
    ADDRESSES,
    ALL,
    EDITION,
    EDITION_FIELDS,
    ELSEWHERE,
    FACTS,
    FILES,
    MEDIA,
    MENTIONS,
    NEIGHBOURS,
    SITE,
    TABLES,
    TAGGED,
    TEXT,
    Name,
    Reads,
    text_of,
)
from jarchy.core.hashing import key
from jarchy.core.records import encoded
from jarchy.model import Edition, Prose, Ref, Stated, Version
from jarchy.site.site import Site

# The fields of an edition that are read by name. Every part depends on all other fields. Code is covered by the cache,
# which belongs to one version of it.
_BY_NAME, _CODE = {*TABLES.values(), *EDITION_FIELDS, "cards"}, {"language", "kinds", "shortcodes"}


class Digests:
    """Digests of what can be read of a site, by aspect and name: of all its editions together."""

    def __init__(self, site: Site) -> None:
        self._site, self._known = site, dict[tuple[str, Name], str]()
        self._editions = {edition.language.code: edition for edition in site.editions}
        self._constants = _constants(site)

    def with_addresses_of(self, site: Site) -> "Digests":
        """Those of a site that differs in its addresses alone."""
        digests = Digests(site)
        digests._known = {part: digest for part, digest in self._known.items() if part[0] != ADDRESSES}
        return digests

    def after_edits(self, site: Site, edited: AbstractSet[Ref]) -> "Digests":
        """Those of a site that differs in its instant and in the texts of `edited` alone."""
        texts = {(TEXT, name) for name in (*edited, ALL)}
        digests = Digests(site)
        digests._known = {part: one for part, one in self._known.items() if part[0] != SITE and part not in texts}
        return digests

    def key(self, reads: Reads, own: AbstractSet[Ref], *more: str | bytes) -> str:
        """The key of everything that was read, of the documents `own`, of what cannot be noted, and of `more`."""
        of_own = encoded([_all_of(edition, ref) for ref in sorted(own) for edition in self._site.editions])
        noted = (self._of(aspect, name) for aspect in sorted(reads) for name in reads[aspect])
        return key(self._constants, *more, of_own, *noted)

    def _of(self, aspect: str, name: Name) -> str:
        part = aspect, name
        if part not in self._known:
            self._known[part] = self._of_all(aspect) if name == ALL else key(encoded(self._value(aspect, name)))
        return self._known[part]

    def _value(self, aspect: str, name: Name) -> object:
        if aspect == SITE:
            return getattr(self._site, cast("str", name))
        if aspect == EDITION:
            code, _, field = cast("str", name).partition(":")
            return getattr(self._editions[code], field)
        return [_VALUES[aspect](edition, name) for edition in self._site.editions]

    def _of_all(self, aspect: str) -> str:
        tables = (getattr(edition, TABLES[aspect]) for edition in self._site.editions)
        names = dict.fromkeys(name for table in tables for name in table)
        return key(*(f"{name}{self._of(aspect, name)}" for name in names))


def _constants(site: Site) -> str:
    """The key of everything in the editions that is not read by name."""
    fields = [field for field in Edition.__struct_fields__ if field not in _BY_NAME | _CODE]
    said = [(edition.language.code, [getattr(edition, field) for field in fields]) for edition in site.editions]
    return key(encoded((site.front.language.code, said)))


def _all_of(edition: Edition, ref: Ref) -> object:
    return (
        edition.versions.get(ref),
        edition.cards.get(ref),
        edition.mentioned_by.get(ref),
        edition.neighbours.get(ref),
        edition.elsewhere.get(ref),
    )


def facts_of(edition: Edition, ref: Ref) -> object:
    """All that can be read of a document without its text."""
    version = edition.versions.get(ref)
    return version and (edition.cards[ref], _without_text(version))


def _without_text(version: Version[Stated]) -> Version[Stated]:
    return replace(version, prose=_NO_TEXT, source=None, whole=version.whole and _without_text(version.whole))


_NO_TEXT = Prose()
_VALUES: dict[str, Callable[[Edition, Any], object]] = {
    FACTS: facts_of,
    TEXT: lambda edition, ref: text_of(edition.versions.get(ref)),
    MENTIONS: lambda edition, ref: edition.mentioned_by.get(ref),
    NEIGHBOURS: lambda edition, ref: edition.neighbours.get(ref),
    ELSEWHERE: lambda edition, ref: edition.elsewhere.get(ref),
    TAGGED: lambda edition, tag: edition.tagged.get(tag),
    ADDRESSES: lambda edition, address: edition.addresses.get(address),
    MEDIA: lambda edition, name: edition.media.get(name),
    FILES: lambda edition, name: edition.files.get(name),
}
