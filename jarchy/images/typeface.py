"""The characters of the fonts that pictures are drawn with, as data, so that no font file has to be opened."""

import re
import unicodedata

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN

# As ranges of a character class; a test compares them with the font files in faces/.
_HAS = (
    r"\x20-\x7E\xA0-\u017E\u018F\u0192\u01A0-\u01A1\u01AF-\u01B0\u01C4-\u01DC\u01E6-\u01E7\u01EA-\u01EB\u01FA-\u021B"
    r"\u022A-\u022D\u0230-\u0233\u0237\u0251\u0259\u0261\u02B9-\u02BC\u02BE-\u02BF\u02C6-\u02CC\u02D8-\u02DD"
    r"\u0300-\u0304\u0306-\u030C\u030F\u0311-\u0312\u031B\u0323-\u0324\u0326-\u0328\u032E\u0331\u0401-\u044F"
    r"\u0451-\u045F\u0462-\u0463\u046A-\u046B\u0490-\u0493\u0496-\u0497\u049A-\u049B\u04A2-\u04A3\u04AE-\u04B3"
    r"\u04B6-\u04B7\u04BA-\u04BB\u04D8-\u04D9\u04E2-\u04E3\u04E8-\u04E9\u04EE-\u04EF\u1E08-\u1E09\u1E0C-\u1E0F"
    r"\u1E14-\u1E17\u1E1C-\u1E1D\u1E20-\u1E21\u1E24-\u1E25\u1E2A-\u1E2B\u1E2E-\u1E2F\u1E36-\u1E3B\u1E42-\u1E49"
    r"\u1E4C-\u1E53\u1E5A-\u1E69\u1E6C-\u1E6F\u1E78-\u1E7B\u1E80-\u1E85\u1E8E-\u1E8F\u1E92-\u1E93\u1E97\u1E9E"
    r"\u1EA0-\u1EF9\u2007-\u200B\u2010\u2012-\u2015\u2018-\u201A\u201C-\u201E\u2020-\u2022\u2026\u2030\u2032-\u2033"
    r"\u2039-\u203A\u2042\u2044\u2070\u2074-\u2079\u207D-\u2089\u208D-\u208E\u20A1\u20A3-\u20A4\u20A6-\u20A7\u20A9"
    r"\u20AB-\u20AE\u20B1-\u20B2\u20B4-\u20B5\u20B8-\u20BA\u20BC-\u20BD\u2113\u2116-\u2117\u2120\u2122\u2126\u212E"
    r"\u2153-\u2154\u215B-\u215E\u2190-\u2193\u2202\u2205-\u2206\u220F\u2211-\u2212\u2215\u2219-\u221A\u221E\u222B"
    r"\u2248\u2260\u2264-\u2265"
)
_OTHERS = lazy_pattern(f"[^{_HAS}]")
_OTHER_LETTERS = lazy_pattern(rf"[^\W{_HAS}]+")  # letters and digits that are missing


def drawable(text: str) -> str:
    """The text without symbols that the fonts lack, such as emoji, or with compatible ones. Letters always stay."""
    text = text.replace(NO_BREAK_HYPHEN, "-")
    if not _OTHERS.search(text):
        return text
    return re.sub(" {2,}", " ", _OTHERS.sub(_instead, text)).strip(" ")


def _instead(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0])
    if not _OTHERS.search(plain):
        return plain
    return match[0] if _OTHER_LETTERS.match(match[0]) else ""


def other_letters(text: str) -> str:
    """The letters of a text that the fonts lack, and that have no compatible one."""
    if not _OTHERS.search(text):  # nearly always
        return ""
    return "".join(filter(lacking, "".join(_OTHER_LETTERS.findall(text))))


def lacking(text: str) -> str:
    """The first letters of a text that the fonts lack, so that it must not be drawn; empty if there are none."""
    shown = drawable(text)
    match = _OTHER_LETTERS.search(shown)
    return match[0] if match else "" if shown else text
