"""Finds slips of the keyboard in a file: in its body and in the words of its front matter, each with its place.

Code, addresses, comments and marks of Markdown are no words, so nothing in them is a slip.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jarchy.content.addresses_in_text import hidden
from jarchy.content.statements import body_spans
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position, Text
from jarchy.i18n.language import Language
from jarchy.i18n.typos import OPAQUE, Typo, find_typos, find_unpaired, may_have_typos
from jarchy.markdown.comments import Comments
from jarchy.markdown.limits import CODE
from jarchy.model import Shortcodes
from jarchy.problems import Problem, problem, shortened
from jarchy.schema.facts import WordsNode

_BACKQUOTES = lazy_pattern(r"[\\`]*`")
_WINDOW = 200  # characters between the mark of a value and its first word
_LONGEST_SHOWN = 40  # characters before and behind a slip that a message shows


class Slip(NamedTuple):
    """A slip in a line of a file. The columns are those of the file's text."""

    mark: Position
    length: int
    typo: Typo
    typed: str  # with the words around it
    meant: str
    other: str = ""  # what else was meant, if not that


class _Passage(NamedTuple):
    """A paragraph, an item, a cell of a table, or a value, as offsets of the file's text."""

    start: int
    end: int
    is_paragraph: bool = False


class Proof(NamedTuple):
    """What is proofread: a file's text, its body, which ends the text, and the words of its front matter."""

    text: Text
    body: str
    code_lines: Collection[int]  # of the body, from 0
    values: Sequence[WordsNode]
    language: Language
    shortcodes: Shortcodes


def check_typing(proof: Proof) -> Iterator[Problem]:
    """Warns of the slips that readers would see. Most files are done with by a look at their text as a whole."""
    words = "\n\n".join([proof.body, *(value.typed for value in proof.values)])
    if not (may_have_typos(words, proof.language) or _may_have_unpaired(words, proof.language)):
        return
    for slip in slips(proof):
        if not slip.typo.is_set:
            yield _reported(slip, proof.text)


def slips(proof: Proof) -> Iterator[Slip]:
    """All slips of a file, in the order of their places."""
    whole = str(proof.text)
    begins = len(whole) - len(proof.body)
    masked = " " * begins + _without_code(proof.body, proof.code_lines, proof.shortcodes)
    values = [passage for value in proof.values if (passage := _place(value, whole))]
    for start, end, _ in values:
        masked = masked[:start] + hidden(whole[start:end], OPAQUE) + masked[end:]
    body = [*_passages(masked[begins:], begins, proof.shortcodes)]
    found = [(passage, typo) for passage in (*values, *body) for typo in _in_passage(passage, masked, proof.language)]
    found += _unpaired(masked, values, body, proof.language)
    for (start, end, _), typo in sorted(found):
        is_escaped = whole[start + typo.start - 1 : start + typo.start] == "\\"  # of what would stand behind it
        is_certain = typo.is_certain and not is_escaped and _is_code_clear(whole[start:end])
        yield _slip(whole, start + typo.start, start + typo.end, typo._replace(is_certain=is_certain))


def _in_passage(passage: _Passage, masked: str, known: Language) -> Iterator[Typo]:
    return find_typos(masked[passage.start : passage.end], known)


def _is_code_clear(passage: str) -> bool:
    """Whether backquotes come in plain pairs. Otherwise only Markdown knows where code is."""
    marks = _BACKQUOTES.findall(passage)
    return len(marks) % 2 == 0 and all(len(mark) == 1 for mark in marks)


def _reported(slip: Slip, text: Text) -> Problem:
    typo, where, how = slip.typo, text.at(slip.mark), "; `fix` does so" if slip.typo.is_certain else ""
    if typo.kind == "look-alike":
        return problem(where, "look-alike", word=slip.typed, letters=typo.letters, how=how)
    if typo.kind == "slip":
        how = how or f"{f', or “{slip.other}”' if slip.other else ''}, unless it is meant as it is"
        return problem(where, "slip", typed=slip.typed, meant=slip.meant, how=how)
    return problem(where, typo.kind, mark=slip.typed)


