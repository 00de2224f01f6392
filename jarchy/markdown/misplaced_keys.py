"""Finds keys that keep a document from readers, but are in the text instead of the front matter.

The keys come from the schemas, so new keys are covered.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from msgspec import Struct

from jarchy.core.characters import LOOKS_LATIN
from jarchy.core.patterns import lazy_pattern
from jarchy.core.references import unescape
from jarchy.markdown.source import MarkdownSource
from jarchy.model import Translation
from jarchy.schema.guards import GUARDS
from jarchy.schema.readers import Context
from jarchy.schema.validation import keys_of, reads

# Keys that mean nothing else are errors in any spelling. The other keys need a value that fits.
_ALWAYS = ("embargo", "expires")
# Names of such keys in other generators, without hyphens and underscores.
_FOREIGN = (
    *("draft", "published", "publish", "private", "hidden", "unlisted", "embargoed", "embargountil", "publishdate"),
    *("publishon", "publishat", "pubdate", "releasedate", "expirydate", "expiredate", "unpublishdate"),
)
ENOUGH = 15  # characters of a line that identify it
_CLOSE = 0.8  # similarity of a misspelt key

# What may be before and after a key: marks of lists, quotations and headings, quotation marks.
_BEFORE = (
    r"^(?:[^\S\n]*(?:>|(?:[-*+•–—]{1,9}|\d{1,9}[.)])(?=\s)|//|[#;%]))*[^\S\n]*"
    r"(?:(?:[{[(]|<!--)[^\S\n]*)?(?P<stress>[*_]{0,3})[\"'“”„«]?"
)
_COLON = r"[\"'“”„»]?[*_]{0,3}[^\S\n]*[:\uff1a\ufe55\u2236][*_]{0,3}"
_LIKE_A_KEY = lazy_pattern(rf"{_BEFORE}[\w\u00ad-]{{2,30}}(?:{_COLON}|[^\S\n]*=)")
_SIGNS = (":", "=", "\uff1a", "\ufe55", "\u2236")
_VALUED = lazy_pattern(
    rf"{_BEFORE}(?P<key>[A-Za-z_-]{{4,16}})(?:{_COLON}|[^\S\n]*=)[^\S\n]*[\"'“]?"
    r"(?P<value>(?:19|20|21)\d\d-\d\d-\d\d|draft\b|withdrawn\b|true\b|false\b|yes\b|no\b)",
    re.MULTILINE | re.IGNORECASE,
)
_PLAIN_KEY = lazy_pattern(r"^(?P<key>[a-z][a-z_]*):(?: |$)", re.MULTILINE)
_BLOCK = lazy_pattern(r"\A\s*+(?P<block>(?:(?!---[^\S\n]*$)[^\n]*\n){1,40}?)-{3,}[^\S\n]*$", re.MULTILINE)
_LINE_OF_KEYS = lazy_pattern(r"\s*|\s*[\w-]+[^\S\n]*[:\uff1a].*|\s+.*|\s*-\s.*|\s*#.*")
_CYRILLIC = {chr(latin): chr(twin) for twin, latin in LOOKS_LATIN.items()}


def check_keys(body: MarkdownSource, html: str, schema: type[Struct]) -> None:
    """Reports the lines of a body, outside code, that look like keys of the front matter. `html` decides what is code:
    text that only looks like code is visible to readers.
    """
    if not any(map(_LIKE_A_KEY.match, _lines_with(_SIGNS, body.text))):  # most bodies
        return
    for offset, (key, is_meant) in sorted(_found(body.text, schema, body.context).items()):
        is_code = body.outside_code[offset].isspace()
        if is_code and not _is_seen(body.text[offset:].partition("\n")[0], html):
            continue
        mark = body.mark(offset)
        if is_meant:
            remedy = (
                f"move the line up, between the two lines of ---; to keep it as text, write {key}\\: with a backslash"
            )
            body.report(mark, "misplaced-key", key=key, remedy=remedy)
        else:
            body.report(mark, "key-in-text", key=key)


def _lines_with(signs: Iterable[str], body: str) -> list[str]:
    """The lines of a body that contain one of the characters."""
    lines = body.split("\n")
    return [line for sign in signs if sign in body for line in lines if sign in line]


def _is_seen(line: str, html: str) -> bool:
    """Whether readers see the beginning of a line outside code. Only letters and digits are compared: nothing changes
    them.
    """
    text = unescape(re.sub(r"(?s)<(pre|code)\b.*?</\1>|<[^>]*>", "", html))
    return re.sub(r"\W", "", line)[:ENOUGH] in re.sub(r"\W", "", text)


def _found(text: str, schema: type[Struct], context: Context) -> dict[int, tuple[str, bool]]:
    """The keys with their places, and whether each is certainly meant as a key."""
    end = _end_of_block(text)
    keys: dict[int, tuple[str, bool]] = {}
    if plain := _PLAIN_KEY.search(text, 0, end):
        keys[plain.start("key")] = plain["key"], True
    for match in _keys(schema).finditer(text):
        key = (
            match["key"].capitalize() if match["stress"] else match["key"]
        )  # **title**: is a word; **status**: is a key
        is_meant = _is_meant(key, _SURROUNDED.sub("", match["value"]), schema, context)
        if is_meant or match.start("key") < end or _LIST.fullmatch(match["value"]):
            keys[match.start("key")] = match["key"], is_meant
    for match in _VALUED.finditer(text):
        if _is_nearly_a_guard(match["key"], match["value"]):
            keys[match.start("key")] = match["key"], True
    return keys


_SURROUNDED = lazy_pattern(r"^[\s\"'“”]+|(?:[\s\"'“”)}\]]|-->)+$")
_LIST = lazy_pattern(r"\[.*\]\s*")


def _end_of_block(text: str) -> int:
    """The end of a second front matter at the beginning of the text; 0 if there is none."""
    block = _BLOCK.match(text)
    is_one = block and all(map(_LINE_OF_KEYS.fullmatch, block["block"].split("\n")))
    return block.end("block") if block and is_one else 0


def _is_meant(typed: str, value: str, schema: type[Struct], context: Context) -> bool:
    """Whether a line is a key: “Date: 5 July” is a sentence, “Date: 2018-07-05” is a key."""
    key = typed.replace("\u00ad", "").translate(LOOKS_LATIN)
    guard = key.casefold()
    if key.islower() or guard in _ALWAYS:
        return True
    if guard == "translation":  # its value is on the lines below
        return not value
    return guard in GUARDS and reads(schema, guard, value.casefold(), context)


def _is_nearly_a_guard(typed: str, value: str) -> bool:
    name = re.sub("[_-]", "", typed).casefold()
    if name in _FOREIGN:
        return typed[:1].islower() or not value[:1].isdigit()
    return typed.islower() and bool(get_close_matches(name, GUARDS, 1, _CLOSE))


@cache
def _keys(schema: type[Struct]) -> re.Pattern[str]:
    """A pattern for lines that begin with a key of the schema, or with a key that withholds documents of any kind."""
    known = {*keys_of(schema), *keys_of(Translation), *GUARDS}
    spelt = ("\u00ad*".join(f"[{one}{_CYRILLIC.get(one, '')}]" for one in key) for key in sorted(known))
    pattern = f"{_BEFORE}(?P<key>{'|'.join(spelt)}){_COLON}[^\\S\n]*(?P<value>[^\n]*)$"
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE)
