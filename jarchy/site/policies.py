"""Which documents wait for other languages, and which translations are late.

`publish:` in content/site.yaml is for news, `publish:` in a document for itself. Under `together`, no language is
public until all are there and reviewed; under `ky-first`, none until Kyrgyz is. The publication gate withholds what
waits.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain

from jarchy.content.config import Config
from jarchy.content.foreign_language import UNKNOWN, words_of
from jarchy.core.dates import in_minutes
from jarchy.core.file_names import in_language
from jarchy.model import Original, Publishing, Ref, Translated
from jarchy.problems import Location, Problem, has_code, listed, problem
from jarchy.site.freshness import END, changes, told_since
from jarchy.site.lack import DRAFT, EMPTY, MISSING, STALE, TEXT, UNREVIEWED, Lack
from jarchy.site.publication import begin_of
from jarchy.site.translations import Documents
from jarchy.site.unasked import is_settled

Lacks = Mapping[Ref, tuple[Lack, ...]]


def lacks_of(joined: Documents, config: Config, waived: Collection[Ref]) -> dict[Ref, tuple[Lack, ...]]:
    """The documents that wait for other languages, each with what is lacking. Nobody waits for translations of `waived`
    documents, because nobody is asked for them.
    """
    return {
        ref: lacks
        for ref, original in joined.originals.items()
        if ref not in waived and (lacks := tuple(_awaited(original, joined, config, waived)))
    }


def check_policies(joined: Documents, config: Config, waived: Collection[Ref], as_of: datetime) -> Iterator[Problem]:
    """What documents wait for, and translations that are late: each file once, whoever waits for it."""
    waiting: dict[Lack, list[Original]] = {}
    late: dict[Lack, datetime] = {}
    for original in _concerned(joined):
        first = policy_of(original, config).first
        if first and not config.codes.count(first):
            yield problem(original.at("publish"), UNKNOWN, **words_of(first, config.codes))
        elif (
            original.ref not in waived and original.fields.status != "draft" and not is_settled(original, joined, as_of)
        ):
            for lack in _awaited(original, joined, config, waived):
                waiting.setdefault(lack, []).append(original)
            for lack, since in _owed(original, joined, config, waived):
                if since <= as_of:
                    late[lack] = min(since, late.get(lack, since))
    for lack in dict.fromkeys((*waiting, *late)):
        by = listed(sorted(one.path for one in waiting.get(lack, ())))
        words = {"lack": lack, "path": lack.path, "remedy": lack.remedy}
        if lack in late:
            when = in_minutes(late[lack].astimezone(config.zone))
            unseen = f"; until then, readers do not see {by}" if by else ""
            yield problem(lack.where, "late-translation", **words, when=when, unseen=unseen)
        else:
            news = listed(sorted(one.path for one in waiting[lack] if one.fields.is_news))
            without = f"; “publish: any” in {news} lets the others appear without it" if news else ""
            yield problem(lack.where, "awaited-translation", **words, originals=by, without=without)


def awaited_by(joined: Documents, config: Config, waived: Collection[Ref]) -> dict[str, tuple[str, ...]]:
    """The documents that wait for a file, by its path, also of one that is missing: as in “release budget”."""
    waiting: dict[str, tuple[str, ...]] = {}
    for ref, lacks in lacks_of(joined, config, waived).items():
        for lack in lacks:
            waiting[lack.path] = (*waiting.get(lack.path, ()), f"{ref.kind} {ref.slug}")
    return waiting


def told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, but for those of translations of which `check_policies` says the same, and for whom they matter."""
    found = tuple(problems)
    told = {each.words["path"] for each in found if has_code(each, "awaited-translation", "late-translation")}
    for each in found:
        is_missing = has_code(each, "missing-translation") and each.words["path"] in told
        is_empty = has_code(each, "untranslated") and each.words["key"] == TEXT and each.where.path in told
        if not (is_missing or is_empty):
            yield each


def _concerned(joined: Documents) -> Iterator[Original]:
    """The documents, and those that may wait for them because they speak of them."""
    speaking = (
        joined.mentioned_by.get(ref, ()) for ref, original in joined.originals.items() if original.fields.follows
    )
    for ref in dict.fromkeys((*joined.originals, *chain.from_iterable(speaking))):
        if original := joined.originals.get(ref):
            yield original


def deadlines(joined: Documents, config: Config, waived: Collection[Ref]) -> Iterator[datetime]:
    """The moments from which a translation is late. One that several releases wait for is late for each."""
    for _, since in _owed_of_all(joined, config, waived):
        yield since


def due_by_file(joined: Documents, config: Config, waived: Collection[Ref]) -> dict[str, datetime]:
    """The first moments from which translations are late, by their files, also of those that are missing."""
    due: dict[str, datetime] = {}
    for lack, since in _owed_of_all(joined, config, waived):
        due[lack.path] = min(since, due.get(lack.path, since))
    return due


