"""Compares the facts in each translation with those in its original, pair by pair."""

from collections.abc import Callable, Iterable, Iterator

from jarchy.content.config import Config
from jarchy.i18n.language import Language
from jarchy.model import Original, Ref, Translated
from jarchy.problems import Problem
from jarchy.site.known_names import KnownNames, surname
from jarchy.site.name_checks import capital_names
from jarchy.site.parity import parity_problems
from jarchy.site.translations import Documents

# Returns what `work` gives; for the same file and key, it may be what was given before.
Remember = Callable[[str, str, Callable[[], tuple[Problem, ...]]], tuple[Problem, ...]]


def at_once(path: str, key: str, work: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Remembers nothing."""
    return work()


def fact_problems(joined: Documents, config: Config, remember: Remember = at_once) -> Iterator[Problem]:
    """Differences between originals and their translations, except drafts, which are unfinished, and surnames in
    capitals. A pair is compared when one of the two has changed, or a name that the site knows.
    """
    names = {known.code: KnownNames(_names(joined.whole, known), known) for known, _ in config.entries}
    yield from capital_names(joined, names)
    for (ref, code), translation in joined.translations.items():
        original = joined.originals.get(ref)
        there, here = names.get(original.lang if original else ""), names.get(code)
        if not (original and there and here) or translation.is_draft:
            continue

        def work(one: Original = original, other: Translated = translation) -> tuple[Problem, ...]:
            return tuple(parity_problems(one, other, names[one.lang], names[other.lang]))

        yield from remember(translation.path, _key(original, translation, there, here), work)


def _key(original: Original, translation: Translated, there: KnownNames, here: KnownNames) -> str:
    """It changes when the comparison may give something else."""
    texts = f"{original.path} {original.statements.key} {translation.statements.key}"
    return f"{texts} {there.key} {here.key} {translation.translation.parity} {translation.places.get('translation')}"


def _names(joined: Documents, known: Language) -> Iterator[tuple[Ref, str]]:
    """The names of people and organisations in a language. Of a person, texts repeat the surname."""
    for ref in joined.originals:
        if ref.kind in _NAMED:
            document = joined.versions(ref, [known.code])[-1]  # the original, if there is no translation
            for name in _names_in(document, ("name", "short_name")):
                yield ref, surname(name, known) if _NAMED[ref.kind] else name


_NAMED = {"person": True, "organisation": False}  # the kinds with names, and whether by their surname


def _names_in(document: Original | Translated, keys: Iterable[str]) -> Iterator[str]:
    for name in keys:
        if said := getattr(document.fields, name, None):
            yield str(said)
