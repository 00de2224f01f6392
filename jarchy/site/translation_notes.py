"""What readers are told of a translation: whether an editor has reviewed it, and what has changed in the original."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from itertools import islice, zip_longest
from urllib.parse import quote

from jarchy.content.block_digests import as_now, changed_cells
from jarchy.content.statements import stated
from jarchy.core.patterns import lazy_pattern
from jarchy.kinds import SHORTCODES
from jarchy.markdown.shortcodes import LINE
from jarchy.model import Block, Link, Mark, Original, Ref, Translated, TranslationNote
from jarchy.site.freshness import beginning, changed_blocks, changes, told_since

MOST_PASSAGES = 12
_RUN = lazy_pattern(r"\w+(?: \w+){2,7}")  # words with nothing but spaces between


def note_on(
    original: Original, translated: Translated, page: Link, as_of: datetime, is_unseen: Callable[[Ref], bool]
) -> TranslationNote:
    """`page` is that of the original. What is unseen, as a quote under embargo, is no change for readers that it is
    placed: the original does not show it either.
    """
    translation, unseen = translated.translation, frozenset[str]()
    changed = changes(original, translation, as_of)
    if changed and not changed.is_fresh and (unseen := frozenset(_placing(original, is_unseen))):
        changed = changes(original, translation, as_of, unseen)
    if changed is None or changed.is_fresh:
        return TranslationNote(page, translation.reviewed, is_fresh=None if changed is None else True)
    passages = tuple(
        Link(page.href + _fragment(block), beginning(block), original.lang)
        for block in islice(filter(_has_words, changed_blocks(original, changed)), MOST_PASSAGES)
    )
    when = told_since(original, translation, as_of)
    here = _body(translated)
    is_known = changed.come or changed.gone  # a fingerprint of the whole says only that something has changed
    marks = tuple(_marks(original, translation.of.split(), len(here), page, unseen)) if is_known else ()
    blocks = tuple(block.kind for block in here) if marks else ()
    return TranslationNote(
        page, translation.reviewed, is_fresh=False, changed=when, passages=passages, marks=marks, blocks=blocks
    )


def _placing(original: Original, is_unseen: Callable[[Ref], bool]) -> Iterator[str]:
    """The digests of the lines that place what readers do not see."""
    for block in stated(original.statements):
        line = LINE.match(block.text) if not block.is_value and block.kind in SHORTCODES else None
        if line and is_unseen(Ref(line["name"], line["slug"])):
            yield block.digest


def _marks(original: Original, of: Sequence[str], count: int, page: Link, unseen: frozenset[str]) -> Iterator[Mark]:
    """What has changed beside each of the `count` blocks of a translation. If these are not as many as the original had
    when it was translated, nobody knows which of them translates which.
    """
    now = [block for block in _body(original) if block.digest not in unseen.difference(of)]
    values = {block.digest for block in stated(original.statements) if block.is_value}
    digests = [block.digest for block in now]
    of = as_now(of, digests)
    then = of[:count]
    if len(then) < count or values.intersection(then) or set(digests).intersection(of[count:]):
        return
    marks: dict[int, Mark] = {}
    for tag, begin, end, start, stop in SequenceMatcher(None, then, digests, autojunk=False).get_opcodes():
        for old, new in zip_longest(range(begin, end), range(start, stop)) if tag != "equal" else ():
            place = max((end if old is None else old + 1) - 1, 0)
            block = now[new] if new is not None else None
            href = page.href + (_fragment(block) if block and _has_words(block) else "")
            link = Link(href, beginning(block) if block and _has_words(block) else "", original.lang)
            cells = changed_cells(then[old], block.digest) if block and old is not None else []
            marks.setdefault(place, Mark(place, link, old is None, cells[0] if cells else 0))
    yield from (marks[place] for place in sorted(marks) if place < count)


def _body(document: Original | Translated) -> list[Block]:
    """The blocks of its text. A line without a letter or a digit, as below the head of a table, is none."""
    blocks = (block for block in stated(document.statements) if not block.is_value)
    return [block for block in blocks if block.digest or any(map(str.isalnum, block.beginning))]


def _has_words(block: Block) -> bool:
    """Not so a line that places something: it names a document, which may be withheld."""
    return block.is_value or block.kind not in SHORTCODES


def _fragment(block: Block) -> str:
    """What leads browsers to the text in the page."""
    run = None if block.is_value else _RUN.search(beginning(block).removesuffix("…"))
    return f"#:~:text={quote(run[0])}" if run else ""
