"""Groups documents: originals, their translations, and who mentions whom."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from jarchy.content.parse import Parsed
from jarchy.model import Kinds, Original, Ref, Translated, TranslatedDocument
from jarchy.site.claims import Claims
from jarchy.site.drafts import is_draft_translation

Key = TypeVar("Key")
Value = TypeVar("Value")

Translations = Mapping[tuple[Ref, str], Translated]


class Documents(Struct, frozen=True):
    """All documents in groups: originals in the order of their refs, and their translations."""

    originals: Mapping[Ref, Original]
    translations: Translations
    mentioned_by: Mapping[Ref, tuple[Ref, ...]]
    claims: Claims = Claims()
    left_out: tuple[Parsed, ...] = ()  # files with errors; in a build, drafts in which something is to be filled in
    part_of: "Documents | None" = None  # all documents, if these are those of them that are looked at

    @property
    def absent(self) -> frozenset[Ref]:
        """The documents whose originals are left out: they are there, but nothing of them is known but their names."""
        return frozenset(file.source.ref for file in self.left_out if file.is_original)

    @property
    def documents(self) -> tuple[Original | Translated, ...]:
        """All documents, the originals first."""
        return (*self.originals.values(), *self.translations.values())

    @property
    def whole(self) -> "Documents":
        return self.part_of or self

    def only(self, refs: Collection[Ref]) -> "Documents":
        """These documents: who goes through them meets no others, but all can be looked up."""
        return replace(
            self,
            originals=_Part(self.originals, [ref for ref in self.originals if ref in refs]),
            translations=_Part(self.translations, [name for name in self.translations if name[0] in refs]),
            part_of=self,
        )

    def pairs(self, codes: Sequence[str]) -> Iterator[tuple[Original, str, Translated | None]]:
        """Each original with each of the other languages, and with its translation, if there is one."""
        for original in self.originals.values():
            for code, translation in self.others(original, codes):
                yield original, code, translation

    def others(self, original: Original, codes: Iterable[str]) -> Iterator[tuple[str, Translated | None]]:
        """Of these languages, the others that it is for, each with its translation, if there is one."""
        for code in codes if not original.fields.only else ():
            if code != original.lang:
                yield code, self.translations.get((original.ref, code))

    def begun(self, ref: Ref, code: str) -> str:
        """The file of a draft in which something is still to be filled in; empty if there is none."""
        paths = (file.source.path for file in self.left_out if (file.source.ref, file.source.lang) == (ref, code))
        return next(paths, "")

    def versions(self, ref: Ref, codes: Iterable[str]) -> list[Original | Translated]:
        """The original and the translations of a document, in those of the languages that exist."""
        files = (self.originals.get(ref), *(self.translations.get((ref, code)) for code in codes))
        return [file for file in files if file]


class _Part(Mapping[Key, Value]):
    """Some rows of a table. The others can be looked up, but are not gone through."""

    def __init__(self, table: Mapping[Key, Value], names: Sequence[Key]) -> None:
        self._table, self._names = table, names

    def __getitem__(self, name: Key) -> Value:
        return self._table[name]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def join(parsed: Sequence[Parsed], claimed: Claims, kinds: Kinds) -> Documents:
    """Groups the documents. Those with contradictory claims are left out, because further problems would only follow
    from that.
    """
    originals: dict[Ref, Original] = {}
    translations: dict[tuple[Ref, str], Translated] = {}
    files = [file for file in parsed if file.source.ref not in claimed.unsure]
    documents = (file.document for file in files if file.document)
    for document in sorted(documents, key=lambda document: (document.ref, document.lang)):
        if isinstance(document, TranslatedDocument):
            translations[document.ref, document.lang] = document
        else:
            originals[document.ref] = document
    left_out = tuple(file for file in files if file.document is None and file.claim)
    return Documents(originals, translations, _mentioned_by(files, kinds), claimed, left_out)


def _mentioned_by(files: Iterable[Parsed], kinds: Kinds) -> dict[Ref, tuple[Ref, ...]]:
    """Which documents mention a document. Mentions only in draft translations do not count."""
    speaking: dict[Ref, set[Ref]] = {}
    for file in files:
        for mention in file.mentions:
            if mention.ref != file.source.ref and mention.ref.kind in kinds:
                counted = () if is_draft_translation(file) else (file.source.ref,)
                speaking.setdefault(mention.ref, set()).update(counted)
    return {ref: tuple(sorted(by)) for ref, by in speaking.items()}
