"""What readers are told of a translation: whether an editor has reviewed it, and what has changed in the original."""

from datetime import datetime
from itertools import islice
from urllib.parse import quote

from jarchy.core.patterns import lazy_pattern
from jarchy.kinds import SHORTCODES
from jarchy.model import Block, Link, Original, Translation, TranslationNote
from jarchy.site.freshness import beginning, changed_blocks, changes, told_since

MOST_PASSAGES = 12
_RUN = lazy_pattern(r"\w+(?: \w+){2,7}")  # words with nothing but spaces between


def note_on(original: Original, translation: Translation, page: Link, as_of: datetime) -> TranslationNote:
    """`page` is that of the original."""
    changed = changes(original, translation, as_of)
    if changed is None or changed.is_fresh:
        return TranslationNote(page, translation.reviewed, is_fresh=None if changed is None else True)
    passages = tuple(
        Link(page.href + _fragment(block), beginning(block), original.lang)
        for block in islice(filter(_has_words, changed_blocks(original, changed)), MOST_PASSAGES)
    )
    when = told_since(original, translation, as_of)
    return TranslationNote(page, translation.reviewed, is_fresh=False, changed=when, passages=passages)


def _has_words(block: Block) -> bool:
    """Not so a line that places something: it names a document, which may be withheld."""
    return block.is_value or block.kind not in SHORTCODES


def _fragment(block: Block) -> str:
    """What leads browsers to the text in the page."""
    run = None if block.is_value else _RUN.search(beginning(block).removesuffix("…"))
    return f"#:~:text={quote(run[0])}" if run else ""
