"""Compares texts with the glossary: a translation has the terms of its original, and no text a word that is to be
avoided.
"""

from collections.abc import Iterator, Mapping

from jarchy.content.config import Config
from jarchy.content.glossary import TermWords
from jarchy.content.statements import stated
from jarchy.core.hashing import key
from jarchy.core.records import encoded
from jarchy.i18n.language import Language
from jarchy.model import Block, Document, Fields, Original, Ref, TextFact, Translated, TranslatedDocument
from jarchy.problems import Location, Problem, problem
from jarchy.site.alignment import aligned
from jarchy.site.fact_checks import Remember, at_once
from jarchy.site.known_names import KnownNames
from jarchy.site.translations import Documents

TERM, AVOIDED = "term", "avoided"


class KnownTerms:
    """The terms in one language, as they are found in texts: in any case form. `key` changes when one of them does."""

    def __init__(self, words: Mapping[str, TermWords], language: Language) -> None:
        self.words = words
        accepted = ((Ref(TERM, name), one) for name, of_term in words.items() for one in of_term.accepted)
        avoided = ((Ref(AVOIDED, name), one) for name, of_term in words.items() for one in of_term.not_)
        self._found = KnownNames((*accepted, *avoided), language)
        self.key = key(self._found.key, encoded(dict(words)))

    def avoided(self, block: Block) -> Iterator[tuple[TextFact, TermWords]]:
        """The words in a block that are to be avoided, each with its term."""
        for fact in self._found.everywhere(block.text):
            kind, _, name = fact.readings[0].partition(":")
            if kind == AVOIDED:
                yield fact, self.words[name]

    def terms(self, block: Block) -> dict[str, TextFact]:
        """The terms in a block by name, each where it first stands, also by a word that is to be avoided."""
        found = dict[str, TextFact]()
        for fact in self._found.everywhere(block.text):
            found.setdefault(fact.readings[0].partition(":")[2], fact)
        return found


def term_problems(joined: Documents, config: Config, remember: Remember = at_once) -> Iterator[Problem]:
    """What texts say otherwise than the glossary; nothing of drafts, which are unfinished, and of words spoken."""
    if not config.glossary.terms:
        return
    known = {one.code: KnownTerms(config.glossary.in_language(one.code), one) for one, _ in config.entries}
    for document in joined.documents:
        original = joined.originals.get(document.ref)
        here, there = known.get(document.lang), known.get(original.lang if original else "")
        if not (original and here and there) or document.is_draft:
            continue
        is_translation = isinstance(document, TranslatedDocument)
        if not is_translation and config.kinds[document.ref.kind].is_spoken:
            continue

        def work(
            one: Original = original,
            other: Original | Translated = document,
            of: KnownTerms = there,
            to: KnownTerms = here,
        ) -> tuple[Problem, ...]:
            lost = _lost(one, other, of, to) if isinstance(other, TranslatedDocument) else ()
            return (*_avoided(other, to), *lost)

        yield from remember(f"terms of {document.path}", _key(original, document, there, here), work)


def _key(original: Original, document: Original | Translated, there: KnownTerms, here: KnownTerms) -> str:
    """It changes when the comparison may give something else."""
    allowed = document.translation.parity if isinstance(document, TranslatedDocument) else ()
    texts = f"{original.path} {original.statements.key} {document.statements.key} {document.places.get('translation')}"
    return f"{texts} {there.key} {here.key} {allowed}"


def _avoided(document: Document[Fields], terms: KnownTerms) -> Iterator[Problem]:
    for block in stated(document.statements):
        for fact, words in terms.avoided(block):
            where = Location(document.path, *block.position(fact.at))
            yield problem(where, "avoided-word", typed=fact.text, meant=words.word)


def _lost(original: Original, translation: Translated, there: KnownTerms, here: KnownTerms) -> Iterator[Problem]:
    """Terms of the original that the same paragraph of the translation lacks."""
    is_allowed, found = "terms" in translation.translation.parity, False
    for one, other in _pairs(stated(original.statements), stated(translation.statements)):
        said = here.terms(other)
        for name, fact in there.terms(one).items():
            if name in said or name not in here.words:
                continue
            found = True
            if not is_allowed:
                where, at = Location(translation.path, *other.mark), Location(original.path, *one.position(fact.at))
                meant = " or ".join(f"“{word}”" for word in here.words[name].accepted)
                yield problem(where, "other-term", typed=fact.text, original=at, meant=meant)
    if is_allowed and not found:
        yield problem(translation.at("translation"), "parity-unneeded", about="terms")


def _pairs(there: tuple[Block, ...], here: tuple[Block, ...]) -> Iterator[tuple[Block, Block]]:
    """The blocks of two texts that say the same."""
    values = {block.kind: block for block in here if block.is_value}
    yield from ((one, values[one.kind]) for one in there if one.is_value and one.kind in values)
    bodies = [[block for block in blocks if not block.is_value] for blocks in (there, here)]
    if all(bodies):
        yield from ((one, other) for one, other in aligned(*bodies) if one and other)
