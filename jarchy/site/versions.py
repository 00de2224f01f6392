"""A document in one edition: the original's facts with the words of a language, as readers see them at one instant."""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from jarchy.core.dates import DateOrTime
from jarchy.i18n.language import Language
from jarchy.model import Link, Original, Phase, Ref, Stated, Translated, Version
from jarchy.schema.words import no_words
from jarchy.site.translation_notes import note_on

Facts = TypeVar("Facts", bound=Struct)


def version_of(
    original: Original,
    translation: Translated | None,
    known: Language,
    pages: Mapping[str, Link],
    as_of: datetime,
    *,
    first_ref: Ref,
    is_unseen: Callable[[Ref], bool],
    withheld: str,
    phase: Phase,
    is_closed: bool,
    said_on: DateOrTime | None,
) -> Version[Stated]:
    """The document in the edition's language; without a public translation, in the original's language.

    In either language it says what it says at `as_of`, and nothing of what lies ahead. `pages` are its pages by the
    code of the language; `is_unseen` says which documents are shown nowhere; `withheld` is the reason why only a
    preview shows this one.
    """
    own_words = Version(
        original.ref,
        first_ref,
        original.path,
        lang="" if original.lang == known.code else original.lang,
        fields=original.fields.at(as_of),
        prose=original.prose,
        original=pages[original.lang],
        elsewhere=tuple(page for code, page in pages.items() if code != known.code),
        note=None,
        source=None,
        withheld=withheld,
        phase=phase,
        is_closed=is_closed,
        said_on=said_on,
    )
    if translation is None:
        return own_words
    return replace(
        own_words,
        file=translation.path,
        lang="",
        fields=_overlay(original.fields, translation.fields).at(as_of),
        prose=translation.prose,
        note=note_on(original, translation, pages[original.lang], as_of, is_unseen),
        source=original.prose,
        withheld=withheld or ("draft" if translation.is_draft else ""),
    )


def _overlay(facts: Facts, words: Struct) -> Facts:
    """The original's fields with all words taken from the translation. Untranslated words stay empty: they never fall
    back to the original.
    """
    changes = {}
    for name in words.__struct_fields__:
        if name in facts.__struct_fields__:
            fact, word = getattr(facts, name), getattr(words, name)
            changes[name] = _entries(fact, word) if isinstance(fact, dict) else word
    return replace(facts, **changes)


def _entries(facts: Mapping[str, Struct], words: Mapping[str, Struct]) -> dict[str, Struct]:
    """The entries of a table. One without words stays where its schema requires none: its facts are facts."""
    said = {key: words.get(key) or no_words(type(fact)) for key, fact in facts.items()}
    return {key: _overlay(facts[key], word) for key, word in said.items() if word}


def phase_of(fields: Stated, as_of: datetime, zone: tzinfo) -> Phase:
    """Where the event that it announces stands; empty if it announces none."""
    span = fields.span(zone)
    if span is None:
        return ""
    begins, ends = span
    if ends <= as_of:
        return "later" if fields.changed == "postponed" else "over"
    return "now" if begins <= as_of and fields.takes_place else "ahead"


def is_over(deadline: datetime | None, as_of: datetime) -> bool:
    return deadline is not None and deadline <= as_of
