"""Groups documents: originals, their translations, and who mentions whom."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from jarchy.content.parse import Parsed
from jarchy.model import Kinds, Original, Ref, Translated, TranslatedDocument
from jarchy.site.claims import Claims

Translations = dict[tuple[Ref, str], Translated]


class Documents(Struct, frozen=True):
    """All documents in groups: originals in the order of their refs, and their translations."""

    originals: dict[Ref, Original]
    translations: Translations
    mentioned_by: dict[Ref, tuple[Ref, ...]]
    claims: Claims = Claims()

    @property
    def documents(self) -> tuple[Original | Translated, ...]:
        """All documents, the originals first."""
        return (*self.originals.values(), *self.translations.values())

    def versions(self, ref: Ref, codes: Iterable[str]) -> list[Original | Translated]:
        """The original and the translations of a document, in those of the languages that exist."""
        files = (self.originals.get(ref), *(self.translations.get((ref, code)) for code in codes))
        return [file for file in files if file]

    def has_all(self, refs: Iterable[Ref]) -> bool:
        """Whether all of these documents exist. Some may be named by mistake."""
        return all(ref in self.originals for ref in refs)


def join(parsed: Sequence[Parsed], claimed: Claims, kinds: Kinds) -> Documents:
    """Groups the documents. Those with contradictory claims are left out, because further problems would only follow
    from that.
    """
    originals: dict[Ref, Original] = {}
    translations: Translations = {}
    sure = (file.document for file in parsed if file.document and file.source.ref not in claimed.unsure)
    for document in sorted(sure, key=lambda document: (document.ref, document.lang)):
        if isinstance(document, TranslatedDocument):
            translations[document.ref, document.lang] = document
        else:
            originals[document.ref] = document
    mentioned_by = _mentioned_by([*originals.values(), *translations.values()], kinds)
    return Documents(originals, translations, mentioned_by, claimed)


def _mentioned_by(documents: Iterable[Original | Translated], kinds: Kinds) -> dict[Ref, tuple[Ref, ...]]:
    """Which documents mention a document. Mentions only in draft translations do not count."""
    speaking: dict[Ref, set[Ref]] = {}
    for document in documents:
        for mention in document.mentions:
            if mention.ref != document.ref and mention.ref.kind in kinds:
                speaking.setdefault(mention.ref, set()).update(() if document.is_draft else (document.ref,))
    return {ref: tuple(sorted(by)) for ref, by in speaking.items()}