def _may_have_unpaired(words: str, known: Language) -> bool:
    if not (marks := [mark for mark in known.typed_quotes if mark in words]):
        return False
    lines = [line for line in words.split("\n") if any(mark in line for mark in marks)]
    return any(find_unpaired(line, known) for line in lines)


def _unpaired(
    masked: str, values: Sequence[_Passage], body: Sequence[_Passage], known: Language
) -> Iterator[tuple[_Passage, Typo]]:
    """The quotation marks without a pair. Words that are quoted over several paragraphs have their marks at the
    beginning of the first, or of each, and at the end of the last.
    """
    for passage in values:
        if typo := find_unpaired(masked[passage.start : passage.end], known):
            yield passage, typo
    begun: int | None = None
    for passage, following in pairwise((*body, _Passage(len(masked), len(masked)))):
        start = passage.start if begun is None else begun
        typo = find_unpaired(masked[start : passage.end], known)
        mark = masked[start + typo.start] if typo else ""
        if mark in known.quotes[::2] and mark and passage.is_paragraph and following.is_paragraph:
            begun = None if masked[following.start] == mark else start
        else:
            begun = None
            if typo:
                yield _Passage(start, passage.end), typo


def _without_code(body: str, code_lines: Collection[int], shortcodes: Shortcodes) -> str:
    """The body with `OPAQUE` in place of what is no text in a language."""
    comments, lines = Comments(body), []
    for number, line in enumerate(body.split("\n")):
        is_shown = not comments.lines or comments.take_out(line, number) == line
        lines.append(line if is_shown and number not in code_lines else OPAQUE * len(line))
    text = "\n".join(lines)
    return hidden(_without_spans(text, shortcodes) if "`" in text else text, OPAQUE)


def _without_spans(text: str, shortcodes: Shortcodes) -> str:
    """Without what may be code between backquotes: these are a pair in the whole text, or in a block of it, for one in
    a heading has no counterpart in the paragraph below.
    """
    parts, done = list[str](), 0
    for start, end, _, _ in body_spans(text, shortcodes):
        parts += text[done:start], CODE.sub(_opaque, text[start:end])
        done = end
    both = zip("".join((*parts, text[done:])), CODE.sub(_opaque, text), strict=True)
    return "".join(OPAQUE if OPAQUE in pair else pair[0] for pair in both)


def _opaque(code: re.Match[str]) -> str:
    return re.sub(r"[^\n]", OPAQUE, code[0])


def _passages(body: str, begins: int, shortcodes: Shortcodes) -> Iterator[_Passage]:
    for start, end, kind, _ in body_spans(body, shortcodes):
        if kind == "row":
            for cell in re.finditer(r"[^|\s][^|]*[^|\s]", body[start:end]):
                yield _Passage(begins + start + cell.start(), begins + start + cell.end())
        elif kind not in shortcodes:
            yield _Passage(begins + start, begins + end, kind == "paragraph")


def _place(value: WordsNode, whole: str) -> _Passage | None:
    """Where a value stands in the file. None if it is written with escapes, so that it is another text there."""
    start = 0
    for _ in range(value.mark.line - 1):
        start = whole.index("\n", start) + 1
    start += value.mark.column - 1
    words = re.compile(r"\s+".join(map(re.escape, value.typed.split())))
    found = words.search(whole, start, start + 2 * len(value.typed) + _WINDOW)
    return _Passage(*found.span()) if found and found[0] else None


def _slip(whole: str, start: int, end: int, typo: Typo) -> Slip:
    """The slip with its place, and with the words around it."""
    line = whole.rfind("\n", 0, start) + 1
    mark = Position(whole.count("\n", 0, start) + 1, start - line + 1)
    if typo.kind != "slip":
        return Slip(mark, end - start, typo, whole[start:end], typo.meant)
    before = re.search(r"\S*$", whole[max(line, start - _LONGEST_SHOWN) : start])
    after = re.match(r"\S*", whole[end : end + _LONGEST_SHOWN])
    around = (before[0] if before else "", after[0] if after else "")
    forms = [whole[start:end], typo.meant, typo.other]
    typed, meant, other = (shortened(" ".join(f"{around[0]}{form}{around[1]}".split())) for form in forms)
    return Slip(mark, end - start, typo, typed, meant, other if typo.other else "")
