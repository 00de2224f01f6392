"""Documents for one language alone: editions of other languages don't have them, and nobody misses them there."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from jarchy.model import Kinds, Original, Ref
from jarchy.problems import Location, Problem, problem
from jarchy.schema.references import refs_of
from jarchy.site.translations import Documents

NOWHERE = ""  # in place of the code of a language: no language has it


def alone_of(originals: Mapping[Ref, Original], shown: Iterable[Ref]) -> dict[Ref, str]:
    """Of the shown documents those for one language alone, and those that can't be shown without one of them. The
    latter are nowhere unless that is the language of their originals, to which translations lead.
    """
    every = tuple(shown)
    alone = {ref: code for ref in every if (code := originals[ref].fields.only)}
    while alone and (more := dict(_in_need(originals, every, alone))):
        alone |= more
    return alone


def _in_need(
    originals: Mapping[Ref, Original], every: Iterable[Ref], alone: Mapping[Ref, str]
) -> Iterator[tuple[Ref, str]]:
    """The documents that are not where they need to be."""
    for ref in every:
        for needed in originals[ref].fields.needs:
            code = alone.get(needed, originals[ref].lang)
            there = code if code == originals[ref].lang else NOWHERE
            if needed in alone and alone.get(ref) not in (there, NOWHERE):
                yield ref, there


def check_alone(joined: Documents, kinds: Kinds) -> Iterator[Problem]:
    for document in joined.originals.values():
        if (only := document.fields.only) and only != document.lang:
            yield problem(document.at("only"), "only-other", only=only, lang=document.lang)
    for (ref, _), translation in joined.translations.items():
        if (original := joined.originals.get(ref)) and original.fields.only:
            yield problem(translation.at("translation"), "only-has-translation", original=original.path)
    if joined.part_of or any(original.fields.only for original in joined.originals.values()):
        yield from _left_out(joined, {name for name, kind in kinds.items() if kind.schema.follows})
        yield from _without_needed(joined)


def _left_out(joined: Documents, following: Collection[str]) -> Iterator[Problem]:
    """The quotes and events that documents name, but that their languages do not have."""
    for document in joined.documents:
        original = joined.originals.get(document.ref)
        if original is None or (original.fields.only and document is not original):  # which is an error already
            continue
        marks = {mention.ref: mention.mark for mention in reversed(document.mentions)}
        for ref in dict.fromkeys((*refs_of(original.fields), *document.prose.refs)):
            other = joined.originals.get(ref) if ref.kind in following else None
            if other and other.fields.only and other.fields.only != document.lang:
                where = Location(document.path, *marks[ref]) if ref in marks else document.at("translation")
                words = {"kind": ref.kind, "slug": ref.slug, "only": other.fields.only, "lang": document.lang}
                yield problem(where, "only-elsewhere", **words)


def _without_needed(joined: Documents) -> Iterator[Problem]:
    """The documents that languages lack because they lack what these can't be shown without."""
    originals = joined.whole.originals
    alone = alone_of(originals, _with_needs(joined.originals, originals))
    for ref, original in joined.originals.items():
        needed = next(
            (one for one in original.fields.needs if one in alone and alone[one] != original.fields.only), None
        )
        if needed:
            readers = "nobody sees it" if alone[ref] == NOWHERE else f"only readers of “{alone[ref]}” see it"
            yield problem(original.at(), "needs-elsewhere", kind=needed.kind, slug=needed.slug, readers=readers)


def _with_needs(refs: Iterable[Ref], originals: Mapping[Ref, Original]) -> set[Ref]:
    """These documents and all that they can't be shown without. Others don't matter to where these are, and each that
    is looked up may be read from the cache.
    """
    found, ahead = set[Ref](), list(refs)
    while ahead:
        if (ref := ahead.pop()) in originals and ref not in found:
            found.add(ref)
            ahead += originals[ref].fields.needs
    return found
