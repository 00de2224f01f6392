"""Finds mojibake, letters that a program read in the wrong encoding, and restores them: “Р‘СЋРґР¶РµС‚” was «Бюджет».

Only certain cases are reported: sequences that occur in no language, and that are words again when the mistake is
undone. Cyrillic text in another Cyrillic encoding (KOI8-R read as Windows-1251) looks like names in capitals. Without a
dictionary it cannot be recognised, so it is not looked for.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern


class Mojibake(NamedTuple):
    """Where the wrong letters begin, from 0, and the rest of the line as it was typed and as it was meant."""

    offset: int
    typed: str
    meant: str


def _table(codec: str) -> dict[str, int]:
    """The character that a codec reads for each byte above ASCII; for unused bytes, the controls of Latin-1."""
    read = {byte: bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(0x80, 0x100)}
    controls = {chr(byte): byte for byte in range(0x80, 0xA0)} if codec == "cp1252" else {}
    return controls | {sign: byte for byte, sign in read.items()}


# The codecs that UTF-8 may have been read as, with the lead bytes that are looked for: those of European letters and
# punctuation. Lead bytes for which real words look like UTF-8, such as the Ukrainian «дії», are left out.
_READ_AS = {
    "cp1252": (b"\xc2\xc3\xc4\xc5\xce\xcf\xd0\xd1\xd2\xd3", b"\xe1\xe2\xef", b"\xf0"),
    "cp1251": (b"\xc2\xc3\xd0\xd1\xd2\xd3", b"\xe2\xef", b"\xf0"),
    "cp866": (b"\xc2\xc3\xd0\xd1\xd2\xd3", b"\xe2", b""),
    "koi8-r": (b"\xc2\xc3\xd0\xd1\xd2\xd3", b"\xe2", b""),
    "cp437": (b"\xc2\xc3\xd0\xd1\xd2\xd3", b"\xe2", b""),
}
# Single characters that are certain by themselves: dashes, quotation marks, №, the byte-order mark, French letters.
_ALONE = {
    "cp1252": r"â€.|â„[–¢]|ï»¿|Ã[¡¢£¤¥§¨©ª«¬®¯°±²³´µ¶¸¹º¼½¾¿]|(?<=[a-z])Ã[\x80-\xbf]|áº.|Â[©®°§«²³½]",
    "cp1251": r"вЂ.|в„–|п»ї|В«[^«»\n]+В»",
}
_BOX = "\u2500-\u25a0"
_TABLES = {codec: _table(codec) for codec in _READ_AS}


def _signs(codec: str, wanted: bytes) -> str:
    return "".join(re.escape(sign) for sign, byte in _TABLES[codec].items() if byte in wanted)


_FOLLOWING = bytes(range(0x80, 0xC0))


@cache
def _one_sign(codec: str) -> str:
    """A pattern for one UTF-8 character that was read with this codec."""
    following = f"[{_signs(codec, _FOLLOWING)}]"
    heads = enumerate(_READ_AS[codec], 1)
    return "|".join(f"[{_signs(codec, head)}]{following}{{{length}}}" for length, head in heads if head)


@cache  # compiled only for suspect texts
def _certain(codec: str) -> re.Pattern[str]:
    """A pattern for three UTF-8 characters in a row, two that are a word, or one that is certain by itself."""
    sign = f"(?:{_one_sign(codec)})"
    return re.compile(rf"{sign}{{3,}}|(?<!\w){sign}{{2}}(?!\w)|{_ALONE.get(codec, '(?!)')}")


_LATIN_HEADS, _HEADS = (_signs(codec, b"".join(_READ_AS[codec])) for codec in ("cp1252", "cp1251"))
_TAILS = "".join(_signs(codec, _FOLLOWING) for codec in ("cp1252", "cp1251"))
# A quick test: one character class first, without closing quotation marks, so that most texts are passed over at once.
_SUSPECT = lazy_pattern(
    f"[{_TAILS}{_BOX}À-ÿ]"
    f"(?:(?<=[{_HEADS}][^»“”…])|(?<=[{_LATIN_HEADS}].)|(?<=[{_BOX}])|(?<=[А-яЁё][®¤¬¦])|(?<=[À-ÿ]{{4}}))"
)

# One-byte Cyrillic encodings: the codec that it was read as, the right codec, a pattern for suspect words, and how many
# such words in a line are certain.
_ONE_BYTE = (
    ("cp1252", "cp1251", lazy_pattern("[À-ÿ¨¸]{4,}"), 2),
    ("cp866", "cp1251", lazy_pattern(f"[{_BOX}]"), 1),
    ("cp1251", "cp866", lazy_pattern("[®¤¬¦].*[®¤¬¦]"), 1),
)
_FOREIGN_WORD = lazy_pattern(r"[^ \t!-~]{4,60}")
_MARKS = "«»„“”…"
_WORD = lazy_pattern("[А-ЯЁ]?[а-яё]{3,}|[А-ЯЁ]{4,}")


def find(text: str) -> Mojibake | None:
    """The first mojibake of a line, or None."""
    if not is_suspect(text):
        return None
    for codec in _READ_AS:
        for match in _certain(codec).finditer(text):
            if _is_certain(codec, match[0]):
                return _from(text, match.start(), partial(_utf_8, codec))
    words = [word for word in _FOREIGN_WORD.finditer(text) if not _WORD.fullmatch(word[0])]
    for read_as, was, sign, least in _ONE_BYTE:
        again = partial(_again, read_as, was)
        meant = [word for word in words if sign.search(word[0]) and _WORD.fullmatch(again(word[0]).strip(_MARKS))]
        if len(meant) >= least:
            return _from(text, meant[0].start(), again)
    return None


def _from(text: str, offset: int, undo: Callable[[str], str]) -> Mojibake:
    """The mojibake from the beginning of its word."""
    start = text.rfind(" ", 0, offset) + 1
    return Mojibake(start, text[start:], undo(text[start:]))


def is_suspect(text: str) -> bool:
    return _SUSPECT.search(text) is not None


def guess(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8, for a message: “, but in Windows-1251: “Бюджет принят””.

    Empty when it is not certain.
    """
    if len(re.findall(r"[А-яЁё]", data.decode(errors="ignore"))) > len(data) // 10:
        return ""  # a few letters of another encoding were pasted
    codec, _ = max(_CYRILLIC, key=lambda one: len(_LOWER.findall(data.decode(one[0], "ignore"))))
    words = _WORDS.search(data.decode(codec, "ignore"))
    return f", but in {dict(_CYRILLIC)[codec]}: “{words[0].strip()[:40]}”" if words else ""


