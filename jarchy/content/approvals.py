"""Seals of words that a speaker has approved: whoever changes a letter or a sign afterwards is told so."""

import unicodedata
from html import unescape

from jarchy.core.hashing import digest
from jarchy.core.patterns import lazy_pattern

_WITHIN_WORDS = lazy_pattern(r"</?(?:a|abbr|b|code|del|em|i|span|strong|wbr)\b[^>]*>")
_TAG = lazy_pattern(r"<[^>]*>")
_MINUS = lazy_pattern(r"(?<!\w)[-–—−](?=\d)")
_UNSEEN = "Cf"  # soft hyphens and their like
_SIGNS, _MORE_SIGNS = {"Sm", "Sc", "So"}, set("%‰‱§&@#/*")  # categories of Unicode, and signs of others


def seal_of(html: str, speaker: str) -> str:
    """What stands for the words of a text and for who spoke them. Signs such as − % $ № are words, too. Marks don't
    count, nor do kinds of spaces, soft hyphens and emphasis.
    """
    text = unicodedata.normalize("NFC", unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", html))))
    words = "".join(map(_in_words, _MINUS.sub("−", text)))
    return digest(speaker, *words.split())


def _in_words(character: str) -> str:
    """A letter, a digit, or a part of a letter, such as the signs for vowels in Hindi; a sign as a word of its own; a
    space for a mark.
    """
    category = unicodedata.category(character)
    if category[0] in "LNM":
        return character
    if category in _SIGNS or character in _MORE_SIGNS:
        return f" {character} "
    return "" if category == _UNSEEN else " "
