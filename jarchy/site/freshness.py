"""Which parts of an original have changed since a translation was made from it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from difflib import SequenceMatcher
from html import unescape
from itertools import zip_longest
from typing import NamedTuple

from jarchy.content.block_digests import LENGTH, as_now
from jarchy.content.statements import stated
from jarchy.core.dates import DateOrTime
from jarchy.core.patterns import lazy_pattern
from jarchy.model import Block, Original, Translation
from jarchy.problems import listed

END = datetime.max.replace(tzinfo=UTC)  # when all that an original says is told
MOST_LISTED = 4
LONGEST_BEGINNING = 60  # characters
# The words of a link. A line that places something, or is meant to, stays as typed: its brackets are no link's.
_LINK = lazy_pattern(r"(\[\[\s*[^\W\d_]+\s*:[^\]\n]*(?:\]\](?![(\[])|$))|\[([^\]]*)(?:\]\([^)]*\)?)?")
_FOOTNOTE = lazy_pattern(r"\[\^[^\]\s]*\]:?")
_MARKS = lazy_pattern(r"\\([!-/:-@\[-`{-~])|[*`]|(?<!\w)_|_(?!\w)")  # of characters that are meant, the backslash


class Changes(NamedTuple):
    """What has changed. Both are empty if a translation is up to date, or if it only says that something is not."""

    is_fresh: bool
    come: tuple[str, ...] = ()  # the digests of blocks that the original has now
    gone: tuple[str, ...] = ()  # of those that were translated and are no longer there


FRESH, STALE = Changes(is_fresh=True), Changes(is_fresh=False)


def changes(
    original: Original, translation: Translation, as_of: datetime, unseen: frozenset[str] = frozenset()
) -> Changes | None:
    """What has changed since the translation was made, of what is told at an instant, without blocks whose digests are
    `unseen`. None if the translation doesn't say which state of the original was translated.
    """
    of = translation.of
    if not of:
        return None
    if of == original.blocks:  # nearly always
        return FRESH
    if _is_fingerprint(of):
        return FRESH if of in original.fingerprints(as_of) else STALE
    if translation.done and original.fields.at(as_of).is_corrected_slightly(translation.done):
        return FRESH
    now = original.blocks.split()
    return _compared(as_now(of.split(), now), now, original.ahead(as_of) | unseen)


def _is_fingerprint(of: str) -> bool:
    """Whether it stands for the whole original, as it did before each block had a digest."""
    return " " not in of and "." not in of and len(of) != LENGTH


def _compared(then: Sequence[str], now: Sequence[str], ahead: frozenset[str]) -> Changes:
    """What lies ahead is not missed."""
    then, now = ([each for each in blocks if each not in ahead] for blocks in (then, now))
    steps = list(aligned_changes(then, now))
    come = tuple(now[new] for _, new in steps if new is not None)
    return Changes(not steps, come, tuple(old for old, _ in steps if old))


def aligned_changes(then: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    """What differs between two sequences of digests: the former digest (empty: nothing was there) and the place of the
    present one (None: nothing is there). A block that was moved has changed, too.
    """
    for tag, begin, end, start, stop in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from ((old or "", new) for old, new in zip_longest(then[begin:end], range(start, stop)))


def told_since(original: Original, translation: Translation, as_of: datetime) -> DateOrTime | None:
    """When readers were told of a change of the original, if that was after it was translated."""
    told, done = original.fields.at(as_of).last_told, translation.done
    return told if told and done and not told.is_before(done) else None


def changed_blocks(original: Original, changed: Changes) -> list[Block]:
    """The blocks of the original that have come since: values of keys, then paragraphs in their order."""
    come = set(changed.come)
    blocks = [block for block in stated(original.statements) if block.digest in come] if come else []
    return sorted(blocks, key=lambda block: not block.is_value)


def beginning(block: Block) -> str:
    """Its first words, without marks of Markdown."""
    text = unescape(_MARKS.sub(r"\1", _LINK.sub(r"\1\2", _FOOTNOTE.sub("", block.beginning))))
    text = " ".join(text.split())
    text = text.strip("| ")
    return text if block.length <= LONGEST_BEGINNING else f"{text[:LONGEST_BEGINNING].rsplit(' ', 1)[0]}…"


def named(blocks: Sequence[Block]) -> str:
    """What editors are told of blocks: the first ones, and how many more there are."""
    return listed((block.kind if block.is_value else f"“{beginning(block)}”" for block in blocks), MOST_LISTED)