_CYRILLIC = (("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R"), ("cp866", "the DOS encoding 866"))
_WORDS = lazy_pattern(r"[А-ЯЁа-яё][а-яё]{2,}[а-яё ,-]*")
_LOWER = lazy_pattern("[а-яё]")


def _is_certain(codec: str, run: str) -> bool:
    """Whether a match is really mojibake. A word in capitals is not: «СІРІ» is Ukrainian."""
    meant = _utf_8(codec, run)
    is_in_capitals = run.strip(_MARKS).isalpha() and run.isupper()
    return not is_in_capitals and meant != run and all(map(_is_plausible, meant))


def _utf_8(codec: str, text: str) -> str:
    """The text with every misread UTF-8 character restored."""
    return re.sub(_one_sign(codec), lambda sign: _undone(codec, sign[0]), text)


def _undone(codec: str, sign: str) -> str:
    """One misread UTF-8 character, restored; itself if it is not one."""
    try:
        return bytes(_TABLES[codec][one] for one in sign).decode()
    except UnicodeDecodeError:
        return sign


def _is_plausible(sign: str) -> bool:
    """Whether a modern text may contain it. Church Slavonic letters are what Ukrainian capitals would give."""
    return unicodedata.category(sign) not in ("Cc", "Cn", "Co") and not "\u0460" <= sign <= "\u048f"


def _again(read_as: str, was: str, text: str) -> str:
    """The text with each non-ASCII word decoded with the right codec."""
    return re.sub(r"[^ \t!-~]+", lambda word: word[0].encode(read_as, "ignore").decode(was, "ignore"), text)
