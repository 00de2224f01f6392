"""Compares texts with the glossary: a translation has the terms of its original, and no text a word that is to be
avoided.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from jarchy.content.config import Config
from jarchy.content.glossary import TermWords
from jarchy.content.statements import stated
from jarchy.core.hashing import key
from jarchy.core.lazy import LazyText
from jarchy.core.records import encoded
from jarchy.core.text import Position
from jarchy.i18n.language import Language
from jarchy.model import Block, Original, Ref, Translated, TranslatedDocument
from jarchy.problems import Location, Problem, problem
from jarchy.site.alignment import aligned
from jarchy.site.comparisons import Comparison
from jarchy.site.known_names import KnownNames
from jarchy.site.translations import Documents

TERM, AVOIDED = "term", "avoided"


class _FoundTerm(NamedTuple):
    kind: str  # `TERM` or `AVOIDED`
    name: str
    typed: str
    mark: Position


class KnownTerms:
    """The terms in one language, as they are found in texts: in any case form. `key` changes when one of them does."""

    def __init__(self, words: Mapping[str, TermWords], language: Language) -> None:
        self.words = words
        accepted = ((Ref(TERM, name), one) for name, of_term in words.items() for one in of_term.accepted)
        avoided = ((Ref(AVOIDED, name), one) for name, of_term in words.items() for one in of_term.not_)
        self._found = KnownNames((*accepted, *avoided), language)
        self.has_avoided = any(of_term.not_ for of_term in words.values())
        self.key = key(self._found.key, encoded(dict(words)))

    def may_be_in(self, statements: LazyText) -> bool:
        """Whether a term may be in what a document states. This is fast."""
        encoded_lines = str(statements).lower().replace("\\n", " ").replace("\\t", " ")
        return self._found.first.search(encoded_lines) is not None

    def found(self, block: Block) -> list[_FoundTerm]:
        """The terms in a block, also where words stand for them that are to be avoided."""
        return [
            _FoundTerm(*fact.readings[0].partition(":")[::2], typed=fact.text, mark=block.position(fact.at))
            for fact in self._found.everywhere(block.text)
        ]


def term_comparisons(joined: Documents, config: Config) -> Iterator[Comparison]:
    """Texts with the glossary; nothing of drafts, which are unfinished, and of words spoken."""
    if not config.glossary.terms:
        return
    known = {one.code: KnownTerms(config.glossary.in_language(one.code), one) for one, _ in config.entries}
    for document in joined.documents:
        original = joined.originals.get(document.ref)
        here, there = known.get(document.lang), known.get(original.lang if original else "")
        if not (original and here and there) or document.is_draft:
            continue
        is_translation = isinstance(document, TranslatedDocument)
        if not is_translation and (config.kinds[document.ref.kind].is_spoken or not here.has_avoided):
            continue
        find = partial(_compared, original, document, there, here)
        yield Comparison(f"terms of {document.path}", _key(original, document, there, here), find)


def _compared(
    original: Original, document: Original | Translated, there: KnownTerms, here: KnownTerms
) -> tuple[Problem, ...]:
    """What is wrong with a document. Texts are decoded only if they may have a term."""
    is_translation = isinstance(document, TranslatedDocument)
    before = stated(original.statements) if is_translation and there.may_be_in(original.statements) else ()
    may_avoid = here.has_avoided and here.may_be_in(document.statements)
    after = stated(document.statements) if before or may_avoid else ()
    avoided = _avoided(document, after, here) if may_avoid else ()
    lost = _lost(original, document, before, after, there, here) if isinstance(document, TranslatedDocument) else ()
    return (*avoided, *lost)


def _key(original: Original, document: Original | Translated, there: KnownTerms, here: KnownTerms) -> str:
    """It changes when the comparison may give something else."""
    allowed = document.translation.parity if isinstance(document, TranslatedDocument) else ()
    texts = f"{original.path} {original.statements.key} {document.statements.key} {document.places.get('translation')}"
    return f"{texts} {there.key} {here.key} {allowed}"


def _avoided(document: Original | Translated, blocks: Iterable[Block], terms: KnownTerms) -> Iterator[Problem]:
    for block in blocks:
        for found in terms.found(block):
            if found.kind == AVOIDED:
                where, meant = Location(document.path, *found.mark), terms.words[found.name].word
                yield problem(where, "avoided-word", typed=found.typed, meant=meant)


def _lost(
    original: Original,
    translation: Translated,
    before: tuple[Block, ...],
    after: tuple[Block, ...],
    there: KnownTerms,
    here: KnownTerms,
) -> Iterator[Problem]:
    """Terms of the original that the same paragraph of the translation lacks."""
    is_allowed, is_needed = "terms" in translation.translation.parity, False
    for one, other in _pairs(before, after):
        missing = {found.name: found for found in reversed(there.found(one)) if found.name in here.words}
        said = {found.name for found in here.found(other)} if missing else set()
        for name, found in missing.items():
            if name in said:
                continue
            is_needed = True
            if not is_allowed:
                where, at = Location(translation.path, *other.mark), Location(original.path, *found.mark)
                meant = " or ".join(f"“{word}”" for word in here.words[name].accepted)
                yield problem(where, "other-term", typed=found.typed, original=at, meant=meant)
    if is_allowed and not is_needed:
        yield problem(translation.at("translation"), "parity-unneeded", about="terms")


def _pairs(there: tuple[Block, ...], here: tuple[Block, ...]) -> Iterator[tuple[Block, Block]]:
    """The blocks of two texts that say the same."""
    values = {block.kind: block for block in here if block.is_value}
    yield from ((one, values[one.kind]) for one in there if one.is_value and one.kind in values)
    bodies = [[block for block in blocks if not block.is_value] for blocks in (there, here)]
    if all(bodies):
        yield from ((one, other) for one, other in aligned(*bodies) if one and other)
