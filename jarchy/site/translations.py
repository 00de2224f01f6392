"""Groups documents: originals, their translations, and who mentions whom."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from jarchy.content.parse import Parsed
from jarchy.model import Kinds, Original, Ref, Translated, TranslatedDocument
from jarchy.site.claims import Claims
from jarchy.site.drafts import is_draft_translation

Translations = dict[tuple[Ref, str], Translated]


class Documents(Struct, frozen=True):
    """All documents in groups: originals in the order of their refs, and their translations."""

    originals: dict[Ref, Original]
    translations: Translations
    mentioned_by: dict[Ref, tuple[Ref, ...]]
    claims: Claims = Claims()
    left_out: tuple[Parsed, ...] = ()  # files with errors; in a build, drafts in which something is to be filled in

    @property
    def absent(self) -> frozenset[Ref]:
        """The documents whose originals are left out: they are there, but nothing of them is known but their names."""
        return frozenset(one.source.ref for one in self.left_out if one.claim and not one.claim.is_translation)

    @property
    def documents(self) -> tuple[Original | Translated, ...]:
        """All documents, the originals first."""
        return (*self.originals.values(), *self.translations.values())

    def versions(self, ref: Ref, codes: Iterable[str]) -> list[Original | Translated]:
        """The original and the translations of a document, in those of the languages that exist."""
        files = (self.originals.get(ref), *(self.translations.get((ref, code)) for code in codes))
        return [one for one in files if one]


def join(parsed: Sequence[Parsed], claimed: Claims, kinds: Kinds) -> Documents:
    """Groups the documents. Those with contradictory claims are left out, because further problems would only follow
    from that.
    """
    originals: dict[Ref, Original] = {}
    translations: Translations = {}
    sure = (one.document for one in parsed if one.document and one.source.ref not in claimed.unsure)
    for document in sorted(sure, key=lambda one: (one.ref, one.lang)):
        if isinstance(document, TranslatedDocument):
            translations[document.ref, document.lang] = document
        else:
            originals[document.ref] = document
    files = [one for one in parsed if one.source.ref not in claimed.unsure]
    left_out = tuple(one for one in files if one.document is None and one.claim)
    return Documents(originals, translations, _mentioned_by(files, kinds), claimed, left_out)


def _mentioned_by(files: Iterable[Parsed], kinds: Kinds) -> dict[Ref, tuple[Ref, ...]]:
    """Which documents mention a document. Mentions only in draft translations do not count."""
    speaking: dict[Ref, set[Ref]] = {}
    for one in files:
        for mention in one.mentions:
            if mention.ref != one.source.ref and mention.ref.kind in kinds:
                speaking.setdefault(mention.ref, set()).update(() if is_draft_translation(one) else (one.source.ref,))
    return {ref: tuple(sorted(by)) for ref, by in speaking.items()}
