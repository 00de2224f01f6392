"""Reports passages of releases that repeat the words of a quote without placing it, or with a letter changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from jarchy.content.spoken_text import as_typed, bare, text_of, words_of
from jarchy.content.statements import stated
from jarchy.core.hashing import key
from jarchy.core.lazy import LazyTable
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position
from jarchy.kinds import SHORTCODES
from jarchy.kinds.quote import KIND as QUOTE
from jarchy.kinds.release import KIND as RELEASE
from jarchy.kinds.release import Release
from jarchy.model import Original, Translated
from jarchy.problems import Location, Problem, problem, shortened
from jarchy.schema.words import words_of as words_of_fields
from jarchy.site.comparisons import Comparison
from jarchy.site.freshness import beginning
from jarchy.site.passages import Passage, SpokenIndex, SpokenText, SpokenWords, apart
from jarchy.site.translations import Documents

_FEWEST_OF_NAME = 4  # words: shorter names stand in no run of four
_COMPARED = 5  # words at the beginning of a paragraph
_PLACED = lazy_pattern(r'<figure data-placed="quote:([a-z0-9-]+)">')


def spoken_words(joined: Documents) -> dict[str, SpokenWords]:
    """What the releases of each language are compared with; nothing of a language in which nobody is quoted."""
    texts: dict[str, list[SpokenText]] = {}
    names: dict[str, set[str]] = {}
    for document in joined.documents:
        if document.ref.kind == QUOTE.name:
            text = SpokenText(document.ref, document.path, text_of(str(document.prose.html)))
            texts.setdefault(document.lang, []).append(text)
        elif document.ref.kind != RELEASE.name:
            long = (name for name in words_of_fields(document.fields) if len(name.split()) >= _FEWEST_OF_NAME)
            names.setdefault(document.lang, set()).update(long)
    return {code: _of(said, names.get(code, ())) for code, said in sorted(texts.items())}


def _of(texts: Iterable[SpokenText], names: Iterable[str]) -> SpokenWords:
    known, phrases = sorted(texts, key=lambda one: one.path), sorted(names)
    return SpokenWords(tuple(known), tuple(phrases), key(*(f"{one.path} {one.words}" for one in known), "", *phrases))


def quote_comparisons(joined: Documents, spoken: Mapping[str, SpokenWords]) -> Iterator[Comparison]:
    """Releases with the quotes of their language. A release is compared when it has changed, or a quote or a name in
    its language.
    """
    indexes = LazyTable(spoken, lambda code: SpokenIndex(spoken[code]))
    for document in joined.documents if spoken else ():
        original, known = joined.originals.get(document.ref), spoken.get(document.lang)
        if not (known and original and isinstance(original.fields, Release)):
            continue
        find = partial(_problems, document, original.fields.own_words, indexes)
        yield Comparison(f"quotes in {document.path}", _key(document, original.fields, known), find)


def _key(document: Original | Translated, own: Release, known: SpokenWords) -> str:
    """It changes when the comparison may give something else."""
    return f"{document.prose.html.key} {document.statements.key} {known.key} {' '.join(own.own_words)}"


def _problems(
    document: Original | Translated, own: Sequence[str], indexes: Mapping[str, SpokenIndex]
) -> Iterator[Problem]:
    html = str(document.prose.html)
    text = text_of(html)
    words = words_of(text)
    found = indexes[document.lang].passages(words)
    if not found:  # nearly always
        return
    placed = {*_PLACED.findall(html)}
    right = [one for one in found if _slug(one) in own or (_slug(one) in placed and not one.changes)]
    places = [*_places(document, words)]
    for one in apart(one for one in found if not any(_is_within(one, other) for other in right)):
        line, column = next((mark for at, mark in reversed(places) if at <= one.start), Position(1, 1))
        where, passage = Location(document.path, line, column), shortened(as_typed(text, one.start, one.end))
        said = {"slug": _slug(one), "original": one.spoken.path, "text": passage}
        if one.changes:
            (at, theirs), *_ = one.changes
            yield problem(where, "quote-altered", here=as_typed(text, at, at + 1), there=theirs, **said)
        else:
            yield problem(where, "quote-repeated", **said)


def _slug(passage: Passage) -> str:
    return passage.spoken.ref.slug


def _is_within(one: Passage, other: Passage) -> bool:
    return other.start <= one.start and one.end <= other.end


def _places(document: Original | Translated, words: Sequence[str]) -> Iterator[tuple[int, Position]]:
    """Where each paragraph begins: its first word, and its place in the file."""
    at, bare_words = 0, [*map(bare, words)]
    for block in stated(document.statements):
        if block.is_value or block.kind in SHORTCODES:
            continue
        first = [*map(bare, words_of(beginning(block))[:_COMPARED])]
        ends = (n for n in range(at + len(first), len(words) + 1) if bare_words[n - len(first) : n] == first)
        end = next(ends, None) if first else None
        if end is not None:
            at = end
            yield end - len(first), block.mark
