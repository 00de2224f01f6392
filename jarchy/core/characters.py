"""Invisible and meaningless characters: one table that says what is done with each class of them.

Editors rarely type them; they come with text that is pasted from Word, web pages and messengers. Some are needed for
spelling: without its joiners, a Persian or Sinhala word is another word. So each class says where it is allowed.
Elsewhere, a character that readers would not miss is left out with a warning, and one that changes what the text says
is an error. No-break spaces, narrow spaces and soft hyphens (U+00A0, U+202F, U+00AD) are text and not in the table.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from jarchy.core.patterns import lazy_pattern


class Class(NamedTuple):
    """One class of characters. `allowed` is a pattern that matches a character where it is allowed."""

    characters: str  # as between the brackets of a regular expression
    problem: Literal["character", "left-out"]  # an error, or a warning
    why: str = "is invisible"  # what follows the character's name
    remedy: str = "delete it"
    read_as: str = ""  # what is read instead, so that the rest of the file can be checked, too
    allowed: str = ""
    goes_right_to_left: bool = False  # allowed in text that runs from right to left


# Scripts, as between the brackets of a regular expression.
_RIGHT_TO_LEFT = "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_SOUTH_EAST_ASIA = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\ua9ff\uaa60-\uaadf"
)
_JOINING = (
    "\u0590-\u061b\u061d-\u0dff\u1800-\u18af\u1c00-\u1cff\ua800-\ua8ff\uaae0-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    f"\U00010800-\U000118ff\U0001e900-\U0001e95f{_SOUTH_EAST_ASIA}"
)
_MONGOLIAN, _HANGUL, _KHMER = "\u1800-\u18af", "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff", "\u1780-\u17ff"
_IDEOGRAPHS = "\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_WITH_VARIANTS = f"{_SOUTH_EAST_ASIA}{_MONGOLIAN}\u2200-\u22ff\u2a00-\u2aff\u3001\u3002\ua840-\ua87f\uff01-\uff5e"
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f"  # a flag spelt with tag characters, as that of Scotland


def _beside(letters: str, characters: str) -> str:
    return f"(?<=[{letters}])[{characters}]|[{characters}](?=[{letters}])"


_AGAIN = "delete it and type this place again"
_CLASSES = {
    "break": Class(
        "\x0b\x0c\r\x85\u2028\u2029",
        "character",
        "is a line break of another program, such as Word",
        "delete it, and press Enter where the line should end",
        read_as=" ",
    ),
    "stray": Class(  # Windows-1252 quotation marks and dashes that were read as control characters
        "\x80-\x9f", "character", "was left by a wrong encoding instead of “{meant}”", "type “{meant}” in its place"
    ),
    "control": Class("\x00-\x08\x0e-\x1f\x7f", "character", "is an invisible control character", _AGAIN),
    "order": Class(
        "\u202a-\u202e", "character", "reverses the letters, so that readers see another text than programs", _AGAIN
    ),
    "annotation": Class("\ufff9-\ufffb", "character", "is an invisible mark of another program", _AGAIN),
    "none": Class(
        "\ud800-\udfff\ufdd0-\ufdef"
        + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)),
        "character",
        "is not a valid character: a faulty program left it",
        _AGAIN,
        read_as="\ufffd",
    ),
    "lost": Class(
        "\ufffd",
        "character",
        "stands in the place of a letter that was lost",
        "type the letter again",
        read_as="\ufffd",
    ),
    "object": Class(
        "\ufffc",
        "character",
        "stands in the place of a picture that was not copied with the text",
        "delete it; to show the picture, list its file under “pictures:”",
    ),
    "private": Class(  # Word's bullets: U+F0B7 of Symbol, U+F0A7 of Wingdings
        "\ue000-\uf8ff\U000f0000-\U0010ffff",
        "character",
        "is a character that only the font of another program has, such as a bullet of Word's",
        "type the character again; for a bullet, type “- ” at the beginning of the line",
        read_as="\ufffd",
    ),
    "direction": Class("\u061c\u200e\u200f", "left-out", goes_right_to_left=True),
    "isolate": Class("\u2066-\u2069", "left-out", goes_right_to_left=True),
    "space": Class(
        "\u200b", "left-out", allowed=_beside(_SOUTH_EAST_ASIA, "\u200b")
    ),  # in scripts without spaces between words
    "joiner": Class(
        "\u200c\u200d",
        "left-out",
        allowed=_beside(_JOINING, "\u200c\u200d") + f"|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])",
    ),
    "variation": Class(
        "\ufe00-\ufe0f\U000e0100-\U000e01ef",
        "left-out",
        allowed=f"(?<=[#*0-9{_EMOJI}])[\ufe0e\ufe0f]|(?<=[{_IDEOGRAPHS}])[\ufe00-\ufe02\U000e0100-\U000e01ef]"
        f"|(?<=[{_WITH_VARIANTS}])[\ufe00-\ufe0d]",
    ),
    "mongolian": Class("\u180b-\u180f", "left-out", allowed=_beside(_MONGOLIAN, "\u180b-\u180f")),
    "hangul": Class("\u115f\u1160\u3164\uffa0", "left-out", allowed=_beside(_HANGUL, "\u115f\u1160\u3164\uffa0")),
    "khmer": Class("\u17b4\u17b5", "left-out", allowed=_beside(_KHMER, "\u17b4\u17b5")),
    "grapheme": Class("\u034f", "left-out", allowed=_beside(_JOINING, "\u034f")),
    "unseen": Class(  # all other invisible characters: word joiners, byte-order marks, tags, musical controls
        "\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff",
        "left-out",
    ),
}


_EVERY = "".join(each.characters for each in _CLASSES.values())
# Characters that are errors everywhere; without U+FFFD, which is read instead of others.
_NEVER = "".join(each.characters for kind, each in _CLASSES.items() if each.problem != "left-out" and kind != "lost")
NEVER = f"[{_NEVER}]"
# Characters that could disguise the address of a link.
FORBIDDEN = f"[{_NEVER}{_CLASSES['direction'].characters}{_CLASSES['isolate'].characters}]"


@cache  # compiled only for suspect texts
def _find() -> re.Pattern[str]:
    classes = (f"(?P<{name}>[{each.characters}])" for name, each in _CLASSES.items())
    return re.compile("|".join([f"(?P<flag>{_FLAG})", *classes]))


def _is_allowed(kind: str, typed: str, offset: int) -> bool:
    """Whether a character of this class is allowed at this offset."""
    allowed = _CLASSES[kind].allowed
    return bool(allowed) and re.compile(allowed).match(typed, offset) is not None


_READ_RIGHT_TO_LEFT = lazy_pattern(f"[{_RIGHT_TO_LEFT}]")
_OPENS, _CLOSES = "\u2066\u2067\u2068", "\u2069"


# Two patterns of one character class each: one pattern for both planes would be ten times slower.
_SUSPECT = lazy_pattern("[" + re.sub("[\U00010000-\U0010ffff]-?", "", _EVERY) + "]")
_SUSPECT_BEYOND = lazy_pattern("[\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001fffe-\U0010ffff]")


def is_suspect(text: str) -> bool:
    """Whether a text has any character of the table. Whether it is allowed there is decided by `read_line`."""
    if _SUSPECT.search(text):
        return True
    is_beyond = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(
        text
    )  # the fastest test for characters beyond the first plane
    return is_beyond and _SUSPECT_BEYOND.search(text) is not None


class Strange(NamedTuple):
    """A character that is not allowed where it is. `offset` counts from 0."""

    offset: int
    character: str
    problem: str  # its code

    @property
    def words(self) -> dict[str, str]:
        """The words for the problem's message and remedy."""
        group = _class_of(self.character)
        meant = self.character.encode("latin-1", "ignore").decode("cp1252", "ignore") or "the character"
        return {
            "character": name(self.character),
            "why": group.why.format(meant=meant),
            "remedy": group.remedy.format(meant=meant),
        }


