"""What a file states, block by block, so that a translation can be compared with its original.

It is found when the file is parsed, and remembered with the document.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from jarchy.content.addresses_in_text import take_out
from jarchy.content.fact_finding import find_facts
from jarchy.core.lazy import LazyText
from jarchy.core.text import Position, Text
from jarchy.i18n.language import Language
from jarchy.markdown.comments import BEGIN, Comments
from jarchy.markdown.shortcodes import LINE
from jarchy.model import Block, Phrase, Shortcodes, TextFact
from jarchy.schema.facts import WordsNode

_ITEM = re.compile(r"[ \t]*(?:[-*+•·‣–—]|\d{1,3}[.)]|(?:\d{1,2}\.){2,}|[a-zа-я]\))[ \t]+(?=\S)")
_HEADING = re.compile(r" {0,3}#{1,6} ")
_MARKS = {"heading": _HEADING, "item": _ITEM, "quotation": re.compile(" {0,3}>"), "row": re.compile(r"[ \t]*\|")}
_RULE = re.compile(r" {0,3}(?:[-=*_][ \t]*){2,}$")
_LETTER = "A-ZÀ-ÖØ-ÞА-ЯЁӨҮҢІЇЄҒҚҰҺӘ"
_CAPITAL, _FEW = rf"[{_LETTER}][\w-]*", r"(?:[ \xa0\n][\w-]+){0,3}"
_PHRASE = re.compile(rf"(?:[\w-]+[ \xa0])?\b{_CAPITAL}(?:{_FEW}[ \xa0\n]{_CAPITAL})*{_FEW}")
_BEGINNING = 60  # characters


class _Span(NamedTuple):
    """A block as a part of the whole text. `mark` is the place of a value; in the body, places are counted."""

    start: int
    end: int
    kind: str
    mark: Position | None = None


def read_statements(
    values: Iterable[WordsNode], body: str, first_line: int, text: Text, language: Language, shortcodes: Shortcodes
) -> LazyText:
    """The blocks of a file, encoded. `values` are the words in its front matter."""
    blocks = tuple(_blocks(values, body, first_line, text, language, shortcodes))
    return LazyText.of(_ENCODER.encode(blocks).decode()) if blocks else LazyText.of("")


def stated(statements: LazyText) -> tuple[Block, ...]:
    """What `read_statements` has encoded."""
    return _DECODER.decode(str(statements)) if statements else ()


_ENCODER, _DECODER = msgspec.json.Encoder(), msgspec.json.Decoder(tuple[Block, ...])


def _blocks(
    values: Iterable[WordsNode], body: str, first_line: int, text: Text, language: Language, shortcodes: Shortcodes
) -> Iterator[Block]:
    body = _without_comments(body) if BEGIN in body else body
    spans = [*_body_spans(body, shortcodes)]
    whole, at = body, len(body)
    for value in values:
        whole += f"\n\n{value.text}"
        spans.append(_Span(at + 2, len(whole), value.key, value.mark))
        at = len(whole)
    lines = [0, *(match.end() for match in re.finditer("\n", body))]

    def mark(offset: int, span: _Span) -> Position:
        if span.mark:
            return text.in_file(span.mark)
        line = bisect_right(lines, offset) - 1
        return text.in_file(Position(first_line + line, offset - lines[line] + 1))

    plain, found = take_out(whole)
    facts = [list[TextFact]() for _ in spans]
    starts = [span.start for span in spans]
    for one in sorted(chain(found, find_facts(plain, language.fact_words))):
        at = bisect_right(starts, one.start) - 1
        if at >= 0 and one.start < spans[at].end:
            typed = " ".join(whole[one.start : one.end].split())
            facts[at].append(TextFact(one.about, one.readings, typed, mark(one.start, spans[at]), one.is_sure))
    phrases = [list[Phrase]() for _ in spans]
    for match in _PHRASE.finditer(plain):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < spans[at].end:
            phrases[at].append(_phrase(match, mark(match.start(), spans[at])))
    for span, stated_there, said_there in zip(spans, facts, phrases, strict=True):
        beginning = " ".join(whole[span.start : min(span.end, span.start + _BEGINNING)].split())
        length = span.end - span.start
        place = mark(span.start, span)
        yield Block(
            span.kind, place, length, beginning, tuple(stated_there), tuple(said_there), is_value=span.mark is not None
        )


def _phrase(match: re.Match[str], mark: Position) -> Phrase:
    words = match[0].split()
    capitals = tuple(number for number, word in enumerate(words) if word[0].isupper())
    return Phrase(tuple(word.lower() for word in words), capitals, " ".join(words), mark)


def _without_comments(body: str) -> str:
    """The body with spaces in the place of its comments."""
    comments, lines = Comments(body), []
    for number, line in enumerate(body.split("\n")):
        shown = comments.take_out(line, number)
        lines.append(shown if shown == line else shown.rjust(len(line)))
    return "\n".join(lines)


def _body_spans(body: str, shortcodes: Shortcodes) -> Iterator[_Span]:
    """The blocks of a body. What is not told apart here is told apart in no language."""
    start, kind, at = 0, "", 0
    for line in body.split("\n"):
        end = at + len(line)
        begins, offset = _kind_of(line, shortcodes)
        goes_on = begins == kind == "quotation" or begins == "text"
        if kind and not goes_on:
            yield _Span(start, at, kind)
            kind = ""
        if begins in ("heading", "row", *shortcodes):
            yield _Span(at + offset, end, begins)
        elif begins and not kind:
            start, kind = at + offset, "paragraph" if begins == "text" else begins
        at = end + 1
    if kind:
        yield _Span(start, len(body), kind)


def _kind_of(line: str, shortcodes: Shortcodes) -> tuple[str, int]:
    """What a line begins, and where its words begin. Empty lines and rules begin nothing."""
    if not line or line[0].isalpha():
        lettered = line and line[1:2] == ")" and _ITEM.match(line)
        return ("item", lettered.end()) if lettered else ("text" if line else "", 0)
    if not line.strip() or _RULE.match(line):
        return "", 0
    if line.startswith("[[") and (placed := LINE.match(line)) and placed["name"] in shortcodes:
        return placed["name"], 0
    for kind, pattern in _MARKS.items():
        if mark := pattern.match(line):
            return kind, mark.end()
    return "text", 0


def placed(blocks: Sequence[Block], shortcodes: Iterable[str]) -> list[Block]:
    """The blocks that are placed with a shortcode."""
    return [block for block in blocks if block.kind in shortcodes]
