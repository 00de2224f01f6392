"""Typography: sets quotation marks, dashes and what does not break by the rules of a language. Letters never change.

Applying it twice changes nothing. Without rules for the language in `known_languages.py`, text stays as typed.
Quotation marks that do not pair up stay as typed: a wrong guess would be worse than a typist's mark. So do characters
between two numbers, which may be a range, a score, a sum or a telephone number.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.boundaries import APART, BOUNDARY
from jarchy.i18n.joints import SPACE, Replacement, Rule, abbreviations, joints
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN, NO_BREAK_SPACE, TYPED_NO_BREAK_HYPHEN
from jarchy.i18n.language import Language
from jarchy.i18n.language import language as known
from jarchy.i18n.runs import within_lines

# Addresses stay as typed, since readers copy them. Meanwhile _HELD, another refused character, takes their place.
_ADDRESS = lazy_pattern(rf"(?:https?://|www\.|(?<![\w.+-])[\w.+-]+@)[^\s<>«»“”\"{BOUNDARY}]+")
_HELD = "\ufffe"

_BEFORE_OPENING = lazy_pattern(rf"(?:^|[\s(\[{{—–«„/-]){BOUNDARY}*$")
_INCHES = lazy_pattern(rf"\d{BOUNDARY}*$")
_FEET_AND_INCHES = lazy_pattern(rf"\d['′’]\s?\d{{1,2}}{BOUNDARY}*$")


def typeset(text: str, language: Language) -> str:
    addresses = _ADDRESS.findall(text) if "/" in text or "@" in text or "www." in text else []
    if addresses:
        text = _ADDRESS.sub(_HELD, text)
    text = _set(text, language)
    for address in addresses:
        text = text.replace(_HELD, address, 1)
    return text


def _set(text: str, language: Language) -> str:
    text = text.replace(TYPED_NO_BREAK_HYPHEN, NO_BREAK_HYPHEN)
    marks = f"{language.typed_quotes}‘" if language.single_quotes else language.typed_quotes
    if typed := [mark for mark in marks if mark in text]:
        blocks = text.split(APART)
        text = APART.join([_quotes(one, language) if any(mark in one for mark in typed) else one for one in blocks])
    for signs, rules in _rules(language.code):
        for sign in signs:
            if sign in text:
                for pattern, replacement in rules:
                    text = pattern.sub(replacement, text)
                break
    return within_lines(text) if language.units else text


def _quotes(typed: str, language: Language) -> str:
    """Replaces typed quotation marks with the language's own, outer and inner ones by depth. If any mark has no pair,
    the text stays as it is. Marks that are the language's own already stay, but count for the depth.
    """
    text = _SINGLE.sub(r"“\1”", typed) if language.single_quotes else typed
    marks, unpaired = _paired(text, language)
    if unpaired is not None:
        return typed
    pieces: list[str] = []
    end = 0
    for start, mark, depth, opens in marks:
        is_set = mark in language.typed_quotes
        pieces += [text[end:start], _set_mark(language, depth, opens=opens) if is_set else mark]
        end = start + 1
    return "".join([*pieces, text[end:]])


# ‘Слова’, but neither O’Neil, ’80-х nor ‘80-х, whose marks are apostrophes.
_SINGLE = lazy_pattern(rf"‘(?<![\w’]‘)(?={BOUNDARY}*[^\W\d_])((?:[^‘’]|(?<=\w)’(?=\w))+)(?<!\s)’(?!{BOUNDARY}*\w)")


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
    """Groups of rules (pattern, replacement), each with the characters without which none of them can match."""
    runs = groupby(_rules_of(known(code)), key=lambda rule: rule.signs)
    return [(signs, [(lazy_pattern(rule.pattern), rule.replacement) for rule in run]) for signs, run in runs]


_B = f"({BOUNDARY}*)"


def _rules_of(language: Language) -> Iterator[Rule]:
    if language.spaced_dash or language.units:
        soon = f"(?=[ \n{NO_BREAK_SPACE}{BOUNDARY}–—-])"  # few spaces are followed by a dash: this is tested first
        after_words = rf"{SPACE}{soon}(?<=\S{SPACE})(?<!{BOUNDARY}\n)"  # not at the beginning of a line
        dash = rf"{after_words}{SPACE}*{_B}(--?|–|—){_B}{SPACE}+"
        yield Rule(("-", "–", "—"), dash, _dash if language.spaced_dash else _range)
    yield from abbreviations(language)
    yield from joints(language)
    if language.percent_space is not None:
        typed = rf"[ \n{NO_BREAK_SPACE}%](?<=\d.)(?:(?<=%)|{SPACE}*%)"
        yield Rule(("%",), typed, f"{language.percent_space}%")


def _dash(match: re.Match[str]) -> str:
    """A dash between words. Between numbers, with or without units, the mark stays as typed."""
    if _is_between_numbers(match):
        return _range(match)
    return f"{NO_BREAK_SPACE}{match[1]}—{match[3]} "


def _range(match: re.Match[str]) -> str:
    """Hours, years, a score: two short numbers are held together. Long ones may be parted behind the mark."""
    if not _is_between_numbers(match):
        return match[0]
    before, after = _around(match)
    is_short = _ENDS_SHORT.search(before) and _BEGINS_SHORT.match(after)
    return f"{NO_BREAK_SPACE}{match[1]}{match[2]}{match[3]}{NO_BREAK_SPACE if is_short else ' '}"


def _is_between_numbers(match: re.Match[str]) -> bool:
    """Whether both numbers have the same unit, or the first has none. So 2027 год — 12 млрд is no range."""
    before, after = _around(match)
    first, last = _ENDS_WITH_A_NUMBER.search(before), _BEGINS_WITH_A_NUMBER.match(after)
    return first is not None and last is not None and _is_same(first["unit"] or "", last["unit"] or "")


def _is_same(first: str, last: str) -> bool:
    """Whether the unit of a number is that of the next one, also in another form: 1 час — 2 часа; not 1 г — 2 га."""
    first, last = first.rstrip("."), last.rstrip(".")
    has_forms = len(first) > len("га") or not first.isalpha()
    return not first or first == last or (has_forms and last.startswith(first))


def _around(match: re.Match[str]) -> tuple[str, str]:
    start, end = match.span()
    before, after = match.string[max(0, start - 24) : start], match.string[end : end + 32]
    return before.replace(BOUNDARY, ""), after.replace(BOUNDARY, "")


_UNIT = r"\s?(?P<unit>[%°$€₽₸]|°?[^\W\d_]{1,5}[²³.]?)?"
_SIGN = r"[$€₽₸№§~≈+−-]?\s?"
_SHORT = r"\d{1,4}(?:[:.,]\d{1,2})?"
_ENDS_WITH_A_NUMBER = lazy_pattern(rf"\d{_UNIT}$")
_BEGINS_WITH_A_NUMBER = lazy_pattern(rf"{_SIGN}\d(?:[\s.,:]?\d)*\s?(?P<unit>°?[^\W\d_]+[²³]?|[%°$€₽₸])?")
_ENDS_SHORT = lazy_pattern(rf"(?<![\d.,:])(?<!\d\s)(?<![–—-]\s)(?<![–—-]\s\s){_SHORT}{_UNIT}$")
_BEGINS_SHORT = lazy_pattern(rf"{_SIGN}{_SHORT}(?![\d:])(?![.,]\d|\s\d)")


def breakable(text: str) -> str:
    """The text with plain spaces and hyphens, as programs read it and people paste it."""
    return with_plain_hyphens(text.replace(NO_BREAK_SPACE, " "))  # `translate` looks at every letter


def with_plain_hyphens(text: str) -> str:
    return text.replace(NO_BREAK_HYPHEN, "-")


def with_unicode_hyphens(text: str) -> str:
    """The text with the no-break hyphen of Unicode, for a program that sets it itself, or where it may be a minus."""
    return text.replace(NO_BREAK_HYPHEN, TYPED_NO_BREAK_HYPHEN)
