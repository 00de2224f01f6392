"""Replaces characters that look like a space next to marks of Markdown.

Somebody who types “- ” or “## ” while holding the Option key, or pastes it from a web page, sees an item or a heading
but gets none: Markdown takes a no-break space for a letter. Here it is read as the space that it looks like.
"""

import re

from jarchy.core.characters import name
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Findings, Position, Text
from jarchy.problems import Problem

_SIGNS = "\u00a0\u2002\u2003\u2009\u202f\u3000"
_UNUSUAL = lazy_pattern(f"[{_SIGNS}]")
_MARKED = lazy_pattern(
    rf"^[ \t]*(?:[{_SIGNS}][ \t{_SIGNS}]*(?:[-*+]|\d{{1,9}}[.)]|#{{1,6}})[ \t]"
    rf"|(?:-|#{{1,6}})[ \t]*[{_SIGNS}])[ \t{_SIGNS}]*(?=[^\s\d])",
    re.MULTILINE,
)


def read_spaces(body: str, first_line: int, text: Text) -> tuple[str, list[Problem]]:
    """The body with plain spaces around the marks at the beginning of lines, and the places of the replaced ones. No
    position changes. The body begins on `first_line` of `text`.
    """
    findings = Findings(text)
    if not any(sign in body for sign in _SIGNS):
        return body, []

    def plain(match: re.Match[str]) -> str:
        sign = _UNUSUAL.search(match[0])
        if sign is not None:
            mark = Position(first_line + body.count("\n", 0, match.start()), sign.start() + 1)
            findings.report(mark, "unusual-space", character=name(sign[0]), mark=match[0].strip())
        return _UNUSUAL.sub(" ", match[0])

    return _MARKED.sub(plain, body), findings.problems
