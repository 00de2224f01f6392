"""Romanises titles: suggests a slug, which an editor may change."""

import re
import unicodedata

LONGEST = 60  # letters of a slug that is proposed

# BGN/PCGN romanisation. Two letters differ between Kyrgyz and Russian.
_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ң": "ng",
    "ө": "o",
    "ү": "u",
    "ъ": "",
    "ь": "",
}
_OF_LANGUAGE = {"ky": {"ж": "j"}}
_OTHERS = {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "ə": "a"}


def proposed_slug(title: str, lang: str) -> str:
    """A slug from as many words of the title as fit; empty if none can be romanised."""
    letters = _CYRILLIC | _OTHERS | _OF_LANGUAGE.get(lang, {})
    text = "".join(letters.get(sign, sign) for sign in unicodedata.normalize("NFC", title.casefold()))
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    words = re.findall("[a-z0-9]+", plain)
    slug = ""
    for word in words:
        if len(longer := f"{slug}-{word}".lstrip("-")) > LONGEST:
            break
        slug = longer
    return slug or "".join(words)[:LONGEST]
