"""Finds what is wrong with one line of front matter that YAML rejects or misreads, and proposes the corrected line."""

import re
from collections.abc import Collection
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.vocabulary import KEYS

LONGEST = 300  # characters of a line that a remedy quotes

# A key and its colon, or the mark of an item. Other characters that look like a colon are mistakes that can be named.
KEY = r"(?P<key>[^\W\d_][\w-]*(?: [\w-]+){0,2})(?P<sign>[ \t]*(?:[:\uff1a\u2236\ufe55\ua789]|(?<=[ \t])=(?=[ \t])))"
_LINE = lazy_pattern(rf"[ \t]*(?:{KEY}(?P<space>[ \t]*)|-(?:[ \t]+|$))(?P<value>.*?)(?P<comment>[ \t]{{2,}}#.*)?[ \t]*")
_ADDRESS = lazy_pattern(r"[ \t]*\w+://")
_CLOSING = {"[": "]", "{": "}"}
_OTHER_MARKS, _OPENING = ('"', "'", "”", "“", "’"), lazy_pattern("[\"“”„‘’]|(?<!\\w)'")
_NO_BEGINNING = "@`%&*!|>[]{},?-#"


_ITEM_WITHOUT_SPACE = lazy_pattern(r"[ \t]*-(?P<value>[^\W_][^ \t]*)[ \t]*")
_KEY_WITHOUT_COLON = lazy_pattern(r"[ \t]*(?P<key>[a-z_]+)[ \t]+(?P<value>\S.*?)(?:[ \t]{2,}#.*)?[ \t]*")


class Line(NamedTuple):
    """One line: a key with its value, or an item of a list, which has no key."""

    key: str
    sign: str  # what stands in place of the colon
    space: str
    value: str
    comment: str


def line_of(text: str) -> Line | None:
    """The parts of a line that looks like a key with its value, or like an item of a list; else None."""
    match = _LINE.fullmatch(text) if len(text) <= LONGEST and not _ADDRESS.match(text) else None
    if match is None:
        return None
    key, sign, space, value, comment = match.group("key", "sign", "space", "value", "comment")
    return Line(key or "", (sign or "").strip(), space or "", value, comment or "")


class LineRepair(NamedTuple):
    reason: str
    remedy: str


IN_MARKS = "put the whole value in quotation marks"
_LIKE_THIS = "write it like this"


def slip(line: Line) -> LineRepair | None:
    """What is wrong with a line, if the line alone shows it, and the remedy."""
    if line.key and line.sign != ":":
        return LineRepair(f"a key ends with “:”, not with “{line.sign}”", _LIKE_THIS)
    if line.key and line.value and not line.space:
        return LineRepair("there is no space after the “:”", _LIKE_THIS)
    return _slip_in_marks(line.value) if line.value[:1] in ('"', "'") else _slip_in_text(line.value)


def missing_sign(text: str, keys: Collection[str] = KEYS) -> LineRepair | None:
    """What is wrong with a line that has no “: ” and is no item, if a space or a colon was forgotten: -asanova is an
    item, “embargo 2026-12-01” begins with one of the `keys`.
    """
    if item := _ITEM_WITHOUT_SPACE.fullmatch(text):
        return LineRepair("there is no space after the “-”", f"{_LIKE_THIS}: - {item['value']}")
    if (bare := _KEY_WITHOUT_COLON.fullmatch(text)) and bare["key"] in keys and len(text) <= LONGEST:
        right = f"{bare['key']}: {bare['value']}"
        right = right if _reads_as(right, bare["key"], bare["value"]) else f"{bare['key']}: {_in_marks(bare['value'])}"
        return LineRepair(f"there is no “:” after “{bare['key']}”", f"{_LIKE_THIS}: {right}")
    return None


def _slip_in_text(value: str) -> LineRepair | None:
    first = value[:1]
    if is_list(value):
        return LineRepair(
            f"the list in “{first}” cannot be read", "write each value on a line of its own, with “- ” before it"
        )
    if first in _CLOSING and _CLOSING[first] not in value:
        closing = f"write “{_CLOSING[first]}” at the end; if the value is a text, put it in quotation marks"
        return LineRepair(f"the “{first}” is not closed", closing)
    if first and first in _NO_BEGINNING:
        return LineRepair(f"a value cannot begin with “{first}”", IN_MARKS)
    if re.search(r":([ \t]|$)", value):
        return LineRepair("there is a second “: ” in the line", IN_MARKS)
    return None


def is_list(value: str) -> bool:
    """Whether a value looks like a list or a table on one line."""
    return value[:1] in _CLOSING and value.endswith(_CLOSING[value[0]])


def _slip_in_marks(value: str) -> LineRepair | None:
    match value.find(value[0], 1):
        case -1:
            is_text = _meant(value) == value  # the apostrophe belongs to the text
            remedy = IN_MARKS if is_text else "write the same mark after the value"
            return LineRepair("the quotation mark is not closed", remedy)
        case at if at < len(value) - 1:
            return LineRepair("a value that begins with a quotation mark ends at the next one", IN_MARKS)
    return None


def corrected(text: str) -> str:
    """The corrected line, ready to be copied; empty if it is not certain."""
    line = line_of(text)
    if line is None or not line.value:
        return ""
    value = _meant(line.value)
    before = f"{line.key}: " if line.key else "- "
    forms = [_in_marks(value)] if line.value[0] in "\"'" else [value, _in_marks(value)]
    return next((f"{before}{form}{line.comment}" for form in forms if _reads_as(before + form, line.key, value)), "")


def _meant(value: str) -> str:
    """The text without the quotation marks around all of it."""
    mark, inner = value[0], value[1:]
    if mark not in "\"'":
        return value
    at = inner.find(mark)
    if at == len(inner) - 1:
        return inner[:-1]
    if at < 0 and inner[-1:] in _OTHER_MARKS and not _OPENING.search(inner[:-1]):
        return inner[:-1]  # such as: "closed with another one”
    if at < 0:
        return inner if mark == '"' else value  # an apostrophe may begin a text
    is_inside = at == 0 or inner[at - 1].isspace() or inner[at - 1 : at + 2 : 2].isalpha()  # Д'Артаньян
    is_around = inner.endswith(mark) and is_inside
    return inner[:-1] if is_around else value


def meant_value(line: Line) -> str:
    """The value of a line as it was meant: without the quotation marks around it."""
    return _meant(line.value).replace("''", "'") if line.value else ""


def _in_marks(value: str) -> str:
    doubled = value.replace("'", "''")
    return f"'{doubled}'" if '"' in value or "\\" in value else f'"{value}"'


def _reads_as(text: str, key: str, value: str) -> bool:
    """Whether YAML reads exactly this value from a line."""
    import yaml  # noqa: PLC0415  only for lines with a mistake

    def says(event: yaml.Event) -> bool:
        return isinstance(event, yaml.ScalarEvent | yaml.AliasEvent) or bool(getattr(event, "tag", None))

    try:
        events = list(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return False
    read = [event.value if isinstance(event, yaml.ScalarEvent) else None for event in events if says(event)]
    return read == ([key, value] if key else [value])
