"""How each translation of a site stands, the most overdue first."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Literal

from msgspec.structs import replace

from jarchy.content.config import Config
from jarchy.content.parse import Parsed
from jarchy.content.statements import stated
from jarchy.core.dates import in_minutes
from jarchy.core.file_names import in_language
from jarchy.core.records import Record
from jarchy.model import Block, Original, Ref, Translated, Translation
from jarchy.site.freshness import Changes, changed_blocks, changes, named, told_since
from jarchy.site.translations import Documents
from jarchy.site.unasked import settled

State = Literal["orphan", "missing", "undated", "stale", "draft", "unreviewed", "fresh"]
OVERDUE: tuple[State, ...] = ("orphan", "missing", "undated", "stale")  # what readers lack
WEEKEND = 5  # the first of its days, as Python counts them


class TranslationState(Record):
    """A document in a language that is not its original's."""

    ref: Ref
    lang: str
    path: str  # of its file, also of one that is missing
    state: State
    words: int = 0  # of the original, that are to be translated
    what: str = ""  # which parts of the original have changed
    since: str = ""  # the day from which it is overdue, where that is known: 2018-07-03
    days: int = 0  # working days since then
    due: str = ""  # the moment from which it is late by `within:` of its policy: 2018-07-03 18:00
    is_late: bool = False  # whether that has passed
    awaited_by: tuple[str, ...] = ()  # the documents that readers do not see before, as in “release budget”


def translation_states(
    documents: Documents,
    config: Config,
    as_of: datetime,
    into: Sequence[str] = (),
    due: Mapping[str, datetime] = MappingProxyType({}),
    awaited_by: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> list[TranslationState]:
    """The states of all translations, or of those `into` some languages, of public documents and of drafts. `due` says
    from when they are late, `awaited_by` which documents wait for them, both by their files.
    """
    now, codes, unasked = as_of.astimezone(config.zone), {*(into or config.codes)}, settled(documents, as_of)
    states = [
        *(_orphan(file) for file in documents.claims.orphans if not {file.source.lang} - codes),
        *(
            _state(original, translation, code, now, documents.begun(original.ref, code))
            for original, code, translation in documents.pairs(into or config.codes)
            if translation or original.ref not in unasked
        ),
    ]
    awaited = (replace(one, awaited_by=awaited_by.get(one.path, ())) for one in states)
    return sorted((_with_due(one, due.get(one.path), now) for one in awaited), key=_urgency)


def _urgency(one: TranslationState) -> tuple[object, ...]:
    """What is late comes first, then what keeps documents from readers, what they lack for the longest time, and what
    takes the longest.
    """
    late = not one.is_late, one.due if one.is_late else ""
    return one.state != "orphan", *late, not one.awaited_by, one.state not in OVERDUE, -one.days, -one.words, one.path


def _with_due(one: TranslationState, due: datetime | None, now: datetime) -> TranslationState:
    if due is None:
        return one
    return replace(one, due=in_minutes(due.astimezone(now.tzinfo)), is_late=due <= now)


def _orphan(file: Parsed) -> TranslationState:
    return TranslationState(file.source.ref, file.source.lang, file.source.path, "orphan")


def _state(
    original: Original, translation: Translated | None, code: str, as_of: datetime, begun: str
) -> TranslationState:
    """`begun` is the file of a draft in which something is still to be filled in."""
    today = as_of.date()
    if begun:
        return _overdue(original.ref, code, begun, "draft", stated(original.statements), "", None, today)
    if translation is None:
        told = original.fields.at(as_of).last_told
        path = in_language(original.path, original.lang, code)
        since = told.day if told else None
        return _overdue(original.ref, code, path, "missing", stated(original.statements), "", since, today)
    said = translation.translation
    changed = changes(original, said, as_of)
    blocks = changed_blocks(original, changed) if changed else []
    state = _state_of(said, changed, is_draft=translation.is_draft)
    changed_on = told_since(original, said, as_of) if state == "stale" else None
    since = changed_on.day if changed_on else None
    return _overdue(original.ref, code, translation.path, state, blocks, named(blocks), since, today)


def _state_of(said: Translation, changed: Changes | None, *, is_draft: bool) -> State:
    if is_draft:
        return "draft"
    if changed is None:
        return "undated"
    if not changed.is_fresh:
        return "stale"
    return "fresh" if said.reviewed else "unreviewed"


def _overdue(
    ref: Ref, code: str, path: str, state: State, blocks: Sequence[Block], what: str, since: date | None, today: date
) -> TranslationState:
    words = sum(block.words for block in blocks)
    if since is None or since > today:
        return TranslationState(ref, code, path, state, words, what)
    later = (since + timedelta(days=number) for number in range(1, (today - since).days + 1))
    days = sum(day.weekday() < WEEKEND for day in later)
    return TranslationState(ref, code, path, state, words, what, since.isoformat(), days)
