"""Character references in HTML and Markdown, such as &nbsp;: what they mean, and which are not allowed."""

import html
import re
from collections.abc import Iterator
from html.entities import html5

from jarchy.core import characters
from jarchy.core.characters import NEVER, Strange
from jarchy.core.patterns import lazy_pattern

_REFERENCE = lazy_pattern(r"&(?:#0{0,20}\d{1,7}|#[xX]0{0,20}[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def unescape(text: str) -> str:
    """Replaces character references, as a browser does, if they end with a semicolon; `&region=2` stays."""
    return _REFERENCE.sub(lambda match: _meaning(match[0]), text)


def _meaning(reference: str) -> str:
    if reference[1] != "#":  # html.unescape() would take `&region;` for `&reg` and “ion;”
        return html.unescape(reference) if reference[1:] in html5 else reference
    number = reference[2:-1]
    return html.unescape(reference) or chr(int(number[1:], 16) if number[0] in "xX" else int(number))


def strange_references(written: str, *, right_to_left: bool) -> Iterator[tuple[int, str, Strange]]:
    """Character references such as &#8203; to characters that are not allowed there: offset, reference, character."""
    start = 0
    for line in written.split("\n") if "&" in written else ():
        references: dict[int, re.Match[str]] = {}  # by their offsets in the text that they make
        pieces: list[str] = []
        length = end = 0
        for reference in _REFERENCE.finditer(line):
            references[length + reference.start() - end] = reference
            pieces += [line[end : reference.start()], unescape(reference[0])]
            length, end = length + len(pieces[-2]) + len(pieces[-1]), reference.end()
        read = characters.read_line("".join([*pieces, line[end:]]), right_to_left=right_to_left)
        for reference, strange in (
            (references[strange.offset], strange) for strange in read.strange if strange.offset in references
        ):
            yield start + reference.start(), reference[0], strange
        start += len(line) + 1


def forbidden(text: str) -> re.Match[str] | None:
    """The first character that is allowed nowhere, or None."""
    return re.search(NEVER, text) if characters.is_suspect(text) else None
