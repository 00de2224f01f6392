"""Typography: sets quotation marks, dashes and what does not break by the rules of a language. Letters never change.

Applying it twice changes nothing. Without rules for the language in `known_languages.py`, text stays as typed.
Quotation marks that do not pair up stay as typed: a wrong guess would be worse than a typist's mark. So do characters
between two numbers, which may be a range, a score, a sum or a telephone number.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN, NO_BREAK_SPACE
from jarchy.i18n.language import Language
from jarchy.i18n.language import language as known

# Separates the runs of one block (plain, emphasised, linked …), so that quotes pair up across them.
# Sources cannot contain it: U+FFFF is refused there.
BOUNDARY = "\uffff"
# Separates blocks that are set together, each as if it were alone. Two characters, since a pattern may skip one space.
APART = "\x1e\x1e"

# Addresses stay as typed, since readers copy them. Meanwhile _HELD, another refused character, takes their place.
_ADDRESS = lazy_pattern(rf"(?:https?://|www\.|(?<![\w.+-])[\w.+-]+@)[^\s<>«»“”\"{BOUNDARY}]+")
_HELD = "\ufffe"

_CAPITAL = "[A-ZА-ЯЁҢӨҮ]"
_BEFORE_OPENING = lazy_pattern(rf"(?:^|[\s(\[{{—–«„/-]){BOUNDARY}*$")
_INCHES = lazy_pattern(rf"\d{BOUNDARY}*$")
_FEET_AND_INCHES = lazy_pattern(rf"\d['′’]\s?\d{{1,2}}{BOUNDARY}*$")

Replacement = str | Callable[[re.Match[str]], str]


def typeset(text: str, language: Language) -> str:
    addresses = _ADDRESS.findall(text) if "/" in text or "@" in text or "www." in text else []
    if addresses:
        text = _ADDRESS.sub(_HELD, text)
    text = _set(text, language)
    for address in addresses:
        text = text.replace(_HELD, address, 1)
    return text


def _set(text: str, language: Language) -> str:
    if typed := [mark for mark in language.typed_quotes if mark in text]:
        blocks = text.split(APART)
        text = APART.join([_quotes(one, language) if any(mark in one for mark in typed) else one for one in blocks])
    for signs, rules in _rules(language.code):
        for sign in signs:
            if sign in text:
                for pattern, replacement in rules:
                    text = pattern.sub(replacement, text)
                break
    return text


def _quotes(text: str, language: Language) -> str:
    """Replaces typed quotation marks with the language's own, outer and inner ones by depth. If any mark has no pair,
    the text stays as it is. Marks that are the language's own already stay, but count for the depth.
    """
    marks, unpaired = _paired(text, language)
    if unpaired is not None:
        return text
    pieces: list[str] = []
    end = 0
    for start, mark, depth, opens in marks:
        is_set = mark in language.typed_quotes
        pieces += [text[end:start], _set_mark(language, depth, opens=opens) if is_set else mark]
        end = start + 1
    return "".join([*pieces, text[end:]])


def unpaired_mark(text: str, language: Language) -> int | None:
    """The offset of the first quotation mark that has no pair in this block; None if all have one, or if nobody knows
    the marks of the language.
    """
    return _paired(text, language)[1] if language.typed_quotes else None


class _Mark(NamedTuple):
    """A quotation mark in a text. The outermost pair has the depth 1."""

    start: int
    mark: str
    depth: int
    opens: bool


def _paired(text: str, language: Language) -> tuple[list[_Mark], int | None]:
    """The quotation marks of a text, and the offset of the first without a pair, at which the search ends."""
    found: list[_Mark] = []
    opened: list[int] = []
    for match in _marks(language.code).finditer(text):
        mark, before = match[0], text[max(0, match.start() - 16) : match.start()]
        opens = _opens(mark, before, text[match.end() : match.end() + 16], language)
        if not opens and _is_of_a_measure(mark, before, len(opened)):
            continue
        if opens:
            opened.append(match.start())
        if not opened:
            return found, match.start()
        found.append(_Mark(match.start(), mark, len(opened), opens))
        if not opens:
            opened.pop()
    return found, opened[-1] if opened else None


@cache
def _marks(code: str) -> re.Pattern[str]:
    """A pattern for typed marks and for the language's own; not for single ones, which may be apostrophes."""
    language = known(code)
    own = "".join(mark for mark in language.quotes if mark not in "‘’‚")
    return re.compile(f"[{language.typed_quotes}{own}]")


def _opens(mark: str, before: str, after: str, language: Language) -> bool:
    if mark not in language.typed_quotes:
        return mark in (language.quotes[0], language.quotes[2])
    if mark in "«„‟":
        return True
    if mark in "»”":
        return False
    after = after.lstrip(BOUNDARY)  # a straight mark, or “, which opens in English and closes in Russian
    return bool(_BEFORE_OPENING.search(before)) and bool(after) and not after[0].isspace()


def _is_of_a_measure(mark: str, before: str, depth: int) -> bool:
    """Whether a mark means inches: a screen of 24", a man of 5'10"."""
    return mark == '"' and bool((depth == 0 and _INCHES.search(before)) or _FEET_AND_INCHES.search(before))


def _set_mark(language: Language, depth: int, *, opens: bool) -> str:
    outer_open, outer_close, inner_open, inner_close = language.quotes
    if depth > 1:
        return inner_open if opens else inner_close
    return outer_open + language.quote_space if opens else language.quote_space + outer_close


