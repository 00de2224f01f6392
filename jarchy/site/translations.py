"""Documents told apart: the originals, what translates them, and who speaks of whom."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from jarchy.content.parse import Parsed
from jarchy.model import Kinds, Original, Ref, Translated, TranslatedDocument
from jarchy.site.claims import Claims

Translations = dict[tuple[Ref, str], Translated]


class Documents(Struct, frozen=True):
    """All that was written, told apart: the originals in the order of their refs, and what translates them."""

    originals: dict[Ref, Original]
    translations: Translations
    mentioned_by: dict[Ref, tuple[Ref, ...]]
    claims: Claims = Claims()

    @property
    def documents(self) -> tuple[Original | Translated, ...]:
        """All of them, the originals first."""
        return (*self.originals.values(), *self.translations.values())

    def versions(self, ref: Ref, codes: Iterable[str]) -> list[Original | Translated]:
        """A document's original and its translations to some languages, of those that are there."""
        files = (self.originals.get(ref), *(self.translations.get((ref, code)) for code in codes))
        return [one for one in files if one]

    def has_all(self, refs: Iterable[Ref]) -> bool:
        """Whether all of these documents are there: some may be named by mistake."""
        return all(ref in self.originals for ref in refs)


def join(parsed: Sequence[Parsed], claimed: Claims, kinds: Kinds) -> Documents:
    """Documents whose claims contradict each other are left out: what follows from that is no problem of its own."""
    originals: dict[Ref, Original] = {}
    translations: Translations = {}
    sure = (one.document for one in parsed if one.document and one.source.ref not in claimed.unsure)
    for document in sorted(sure, key=lambda one: (one.ref, one.lang)):
        if isinstance(document, TranslatedDocument):
            translations[document.ref, document.lang] = document
        else:
            originals[document.ref] = document
    mentioned_by = _mentioned_by([*originals.values(), *translations.values()], kinds)
    return Documents(originals, translations, mentioned_by, claimed)


def _mentioned_by(documents: Iterable[Original | Translated], kinds: Kinds) -> dict[Ref, tuple[Ref, ...]]:
    """Who speaks of a document. Of one that draft translations alone mention, it is nobody."""
    speaking: dict[Ref, set[Ref]] = {}
    for document in documents:
        for mention in document.mentions:
            if mention.ref != document.ref and mention.ref.kind in kinds:
                speaking.setdefault(mention.ref, set()).update(() if document.is_draft else (document.ref,))
    return {ref: tuple(sorted(by)) for ref, by in speaking.items()}
