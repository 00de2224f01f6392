"""Finds slips of the keyboard in a text: spaces too many or missing, a hyphen for a dash, quotation marks without a
pair, letters of another alphabet.

A correction is certain if nothing else can have been meant. What typography sets right for readers anyway is a slip
only for who mends the file.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from jarchy.i18n.alphabets import may_have_mixed_words, mixed_words
from jarchy.i18n.broken_words import find_broken, may_have_broken_words
from jarchy.i18n.language import Language, language
from jarchy.i18n.typography import unpaired_mark

# Stands for what is no text in a language, one for each character: code, addresses, marks of Markdown. No text has it,
# since it is refused.
OPAQUE = "\ufffe"

TypoKind = Literal["look-alike", "slip", "doubled-mark", "unpaired-mark"]
Meant = str | Callable[[re.Match[str]], str]


class Typo(NamedTuple):
    """A slip at offsets of a text, with what was probably meant."""

    start: int
    end: int
    kind: TypoKind
    meant: str
    is_certain: bool = True
    is_set: bool = False  # whether readers see what was meant, because typography sets it
    letters: str = ""  # those that are to be typed again, if they are of another alphabet
    other: str = ""  # what else was meant, if not that


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    meant: Meant
    is_certain: bool = True
    is_set: bool = False


_LETTER, _SMALL, _LARGE = r"[^\W\d_]", "[а-яёңөү]", "[А-ЯЁҢӨҮ]"
_ENDS, _BEGINS = r"[^\W\d_]|[.,!?…%)»”\"*]", r"[^\W\d_]|[«„“\"(*]"  # of words, with the marks around them


def may_have_typos(text: str, known: Language) -> bool:
    """Whether readers may see a slip in a text. This is fast; `find_typos` knows."""
    return (
        may_have_mixed_words(text, known)
        or "( " in text
        or "« " in text
        or may_have_broken_words(text)
        or any(sign.search(text) for sign in _signs(known.code))
    )


@cache
def _signs(code: str) -> tuple[re.Pattern[str], ...]:
    """Patterns for all other slips. Each begins with a rare character, so that most of a text is skipped quickly."""
    signs = [r" (?: (?=\S)|[,.;:!?)»])"]
    if language(code).spaced_dash:
        signs += [
            r",(?=[,А-Яа-яЁёҢңӨөҮү])",
            rf"[,:;](?<={_SMALL}[,:;])(?=[0-9А-Яа-яЁёҢңӨөҮү])",
            rf"[!?](?={_LARGE})",
            r"\.(?=[.А-ЯЁҢӨҮ])",
            rf"-(?:(?<={_SMALL} -)(?={_LETTER})|(?<={_SMALL}-)(?= ))",
        ]
    else:
        signs.append(rf"-(?<={_LETTER} -)(?= )")
    return tuple(re.compile(sign) for sign in signs)


def find_typos(text: str, known: Language) -> Iterator[Typo]:
    """The slips in a text but for quotation marks, in no order. What crosses the end of a line is not certain."""
    mixed = [*mixed_words(text, known)]
    for word in mixed:
        end = word.start + len(word.typed)
        yield Typo(word.start, end, "look-alike", word.meant, bool(word.meant), letters=word.letters)
    for broken in find_broken(text, known):
        if any(word.start < broken.end and broken.start < word.start + len(word.typed) for word in mixed):
            continue  # its letters come first
        yield Typo(broken.start, broken.end, "slip", broken.meant, broken.is_certain, other=broken.other)
    for pattern, meant, is_certain, is_set in _rules(known.code):
        for match in pattern.finditer(text):
            yield Typo(*match.span(), "slip", meant if isinstance(meant, str) else meant(match), is_certain, is_set)


def find_unpaired(text: str, known: Language) -> Typo | None:
    """The first quotation mark of a block that has no pair. It is doubled if without it all others have one."""
    at = unpaired_mark(text, known)
    if at is None:
        return None
    is_doubled = text[at] in (text[at + 1 : at + 2], text[max(0, at - 1) : at])
    if is_doubled and unpaired_mark(text[:at] + text[at + 1 :], known) is None:
        return Typo(at, at + 1, "doubled-mark", "")
    return Typo(at, at + 1, "unpaired-mark", text[at], is_certain=False)


@cache
def _rules(code: str) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(re.compile(pattern), meant, is_certain, is_set)
        for pattern, meant, is_certain, is_set in _rules_of(language(code))
    )


def _rules_of(known: Language) -> Iterator[tuple[str, Meant, bool, bool]]:
    """Patterns, each with what was meant, whether that is certain, and whether typography sets it."""
    opening, closing, apart = ("", "", "") if known.quote_space else ("«", "»", "!?")  # French has spaced marks
    faced = rf"(?:(?<=[^\s({opening}])|(?<=[:;=-][({opening}]))"  # what opens has a rule of its own
    yield faced + r" {2,}(?=[^\s,.;:!?)»])", " ", True, False
    yield rf"(?<=[\w.!?…%)»”\"*{OPAQUE}]) +([,.{apart}){closing}])(?=[\s)»]|[;:,{apart}]|$)", _inside, True, False
    yield r"(?<=\d) +,(?=\d)", ",", False, False
    if apart:
        yield r"(?<=\d) +:(?=0\d(?!\d))", ":", True, False  # 10 :00, but of 10 :15 it may be a list
        yield r"(?<=\d) +:(?!0\d(?!\d))(?=\d)", ":", False, False
        yield r"(?<=[^\W\d]) +([;:])(?=\s|$)", _inside, True, False
    yield rf"(?<={_LETTER}) +,(?={_LETTER})", ", ", True, False
    yield rf"(?<![:;=-])([({opening}]) +(?=\w)", _inside, True, False  # :( is a face
    if not known.spaced_dash:
        yield rf"(?<={_LETTER}) --? (?={_LETTER})", " – ", False, False
        return
    yield rf",(?<={_SMALL},)(?={_SMALL}|{_LARGE})", ", ", True, False
    amount = r"\d\d|\d [^\W\d_]"  # not :3, which may be a face
    yield rf"[,;](?<={_SMALL}{_SMALL}[,;])(?=\d)", _spaced, True, False
    yield rf";(?<={_SMALL}{_SMALL};)(?={_SMALL}|{_LARGE})", "; ", True, False
    yield rf":(?<={_SMALL}{_SMALL}:)(?={amount})", ": ", True, False
    yield rf":(?<={_SMALL}{_SMALL}:)(?!{amount})(?=\d|{_SMALL}|{_LARGE})", ": ", False, False
    yield rf"[!?](?<={_SMALL}{_SMALL}[!?])(?={_LARGE})", _spaced, False, False
    yield rf"\.(?<={_SMALL}{_SMALL}\.)(?={_LARGE}{_SMALL})", ". ", False, False
    yield r"(?<!\.)\.{3}(?!\.)", "…", True, False
    yield rf"(?<={_LETTER})\.\.(?![.\w/])", ".", False, False
    yield r"(?<=\w),,(?=\s)", ",", False, False
    yield r"№(?=\d)", "№ ", True, True
    yield rf"(?<={_ENDS}) --? (?={_BEGINS})", " — ", True, True
    yield rf"(?<={_SMALL}{_SMALL}) -(?={_LETTER})", " — ", False, False
    yield rf"(?<={_SMALL}{_SMALL})- (?={_LARGE})", " — ", False, False


def _inside(match: re.Match[str]) -> str:
    return match[1]


def _spaced(match: re.Match[str]) -> str:
    return f"{match[0]} "
