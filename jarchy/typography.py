"""Marks and spaces as the language's printers set them: quotation marks, dashes, no-break spaces. Never letters.

Text goes in as it was typed and comes out set; setting it twice changes nothing. Where the marks of a text don't pair
up, they are left as they are: a wrong guess would be worse than a typist's mark.
"""

import re
from functools import cache

from jarchy.language import NO_BREAK_SPACE, Language
from jarchy.language import language as known

# Stands between the runs of one block (plain, emphasised, linked …), so that quotes pair up across them.
# Sources can't contain it: U+FFFF is refused there.
BOUNDARY = "\uffff"

# What a reader copies stays as it is. While the rest is set, another refused character stands in its place.
_ADDRESS = re.compile(rf"(?:https?://|www\.|(?<![\w.+-])[\w.+-]+@)[^\s<>«»“”\"{BOUNDARY}]+")
_HELD = "\ufffe"

_QUOTE = re.compile('["“”„‟«»]')
_OPENERS, _CLOSERS = "«„‟", "»”"
_CAPITAL = "[A-ZА-ЯЁҢӨҮ]"
_BEFORE_OPENING = re.compile(rf"(?:^|[\s(\[{{—–«„-]){BOUNDARY}*$")


def typeset(text: str, language: Language) -> str:
    addresses = _ADDRESS.findall(text) if "/" in text or "@" in text else []
    if addresses:
        text = _ADDRESS.sub(_HELD, text)
    text = _set(text, language)
    for address in addresses:
        text = text.replace(_HELD, address, 1)
    return text


def _set(text: str, language: Language) -> str:
    if _QUOTE.search(text):
        text = _quotes(text, language)
    for signs, pattern, replacement in _rules(language.code):
        for sign in signs:
            if sign in text:
                text = pattern.sub(replacement, text)
                break
    return text


def _quotes(text: str, language: Language) -> str:
    """Every pair in the marks of the language: outer ones outside, inner ones inside."""
    outer_open, outer_close, inner_open, inner_close = language.quotes
    pieces: list[str] = []
    end = depth = 0
    for match in _QUOTE.finditer(text):
        opens = _opens(match[0], text[: match.start()], text[match.end() :])
        depth += opens
        if depth == 0:
            return text
        mark = (outer_open if opens else outer_close) if depth == 1 else (inner_open if opens else inner_close)
        depth -= not opens
        pieces += [text[end : match.start()], mark]
        end = match.end()
    return "".join([*pieces, text[end:]]) if depth == 0 else text


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in _OPENERS:
        return True
    if mark in _CLOSERS:
        return False
    after = after.lstrip(BOUNDARY)  # a straight mark, or “, which opens in English and closes in Russian
    return bool(_BEFORE_OPENING.search(before[-8:])) and bool(after) and not after[0].isspace()


@cache
def _rules(code: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    """The signs without one of which a rule can't apply, what it looks for, and what it sets.

    What is rare comes first in a pattern, and what stands before it after: so most of a text is passed over at once.
    """
    language = known(code)
    b, space = f"({BOUNDARY}*)", f"[ \n{NO_BREAK_SPACE}]"  # a broken line is a space like any other
    rules = []
    if language.alphabet:
        initials = rf"\.(?<=(?<!\w){_CAPITAL}\.){space}?({_CAPITAL}\.){space}?(?={_CAPITAL})"
        dash = rf"{space}(?<=\S{space}){space}*{b}(?:--?|–|—){b}(?:{space}+|$)"
        year = r"(?:1[89]|20)\d\d"
        units = r"(?:(?:г|гг|ж|в|вв)\.|(?:кг|км|м|га|тыс|млн|млрд|сом|руб|экз|чел)\b)"
        rules += [
            (("-", "–", "—"), dash, rf"{NO_BREAK_SPACE}\1—\2 "),
            (("-",), rf"-(?<=(?<![\d-]){year}-)(?={year}(?![\d-]))", "–"),
            (("№",), rf"№{space}*(?=\d)", f"№{NO_BREAK_SPACE}"),
            ((".",), initials, rf".{NO_BREAK_SPACE}\1{NO_BREAK_SPACE}"),
            (tuple("0123456789"), rf"{space}(?<=\d{space})(?={units})", NO_BREAK_SPACE),
        ]
    if language.short_words:
        short = f"[{language.short_words}{language.short_words.upper()}]"
        alone = rf"(?<=(?<![\w{NO_BREAK_SPACE}.-]){short}{space})"
        rules += [((" ", "\n"), rf"{space}{alone}(?=\S)", NO_BREAK_SPACE)]
    if language.percent_space is not None:
        rules += [(("%",), rf"(?<=\d){space}*%", f"{language.percent_space}%")]
    for words in language.abbreviations:
        typed = f"{space}?".join(re.escape(word) for word in words)
        rules += [((words[-1],), rf"(?<!\w){typed}", NO_BREAK_SPACE.join(words))]
    return tuple((signs, re.compile(pattern), replacement) for signs, pattern, replacement in rules)