@cache
def _rules(code: str) -> list[tuple[tuple[str, ...], list[tuple[re.Pattern[str], Replacement]]]]:
    """Groups of rules (pattern, replacement), each with the characters without which none of them can match.

    A pattern begins with its rarest character and looks behind for the rest, so that most text is skipped quickly.
    """
    runs = groupby(_rules_of(known(code)), key=lambda rule: rule[0])
    return [(signs, [(lazy_pattern(pattern), setting) for _, pattern, setting in run]) for signs, run in runs]


_B, _SPACE = f"({BOUNDARY}*)", f"[ \n{NO_BREAK_SPACE}]"  # a line break counts as a space
_DIGITS = tuple("0123456789")


def _rules_of(language: Language) -> Iterator[tuple[tuple[str, ...], str, Replacement]]:
    if language.spaced_dash:
        soon = f"(?=[ \n{NO_BREAK_SPACE}{BOUNDARY}–—-])"  # few spaces are followed by a dash: this is tested first
        after_words = rf"{_SPACE}{soon}(?<=\S{_SPACE})(?<!{BOUNDARY}\n)"  # not at the beginning of a line
        yield ("-", "–", "—"), rf"{after_words}{_SPACE}*{_B}(?:--?|–|—){_B}{_SPACE}+", _dash
    if language.units:
        units, multipliers = map(_any, (language.units, language.multipliers))
        yield ("№", "§"), rf"[№§](?:(?<=№)|{_SPACE}){_SPACE}*(?=\d)", _number_sign
        yield _DIGITS, r"[+0-9](?<![\w+.,:/-].)\d*(?:[ \n-]\d+)+(?!\w)", _group
        before = rf"(?:(?<=\d{_SPACE})|(?<=\d{BOUNDARY}{_SPACE}))"
        yield _DIGITS, rf"{_SPACE}{before}(?={BOUNDARY}*(?:{units})(?!\w))", NO_BREAK_SPACE
        if multipliers:
            amount = rf"(\d{BOUNDARY}*{_SPACE}{BOUNDARY}*(?:{multipliers}){BOUNDARY}*)"
            yield _DIGITS, rf"{amount}{_SPACE}(?={BOUNDARY}*(?:{units})(?!\w))", _joint
    if language.initials:
        initials = rf"\.(?<=(?<!\w){_CAPITAL}\.){_SPACE}?({_CAPITAL}\.){_SPACE}?(?={_CAPITAL})"
        yield (".",), initials, _initials
    if language.short_words:
        yield (" ", "\n"), rf"{_SPACE}(?:{_after(language.short_words.split())})(?=\S)", NO_BREAK_SPACE
    for before, after in language.joints:
        ends = rf"({before}){_SPACE}(?={after})".replace(r"\s", _SPACE)
        yield _DIGITS, ends, _joint
    if language.number_endings:
        yield _DIGITS, r"-(?<=\d-)(?=[^\W\d_])", NO_BREAK_HYPHEN
    if language.percent_space is not None:
        yield ("%",), rf"[ \n{NO_BREAK_SPACE}%](?<=\d.)(?:(?<=%)|{_SPACE}*%)", f"{language.percent_space}%"
    for words in language.abbreviations:
        first, *others = map(re.escape, words)
        typed = f"{_SPACE}?".join([rf"{first}(?<!\w{first})", *others])
        yield (words[-1],), typed, NO_BREAK_SPACE.join(words)


def _any(words: str) -> str:
    """A pattern for any of these words; * stands for any ending."""
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split())


def _after(words: list[str]) -> str:
    """A pattern for the place behind a space that follows one of these words: one part for each length of word."""
    by_length = groupby(sorted(words, key=len), key=len)
    choices = ("|".join(form for word in group for form in (word, word.capitalize())) for _, group in by_length)
    return "|".join(rf"(?<=(?<![\w{NO_BREAK_SPACE}.-])(?:{choice}){_SPACE})" for choice in choices)


def _joint(match: re.Match[str]) -> str:
    return match[1] + NO_BREAK_SPACE


def _dash(match: re.Match[str]) -> str:
    """A dash between words. Between numbers, with or without units, it stays as typed."""
    before = match.string[max(0, match.start() - 16) : match.start()].rstrip(BOUNDARY)
    after = match.string[match.end() : match.end() + 8].lstrip(BOUNDARY)
    if _ENDS_WITH_A_NUMBER.search(before) and _BEGINS_WITH_A_NUMBER.match(after):
        return match[0]
    return f"{NO_BREAK_SPACE}{match[1]}—{match[2]} "


_ENDS_WITH_A_NUMBER = lazy_pattern(r"\d\s?(?:[%°$€₽₸]|°?[^\W\d_]{1,5}[²³.]?)?$")
_BEGINS_WITH_A_NUMBER = lazy_pattern(r"[$€₽₸№§~≈+−-]?\s?\d")


def _initials(match: re.Match[str]) -> str:
    """A function, because `re` would parse a replacement template for every text, even without a match."""
    return f".{NO_BREAK_SPACE}{match[1]}{NO_BREAK_SPACE}"


def _number_sign(match: re.Match[str]) -> str:
    return match[0][0] + NO_BREAK_SPACE


def _group(match: re.Match[str]) -> str:
    """Joins a large number in groups of three digits. Other groups are something else, such as a phone number."""
    if not _GROUPED.fullmatch(match[0]):
        return match[0]
    return re.sub("[ \n]", NO_BREAK_SPACE, match[0])


_GROUPED = lazy_pattern(r"\d{1,3}(?:[ \n]\d{3})+")


def breakable(text: str) -> str:
    """The text with plain spaces and hyphens, as programs read it and people paste it."""
    return text.replace(NO_BREAK_SPACE, " ").replace(NO_BREAK_HYPHEN, "-")  # `translate` looks at every letter