def policy_of(original: Original, config: Config) -> Publishing:
    """What holds for a document: what it says itself, then what the site says."""
    own, general = original.fields.publish, config.publish if original.fields.is_news else Publishing()
    if own is None:
        return general
    return Publishing(own.policy or general.policy, own.within or general.within)


def waited_for(original: Original, config: Config) -> Sequence[str]:
    """The languages of a document without which no other is public."""
    said = policy_of(original, config)
    return config.codes if said.is_together else [said.first] if said.first else []


def _awaited(original: Original, joined: Documents, config: Config, waived: Collection[Ref]) -> Iterator[Lack]:
    """What a document waits for. Quotes and events that it speaks of are part of what all languages have together, but
    for `waived` ones, which may stay in one language for ever. One that comes later than they do waits by itself.
    """
    said = policy_of(original, config)
    if said.first:
        yield from _lacks(original, [said.first], joined)
    if said.is_together:
        for one in (original, *_parts(original, joined)):
            if one.ref not in waived and not _is_later(one, original):
                yield from _lacks(one, config.codes, joined, is_strict=True)
    elif original.fields.follows and any(_is_later(original, one) for one in _together(original, joined, config)):
        yield from _lacks(original, config.codes, joined, is_strict=True)


def _parts(original: Original, joined: Documents) -> Iterator[Original]:
    named = dict.fromkeys(mention.ref for mention in original.mentions if mention.ref != original.ref)
    for ref in named:
        part = joined.originals.get(ref)
        if part and part.fields.follows and part.fields.status != "draft":
            yield part


def _together(part: Original, joined: Documents, config: Config) -> Iterator[Original]:
    """The documents that have it in all languages together."""
    for ref in joined.mentioned_by.get(part.ref, ()):
        whole = joined.originals.get(ref)
        if whole and whole.fields.status != "draft" and policy_of(whole, config).is_together:
            yield whole


def _is_later(part: Original, whole: Original) -> bool:
    """Whether its own embargo ends after the document that speaks of it came out. That one can't wait for it: readers
    have it.
    """
    embargo, begin = part.fields.embargo, begin_of(whole)
    return bool(embargo and begin and embargo.at > begin.at)


def _owed_of_all(joined: Documents, config: Config, waived: Collection[Ref]) -> Iterator[tuple[Lack, datetime]]:
    for ref, original in joined.originals.items():
        if ref not in waived and original.fields.status != "draft":
            yield from _owed(original, joined, config, waived)


def _owed(
    original: Original, joined: Documents, config: Config, waived: Collection[Ref]
) -> Iterator[tuple[Lack, datetime]]:
    """What is lacking in any language, with the moment from which it is late. `within` is counted from when the
    document was to come out, or from when readers were told of the change that a translation lacks.
    """
    said, begins = policy_of(original, config), original.fields.when
    if said.within is None or begins is None:
        return
    for lack in (*_awaited(original, joined, config, waived), *_lacks(original, config.codes, joined)):
        yield lack, begins.instant + said.within
    for part in _parts(original, joined) if said.is_together else ():
        if part.fields.embargo and _is_later(part, original) and part.ref not in waived:
            for lack in _lacks(part, config.codes, joined, is_strict=True):
                yield lack, part.fields.embargo.instant + said.within
    for code, translation in joined.others(original, config.codes):
        if translation and not translation.is_draft:
            changed = changes(original, translation.translation, END)
            told = told_since(original, translation.translation, END)
            if changed and not changed.is_fresh and told:
                since = max(told.instant, begins.instant)
                yield _lack(original, code, translation, STALE), since + said.within


def _lacks(original: Original, codes: Iterable[str], joined: Documents, *, is_strict: bool = False) -> Iterator[Lack]:
    """Languages in which a document is not there; if `is_strict`, also those in which it is not reviewed."""
    for code, translation in joined.others(original, codes):
        begun = "" if translation else joined.begun(original.ref, code)
        if why := DRAFT if begun else _why(original, translation, is_strict=is_strict):
            yield _lack(original, code, translation, why, begun)


def _why(original: Original, translation: Translated | None, *, is_strict: bool) -> str:
    if translation is None:
        return MISSING
    if translation.is_draft:
        return DRAFT
    if original.prose.html and not translation.prose.html:
        return EMPTY
    if not is_strict:
        return ""
    said = translation.translation
    return "" if said.reviewed or said.status == "published" else UNREVIEWED


def _lack(original: Original, code: str, translation: Translated | None, why: str, begun: str = "") -> Lack:
    if translation:
        return Lack(translation.at("translation"), translation.path, code, original.path, why)
    path = begun or in_language(original.path, original.lang, code)
    return Lack(Location(begun) if begun else original.at(), path, code, original.path, why)
