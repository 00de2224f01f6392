"""What a file states, block by block, so that a translation can be compared with its original.

It is found when the file is parsed, and remembered with the document.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from jarchy.content.addresses_in_text import take_out
from jarchy.content.block_digests import block_digest, body_digest
from jarchy.content.digits import Found
from jarchy.content.fact_finding import find_facts
from jarchy.content.signs import signed_from
from jarchy.core.lazy import LazyText
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position, Text
from jarchy.i18n.language import Language
from jarchy.markdown.comments import BEGIN, Comments
from jarchy.markdown.shortcodes import LINE
from jarchy.model import Block, Shortcodes, TextFact
from jarchy.schema.facts import WordsNode

_ITEM = lazy_pattern(r"[ \t]*(?:[-*+•·‣–—]|\d{1,3}[.)]|(?:\d{1,2}\.){2,}|[a-zа-я]\))[ \t]+(?=\S)")
_MARKS = {
    "heading": lazy_pattern(r" {0,3}#{1,6} "),
    "item": _ITEM,
    "quotation": lazy_pattern(" {0,3}>"),
    "row": lazy_pattern(r"[ \t]*\|"),
}
_RULE = lazy_pattern(r" {0,3}(?:[-=*_][ \t]*){2,}$")
_LETTER = "A-ZÀ-ÖØ-ÞА-ЯЁӨҮҢІЇЄҒҚҰҺӘ"
_BETWEEN = r"[»”\"]?[ \xa0\n][«„“\"]?"  # two words
_FEW = rf"(?:{_BETWEEN}[\w-]+){{0,3}}"
_PHRASE = lazy_pattern(
    rf"[{_LETTER}](?<!\w.)[\w-]*(?:{_FEW}{_BETWEEN}[{_LETTER}][\w-]*)*{_FEW}"  # the capital is looked for fastest
)
_CAPITALS, _WORD = lazy_pattern(f"[{_LETTER}]{{2}}"), lazy_pattern(r"\w+")
_WORDS_BEFORE, _FAR = lazy_pattern(r"(?<!\w)(?:[\w-]+ ){1,3}$"), 48  # characters before a capital


class Statements(NamedTuple):
    """What a file states."""

    blocks: LazyText  # encoded: `stated` decodes them
    digests: str  # of the blocks of an original, with spaces between
    values: tuple[WordsNode, ...]  # the words in its front matter
    capitals: tuple[str, ...]  # its words with two capital letters side by side, such as abbreviations


class Span(NamedTuple):
    """A block as a part of the whole text. `mark` is the place of a value; in the body, places are counted."""

    start: int
    end: int
    kind: str
    mark: Position | None = None


def read_statements(
    values: Iterable[WordsNode],
    body: str,
    first_line: int,
    text: Text,
    language: Language,
    shortcodes: Shortcodes,
    *,
    is_original: bool,
) -> Statements:
    """The blocks of a file. `values` are the words in its front matter."""
    values = tuple(sorted(values))  # their order says nothing
    body = without_comments(body)
    spans, parts, at = [*body_spans(body, shortcodes)], [body], len(body)
    for value in values:
        parts.append(value.text)
        spans.append(Span(at + 2, at + 2 + len(value.text), value.key, value.mark))
        at += 2 + len(value.text)
    whole = "\n\n".join(parts)
    digests = [
        (block_digest(whole[start:end], kind) if mark else body_digest(kind, whole[start:end])) if is_original else ""
        for start, end, kind, mark in spans
    ]
    blocks = _blocks(spans, digests, whole, first_line, text, language)
    text_of_blocks = LazyText.of(_ENCODER.encode(blocks).decode() if blocks else "")
    said = "\n".join([block.text[start:end] for block in blocks for start, end in block.phrases])
    capitals = tuple(sorted({_word_at(match.start(), said) for match in _CAPITALS.finditer(said)}))
    return Statements(text_of_blocks, " ".join(filter(None, digests)), values, capitals)


def _word_at(offset: int, text: str) -> str:
    start = offset
    while start and text[start - 1].isalnum():
        start -= 1
    word = _WORD.match(text, start)
    return word[0] if word else ""


def stated(statements: LazyText) -> tuple[Block, ...]:
    """What `read_statements` has encoded."""
    return _DECODER.decode(str(statements)) if statements else ()


def in_words(kind: str) -> str:
    """What editors are told that a block of the body is."""
    return {"row": "row of a table", "item": "item of a list"}.get(kind, kind)


_ENCODER, _DECODER = msgspec.json.Encoder(), msgspec.json.Decoder(tuple[Block, ...])


def _blocks(
    spans: list[Span], digests: list[str], whole: str, first_line: int, text: Text, language: Language
) -> list[Block]:
    plain, found = take_out(whole)
    found += find_facts(plain, language.fact_words)
    found.sort()
    phrases, facts, blocks = _phrases(plain), iter(found), []
    phrase, fact, line, counted = next(phrases, None), next(facts, None), first_line, 0
    for (start, end, kind, mark), digest in zip(spans, digests, strict=True):
        stated_here, said_here = [], []
        while fact and fact.start < end:
            if fact.start >= start:
                typed = whole[_beginning(fact, whole, language) : fact.end]
                stated_here.append(TextFact(fact.about, fact.readings, typed, fact.start - start, fact.is_sure))
            fact = next(facts, None)
        while phrase and phrase[0] < end:
            if phrase[0] >= start:
                said_here.append((phrase[0] - start, min(phrase[1], end) - start))
            phrase = next(phrases, None)
        if mark is None:
            line += whole.count("\n", counted, start)
            counted = start
        place = mark or Position(line, start - whole.rfind("\n", 0, start))
        blocks.append(
            Block(
                kind,
                text.in_file(place),
                whole[start:end],
                tuple(stated_here),
                tuple(said_here),
                is_value=mark is not None,
                digest=digest,
            )
        )
    return blocks


def _beginning(fact: Found, whole: str, language: Language) -> int:
    """With the minus: without it, editors would read that “5” is not “5”."""
    is_below = fact.readings[0].startswith("-")
    return signed_from(fact.start, whole, language.fact_words.near) if is_below else fact.start


def _phrases(plain: str) -> Iterator[tuple[int, int]]:
    """Where words around capital letters begin and end, with those before: names may begin with a small letter."""
    for match in _PHRASE.finditer(plain):
        start, end = match.span()
        if plain[start - 1 : start] == " " and plain[start - 2].isalpha():
            before = _WORDS_BEFORE.search(plain, max(0, start - _FAR), start)
            start = before.start() if before else start
        yield start, end


def without_comments(body: str) -> str:
    """The body with spaces in the place of its comments."""
    if BEGIN not in body:  # nearly always
        return body
    comments, lines = Comments(body), []
    for number, line in enumerate(body.split("\n")):
        shown = comments.take_out(line, number)
        lines.append(shown if shown == line else shown.rjust(len(line)))
    return "\n".join(lines)


def body_spans(body: str, shortcodes: Shortcodes) -> Iterator[Span]:
    """The blocks of a body. What is not told apart here is told apart in no language."""
    start, kind, at = 0, "", 0
    for line in body.split("\n"):
        if not line or (line[0].isalpha() and line[1:2] != ")"):
            begins, offset = ("text" if line else ""), 0  # most lines
        else:
            begins, offset = _kind_of(line, shortcodes)
        if kind and begins != "text" and not begins == kind == "quotation":
            yield Span(start, at - 1, kind)
            kind = ""
        if begins in _OF_ONE_LINE or begins in shortcodes:
            yield Span(at + offset, at + len(line), begins)
        elif begins and not kind:
            start, kind = at + offset, "paragraph" if begins == "text" else begins
        at += len(line) + 1
    if kind:
        yield Span(start, at - 1, kind)


_OF_ONE_LINE = ("heading", "row")


def _kind_of(line: str, shortcodes: Shortcodes) -> tuple[str, int]:
    """What a line begins, and where its words begin. Empty lines and rules begin nothing."""
    if not line.strip() or _RULE.match(line):
        return "", 0
    if line.startswith("[[") and (placed := LINE.match(line)) and placed["name"] in shortcodes:
        return placed["name"], 0
    for kind, pattern in _MARKS.items():
        if mark := pattern.match(line):
            return kind, mark.end()
    return "text", 0
