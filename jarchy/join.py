"""Documents told apart: the originals, what translates them, and who speaks of whom."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jarchy.model import Document, Ref
from jarchy.parse import Parsed
from jarchy.problems import Problem, problem

Translations = dict[tuple[Ref, str], Document]


class Joined(Struct, frozen=True):
    """All that was written, told apart: the originals in the order of their refs, and what translates them."""

    originals: dict[Ref, Document]
    translations: Translations
    mentioned_by: dict[Ref, tuple[Ref, ...]]

    def at(self, as_of: datetime) -> "Joined":
        """As it is told at an instant."""
        originals = {ref: _at(original, as_of) for ref, original in self.originals.items()}
        return Joined(originals, self.translations, self.mentioned_by)


def _at(original: Document, as_of: datetime) -> Document:
    told = original.fields.at(as_of)
    return original if told is original.fields else replace(original, fields=told)


def join(parsed: Iterable[Parsed[Any]], found: list[Problem]) -> Joined:
    originals: dict[Ref, Document] = {}
    translations: Translations = {}
    unread = {one.source.ref for one in parsed if one.document is None}  # the original may be among them
    for document in sorted((one.document for one in parsed if one.document), key=lambda one: (one.ref, one.lang)):
        if document.translation:
            translations[document.ref, document.lang] = document
        elif document.ref in originals:
            found.append(problem(document.at(), "two-originals", other=originals[document.ref].path))
        else:
            originals[document.ref] = document
    for (ref, _), document in translations.items():
        if ref not in originals and ref not in unread:
            found.append(problem(document.at(), "missing-original"))
    return Joined(originals, translations, _mentioned_by([*originals.values(), *translations.values()]))


def _mentioned_by(documents: Iterable[Document]) -> dict[Ref, tuple[Ref, ...]]:
    """Who speaks of a document. Of one that draft translations alone mention, it is nobody."""
    speaking: dict[Ref, set[Ref]] = {}
    for document in documents:
        is_draft = document.translation is not None and document.translation.status == "draft"
        for mention in document.mentions:
            if mention.ref != document.ref:
                speaking.setdefault(mention.ref, set()).update(() if is_draft else (document.ref,))
    return {ref: tuple(sorted(by)) for ref, by in speaking.items()}
