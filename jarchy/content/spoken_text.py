"""What a text says, for seals and for the comparison of repeated words: letters, digits, and signs such as − % $ № ×.

Marks, kinds of spaces, soft hyphens and emphasis are how it is set.
"""

import re
import unicodedata
from functools import cache, lru_cache
from html import unescape
from typing import Literal

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.typography import with_unicode_hyphens

Kind = Literal["letter", "sign", "mark", "unseen"]

_WITHIN_WORDS = lazy_pattern(r"</?(?:a|abbr|b|code|del|em|i|span|strong|wbr)\b[^<>]*>")
_TAG = lazy_pattern(r"<[^<>]*>")
# A hyphen between two spaces is a dash, even where typesetting has left it.
_MINUS = lazy_pattern(r"[-‐‑‒–—―−﹣－](?<!\w.)(?=(?:(?<=[-‐‑])(?<!\s.)\s)?(?:[$¢-¥\u20a0-\u20cf]\s?)?[.,]?[\d¼-¾⅐-⅟↉])")
_RARE = lazy_pattern(r"[^\w\s.,;:!?()…–—«»-]")  # no word, and no mark of most texts
_BEFORE_DIGITS = "№§"  # besides currencies
_SIGNS, _MORE_SIGNS = {"Sm", "Sc", "So"}, set("%‰‱§&@#/*")  # categories of Unicode, and signs of others


def text_of(html: str) -> str:
    """The text, with a − for every minus, and without what nobody sees."""
    text = unicodedata.normalize("NFC", unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", with_unicode_hyphens(html)))))
    text = _MINUS.sub("−", text)
    for character in set(_RARE.findall(text)):
        text = text.replace(character, "") if kind_of(character) == "unseen" else text
    return text


@cache
def kind_of(character: str) -> Kind:
    """A letter is also a digit, and a part of a letter, such as the signs for vowels in Hindi."""
    category = unicodedata.category(character)
    if category[0] in "LNM":
        return "letter"
    if category in _SIGNS or character in _MORE_SIGNS:
        return "sign"
    return "unseen" if category == "Cf" else "mark"  # soft hyphens and their like


def words_of(text: str) -> list[str]:
    """The words of a text in small letters. Where ё is meant, people type е. A sign belongs to the word before it or
    to the number behind it: −5, $ 20, № 7, 10 %.
    """
    low = text.lower().replace("ё", "е")
    return [word if word.isalnum() else _without_marks(word) for word in _pattern(low).findall(low)]


def bare(word: str) -> str:
    """The word without signs."""
    return word if word.isalnum() else "".join(one for one in word if kind_of(one) == "letter")


def as_typed(text: str, start: int, end: int) -> str:
    """The words of a text from one to another, with what stands between them."""
    spans = [match.span() for match in _pattern(text).finditer(text)]
    return " ".join(text[spans[start][0] : spans[min(end, len(spans)) - 1][1]].split())


def _without_marks(word: str) -> str:
    return "".join(one for one in word if kind_of(one) in ("letter", "sign"))


def _pattern(text: str) -> re.Pattern[str]:
    rare = sorted(set(_RARE.findall(text)))
    signs = "".join(one for one in rare if kind_of(one) == "sign")
    return _word(signs, parts="".join(one for one in rare if kind_of(one) == "letter"))


@lru_cache(maxsize=200)  # many texts have the same signs
def _word(signs: str, parts: str) -> re.Pattern[str]:
    """A pattern for the words of texts that have these signs, and these parts of letters."""
    letter = rf"(?:[^\W_]|[{re.escape(parts)}])" if parts else r"[^\W_]"
    if not signs:
        return re.compile(f"{letter}+")
    money = "".join(one for one in signs if one in _BEFORE_DIGITS or unicodedata.category(one) == "Sc")
    before = r"(?<![^\W_])[+−](?=\d)" + (rf"|[{re.escape(money)}]\s?(?=\d)" if money else "")
    sign = f"[{re.escape(signs)}]"
    return re.compile(rf"(?:(?={sign})(?:{before}))?{letter}+(?:[\W_]*?(?={sign})(?!{before}).)*", re.DOTALL)
