"""Puts soft hyphens into the HTML of a text, for readers of a page alone: no other format passes here."""

import re
from collections.abc import Iterator

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.language import Language, language

_WHOLE = "|".join(rf"{tag}\b[^>]*>.*?</{tag}>\w*" for tag in ("h[1-6]", "dt", "pre", "code", "kbd", "samp", "var"))
# Tags, and what stays whole: headings, terms, code, and the rest of a word that continues behind a tag. Each choice
# begins with the same sign, so that `re` skips to it.
_MARKUP = lazy_pattern(rf"(<(?:{_WHOLE}|(?<=\w<)[^>]*>\w+|[^>]*>))", re.DOTALL)
_TAG = lazy_pattern(r"<(?P<end>/?)(?P<name>\w+)(?:[^>]*?(?P<says>\slang=)[\"']?(?P<lang>[\w-]*))?(?P<rest>[^>]*)>")
_WITHOUT_END = frozenset("area br col embed hr img input link meta source track wbr".split())


def hyphenated(html: str, own: Language) -> str:
    """The HTML, whose language is `own`, with soft hyphens where its lines may break. A passage in another language
    (`lang`) follows the rules of that one; a language without rules is as it was.
    """
    if "lang=" in html:  # hardly ever
        pieces = _MARKUP.split(html)
        pieces[::2] = [_divided(text, known) for text, known in zip(pieces[::2], _languages(pieces, own), strict=True)]
    elif own.hyphenation:
        pieces = _MARKUP.split(html)
        pieces[::2] = [_divided(text, own) for text in pieces[::2]]
    else:
        return html
    return "".join(pieces)


def _divided(text: str, known: Language | None) -> str:
    rules = known and known.hyphenation
    return " ".join(map(rules.hyphenate, text.split(" "))) if rules else text


def _languages(pieces: list[str], own: Language) -> Iterator[Language | None]:
    """The language of each text between what `_MARKUP` has found: that of the nearest element around it that says one.
    None is one that nobody knows.
    """
    around: list[tuple[str, Language | None]] = [("", own)]
    yield own
    for markup in pieces[1::2]:
        tag = _TAG.match(markup)
        if tag and tag["end"]:
            names = [name for name, _ in around]
            if tag["name"] in names:
                del around[len(names) - 1 - names[::-1].index(tag["name"]) :]
        elif tag and not _is_closed(tag, markup):
            around.append((tag["name"], _known(tag["lang"]) if tag["says"] else around[-1][1]))
        yield around[-1][1]


def _is_closed(tag: re.Match[str], markup: str) -> bool:
    """Whether an element ends where it begins, or within the markup that stays whole."""
    return tag["name"] in _WITHOUT_END or tag["rest"].endswith("/") or f"</{tag['name']}>" in markup


def _known(code: str) -> Language | None:
    try:
        return language(code.partition("-")[0].lower())
    except LookupError:
        return None
