"""Compares each translation with its original, and reports missing translations."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from jarchy.content.config import Config
from jarchy.content.parse import Parsed
from jarchy.core.file_names import in_language
from jarchy.model import Original, Translated
from jarchy.problems import Problem, did_you_mean, problem
from jarchy.schema.words import words_in
from jarchy.site.claims import Unread
from jarchy.site.freshness import END, changed_blocks, changes, named
from jarchy.site.lack import TEXT
from jarchy.site.policies import waited_for
from jarchy.site.translations import Documents


def translation_problems(
    parsed: Iterable[Parsed], joined: Documents, unread: Unread, config: Config
) -> Iterator[Problem]:
    """Problems with translations. Nothing is known about files that could not be read."""
    told = {(file.source.ref, file.source.lang) for file in parsed if file.document is None} | joined.claims.misnamed
    # `check_policies` says for whom readers of other languages wait.
    told |= {(one.ref, code) for one in joined.originals.values() for code in waited_for(one, config)}
    for original, code, translation in joined.pairs(config.codes):
        if translation is None:
            if (original.ref, code) not in told and not unread.has(original.ref):
                missing = in_language(original.path, original.lang, code)
                yield problem(original.at(), "missing-translation", code=code, path=missing)
            continue
        yield from _not_fresh(original, translation)
        yield from lacking_words(original, translation)
        yield from _only_translated(original, translation)


def lacking_words(original: Original, translation: Translated) -> Iterator[Problem]:
    """What the translation lacks. It is an error if readers must be told it and neither file is a draft."""
    is_draft = translation.is_draft or original.fields.status == "draft"
    for key, is_owed in _untranslated(original.fields, translation.fields, translation.lang):
        what = "owed-words" if is_owed and not is_draft else "untranslated"
        yield problem(translation.at(), what, key=key, original=original.path)
    if original.prose.html and not translation.prose.html:
        yield problem(translation.at(), "untranslated", key=TEXT, original=original.path)


def _not_fresh(original: Original, translation: Translated) -> Iterator[Problem]:
    """A translation of an older original. What lies ahead counts: it is to be translated before it is told."""
    where, file = translation.at("translation"), translation.path
    changed = changes(original, translation.translation, END)
    if changed is None:
        yield problem(where, "undated-translation", file=file, fingerprint=original.fingerprint)
    elif not changed.is_fresh:
        what = named(changed_blocks(original, changed)) or ("something was left out" if changed.gone else "")
        what = f": {what}" if what else ""
        yield problem(where, "stale-translation", what=what, file=file, fingerprint=original.fingerprint)


def _untranslated(facts: Struct, words: Struct, code: str) -> Iterator[tuple[str, bool]]:
    """The keys that the original has and the translation lacks, and whether readers must be told their words."""
    owed = words_in(facts.__class__)
    for name in words.__struct_fields__:
        if name == "translation":
            continue
        fact, word = getattr(facts, name), getattr(words, name)
        if isinstance(fact, dict):
            for key, item in fact.items():
                if key in word:
                    yield from (
                        (f"{name}: {key}: {lacking}", is_owed)
                        for lacking, is_owed in _untranslated(item, word[key], code)
                    )
                elif _is_for(item, code) and (all_words := [*_all_words(item)]):
                    yield f"{name}: {key}", any(is_owed for _, is_owed in all_words)
        elif fact and not word and name in owed:
            yield name, owed[name]


def _is_for(item: Struct, code: str) -> bool:
    """Whether an item is for readers of this language. One that states another language, as a file may, is not."""
    return getattr(item, "lang", None) in (None, code)


def _all_words(facts: Struct) -> Iterator[tuple[str, bool]]:
    return ((name, is_owed) for name, is_owed in words_in(facts.__class__).items() if getattr(facts, name))


def _only_translated(original: Original, translation: Translated) -> Iterator[Problem]:
    """Roles and programme items that the original lacks: a mistyped key would make them vanish."""
    for name in translation.fields.__struct_fields__:
        table = getattr(original.fields, name, None)
        if isinstance(table, dict):
            for key in (key for key in getattr(translation.fields, name) if key not in table):
                suggestion, known = did_you_mean(key, table), ", ".join(table) or "none"
                yield problem(translation.at(name), "only-translated", key=key, suggestion=suggestion, known=known)
