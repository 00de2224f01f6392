"""Documents for one language alone: editions of other languages don't have them, and nobody misses them there."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from jarchy.model import Kinds, Original, Ref, Translated
from jarchy.problems import Location, Problem, problem
from jarchy.schema.references import refs_of
from jarchy.site.translations import Documents


def alone_of(originals: Mapping[Ref, Original], shown: Iterable[Ref]) -> dict[Ref, str]:
    """Of the shown documents those for one language alone, and those that can't be shown without one of them."""
    every = tuple(shown)
    alone = {ref: code for ref in every if (code := originals[ref].fields.only)}
    while alone and (
        more := {
            ref: alone[needed]
            for ref in every
            for needed in originals[ref].fields.needs
            if ref not in alone and needed in alone
        }
    ):
        alone |= more
    return alone


def check_alone(joined: Documents, kinds: Kinds) -> Iterator[Problem]:
    following = {name for name, kind in kinds.items() if kind.schema.follows}
    for document in joined.originals.values():
        if (only := document.fields.only) and only != document.lang:
            yield problem(document.at("only"), "only-other", only=only, lang=document.lang)
        yield from _left_out(document, dict.fromkeys(mention.ref for mention in document.mentions), joined, following)
    for (ref, _), translation in joined.translations.items():
        original = joined.originals.get(ref)
        if original and original.fields.only:
            yield problem(translation.at("translation"), "only-has-translation", original=original.path)
        elif original:
            named = dict.fromkeys((*refs_of(original.fields), *translation.prose.refs))
            yield from _left_out(translation, named, joined, following)


def _left_out(
    document: Original | Translated, named: Iterable[Ref], joined: Documents, following: Collection[str]
) -> Iterator[Problem]:
    """The quotes and events that a document names, and that its language does not have."""
    marks = {mention.ref: mention.mark for mention in reversed(document.mentions)}
    for ref in named:
        other = joined.originals.get(ref) if ref.kind in following else None
        if other and other.fields.only and other.fields.only != document.lang:
            where = Location(document.path, *marks[ref]) if ref in marks else document.at("translation")
            words = {"kind": ref.kind, "slug": ref.slug, "only": other.fields.only, "lang": document.lang}
            yield problem(where, "only-elsewhere", **words)
