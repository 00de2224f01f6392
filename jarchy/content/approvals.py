"""Seals of words that a speaker has approved: whoever changes a letter afterwards is told so."""

import unicodedata
from html import unescape

from jarchy.core.hashing import digest
from jarchy.core.patterns import lazy_pattern

_WITHIN_WORDS = lazy_pattern(r"</?(?:a|abbr|b|code|del|em|i|span|strong|wbr)\b[^>]*>")
_TAG = lazy_pattern(r"<[^>]*>")
_UNSEEN = "Cf"  # soft hyphens and their like


def seal_of(html: str, speaker: str) -> str:
    """What stands for the words of a text and for who spoke them. Marks don't count, nor do kinds of spaces, soft
    hyphens and emphasis.
    """
    text = unicodedata.normalize("NFC", unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", html))))
    seen = (character for character in text if unicodedata.category(character) != _UNSEEN)
    words = "".join(character if _is_letter(character) else " " for character in seen)
    return digest(speaker, *words.split())


def _is_letter(character: str) -> bool:
    """Whether it is a letter, a digit, or a part of a letter, such as the signs for vowels in Hindi."""
    return unicodedata.category(character)[0] in "LNM"
