"""Seals of words that a speaker has approved: whoever changes a letter or a sign afterwards is told so."""

from jarchy.content.spoken_text import kind_of, text_of
from jarchy.core.hashing import digest


def seal_of(html: str, speaker: str) -> str:
    """What stands for the words of a text and for who spoke them. A sign is a word of its own."""
    return digest(speaker, *"".join(map(_in_words, text_of(html))).split())


def _in_words(character: str) -> str:
    kind = kind_of(character)
    return character if kind == "letter" else f" {character} " if kind == "sign" else " "
