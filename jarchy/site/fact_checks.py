"""Compares the facts in each translation with those in its original, pair by pair."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from jarchy.content.config import Config
from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.language import Language
from jarchy.model import Original, Ref, Translated
from jarchy.site.comparisons import Comparison
from jarchy.site.known_names import KnownNames, surname
from jarchy.site.parity import parity_problems
from jarchy.site.translations import Documents


def names_of(joined: Documents, config: Config) -> dict[str, KnownNames]:
    """The names that the site knows, by language."""
    return {known.code: KnownNames(_names(joined.whole, known), known) for known, _ in config.entries}


def fact_comparisons(joined: Documents, names: Mapping[str, KnownNames]) -> Iterator[Comparison]:
    """Originals with their translations, except drafts, which are unfinished. A pair is compared when one of the two
    has changed, or a name that the site knows.
    """
    for (ref, code), translation in joined.translations.items():
        original = joined.originals.get(ref)
        there, here = names.get(original.lang if original else ""), names.get(code)
        if not (original and there and here) or translation.is_draft:
            continue
        find = partial(parity_problems, original, translation, there, here)
        yield Comparison(translation.path, _key(original, translation, there, here), find)


def _key(original: Original, translation: Translated, there: KnownNames, here: KnownNames) -> str:
    """It changes when the comparison may give something else."""
    texts = f"{original.path} {original.statements.key} {translation.statements.key}"
    return f"{texts} {there.key} {here.key} {translation.translation.parity} {translation.places.get('translation')}"


def _names(joined: Documents, known: Language) -> Iterator[tuple[Ref, str]]:
    """The names of people and organisations in a language. Of a person, texts repeat the surname; of an organisation,
    also what stands in quotation marks: «Таза-Суу» for “МП «Таза-Суу»”.
    """
    for ref in joined.originals:
        if ref.kind in _NAMED:
            document = joined.versions(ref, [known.code])[-1]  # the original, if there is no translation
            for name in _names_in(document, ("name", "short_name")):
                if _NAMED[ref.kind]:
                    yield ref, surname(name, known)
                else:
                    yield from ((ref, one) for one in (name, *_IN_QUOTATION_MARKS.findall(name)))


_NAMED = {"person": True, "organisation": False}  # the kinds with names, and whether by their surname
_IN_QUOTATION_MARKS = lazy_pattern('[«„“"]([^«»„“”"]{3,})[»“”"]')


def _names_in(document: Original | Translated, keys: Iterable[str]) -> Iterator[str]:
    for name in keys:
        if said := getattr(document.fields, name, None):
            yield str(said)