class Line(NamedTuple):
    """A line as it is read. `left_out` are the offsets, in the typed line, of the characters that were left out."""

    text: str
    left_out: tuple[int, ...]
    strange: tuple[Strange, ...]


def read_line(typed: str, *, right_to_left: bool) -> Line:
    """The line without the characters that are not allowed in it, and these characters."""
    strange = tuple(_strange(typed, right_to_left=right_to_left))
    pieces, end = [], 0
    for each in strange:
        pieces += [typed[end : each.offset], _class_of(each.character).read_as]
        end = each.offset + 1
    left_out = tuple(each.offset for each in strange if not _class_of(each.character).read_as)
    return Line(unicodedata.normalize("NFC", "".join([*pieces, typed[end:]])), left_out, strange)


def _strange(typed: str, *, right_to_left: bool) -> Iterator[Strange]:
    goes_right_to_left = right_to_left or _READ_RIGHT_TO_LEFT.search(typed) is not None
    isolates_pair = _isolates_pair(typed)
    for match in _find().finditer(typed):
        kind = match.lastgroup or ""
        if kind == "flag" or _is_allowed(kind, typed, match.start()):
            continue
        group = _CLASSES[kind]
        if group.goes_right_to_left and goes_right_to_left and (kind != "isolate" or isolates_pair):
            continue
        yield Strange(match.start(), match[0], group.problem)


def _isolates_pair(text: str) -> bool:
    """Whether each isolate is closed in the same text; otherwise it would also reverse what follows the text."""
    depth = 0
    for character in text:
        depth += (character in _OPENS) - (character in _CLOSES)
        if depth < 0:
            return False
    return depth == 0


def _class_of(character: str) -> Class:
    match = _find().fullmatch(character)
    assert match is not None  # only characters of the table are strange
    return _CLASSES[match.lastgroup or ""]


# Cyrillic letters that look like the Latin ones of keys and slugs.
LOOKS_LATIN = str.maketrans("авекмнорстухіјѕԁ", "abekmhopctyxijsd")


def name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
