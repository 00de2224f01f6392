"""Reads telephone numbers as people write them: several on a line, with an extension, with alternative last digits."""

import re
from collections.abc import Iterator
from functools import cache

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN, NO_BREAK_SPACE

MOST_DIGITS = 15  # of any telephone number, by E.164

_NO_MORE = r"(?![ ().‐‑‒–—−-]{0,3}\d)"  # the number ends here
_LABEL = r"(?:(?:тел(?:ефон)?|моб|факс|раб|tel(?:ephone)?|phone|mob(?:ile)?|fax)(?:\. ?|\.?: | ))?"
_AREA = (
    r"(?:(?:\+ ?(?:\d[ ()]{0,2}){2,7}|\(?0\d{1,4}\)?) ?/ ?(?=\(?\d[ \d().‐‑‒–—−-]{3}))?"  # 0312/620000, +49 30/62000
)
_DIGIT = r"(?:[ ).‐‑‒–—−-]{0,3}(?: ?\((?=\d+\)[ -]{0,2}\d))?\d)"  # no brackets around the last digits
_EXTENSION = (
    r"(?: ?[,;]? ?\(? ?(?P<word>(?:доб(?:авочный)?|вн(?:утр(?:енний)?)?|ички|кошумча|ext(?:ension|n)?|x|#)\.?) ?"
    r"(?:№|no\.?)? ?"
    rf"(?P<extension>\d{{1,7}})(?:(?:, ?| ?/ ?|-| (?:и|или|жана|and|or) )\d{{1,5}}{_NO_MORE})*\)?"
    r"| ?\((?P<short>\d{1,5})\))?"
)
_NOTE = r"(?: ?\([^\W\d_][^()\d]{0,30}\))?"  # (приёмная), (WhatsApp)
_BETWEEN = lazy_pattern(r" ?[,;/] ?| (?:и|или|жана|же|and|or) ", re.IGNORECASE)


@cache  # only few texts contain one
def _number() -> re.Pattern[str]:
    """The parts of a number: 0312 62-00-00, +996 (312) 62-00-00, 62.00.00, or 62-00-00/01, which is two numbers."""
    number = rf"(?P<number>{_AREA}\(?\+? ?\(?\d{_DIGIT}{{2,17}})(?P<ends>(?:/\d{{1,4}}{_NO_MORE})*)"
    return re.compile(rf"{_LABEL}{number}{_EXTENSION}{_NOTE}", re.ASCII | re.IGNORECASE)


def numbers(text: str) -> list[str]:
    """The telephone numbers on a line, as typed. Text that is not a number is returned, too, so that `is_number`
    refuses it.
    """
    return list(_numbers(text))


def _numbers(text: str) -> Iterator[str]:
    while match := _number().match(text):
        between = _BETWEEN.match(text, match.end())
        if between is None or between.end() == len(text):
            break
        yield match[0]
        text = text[between.end() :]
    yield text


def is_number(text: str) -> bool:
    match = _number().fullmatch(text)
    return match is not None and len(_digits(match["number"])) <= MOST_DIGITS and _has_pairs(match["number"])


def _has_pairs(number: str) -> bool:
    """Whether the brackets are balanced."""
    return re.fullmatch(r"[^()]*(\([^()]*\)[^()]*)*", number) is not None


def unbroken(text: str) -> str:
    """The number as a line holds it together. A line may end before an extension or a note, which may be long."""
    return _WITHIN.sub(lambda match: NO_BREAK_SPACE if match[0] == " " else NO_BREAK_HYPHEN, text)


_WITHIN = lazy_pattern(r"(?<![,;]) (?=\(?\d)|-(?=\d)")


def with_extension(text: str, words: str) -> str:
    """The number with the word for its extension in the language of a page: the first, unless one of them was typed."""
    match = _number().fullmatch(text) if words else None
    if match is None or match["word"] is None or match["word"].lower().rstrip(".") in words.replace(".", "").split():
        return text
    before, after = text[: match.start("word")].rstrip(), text[match.end("word") :].lstrip()
    return f"{before}{'' if before.endswith('(') else ' '}{words.split(maxsplit=1)[0]} {after}"


def href(text: str) -> str:
    """The `tel:` link of a number, by RFC 3966: tel:+996312620000;ext=105."""
    match = _number().fullmatch(text)
    if match is None:
        return ""
    plus = "+" if "+" in match["number"] else ""
    number = re.sub(r"\( ?0 ?\)", "", match["number"]) if plus else match["number"]  # not dialled
    extension = match["extension"] or match["short"]
    return f"tel:{plus}{_digits(number)}" + (f";ext={extension}" if extension else "")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
