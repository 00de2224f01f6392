"""Explains the abbreviations of a page, each where it first stands in the text: `<abbr title="…">`. No letter changes.

Links, code and headings stay as they are: there, an explanation would be in the way.
"""

import re
from html import escape

from jarchy.core.patterns import lazy_pattern
from jarchy.core.references import unescape

_TAG = lazy_pattern(r"<(/?)(a|abbr|code|pre|h[1-6])\b[^>]*>|<[^>]*>")
ENDING = "[а-яёңөү]*"  # of a case: ЖӨБдүн


def stands_for(word: str, abbreviation: str) -> bool:
    """Whether a word is this abbreviation, perhaps with a case ending."""
    return word.startswith(abbreviation) and re.fullmatch(ENDING, word[len(abbreviation) :]) is not None


def explained(html: str, missing: dict[str, str]) -> str:
    """A part of a page with the first of each abbreviation explained. `missing` loses those that are explained here."""
    if not missing:
        return html
    shown, end, inside = [], 0, 0
    for tag in _TAG.finditer(html):
        shown += [html[end : tag.start()] if inside else _in_text(html[end : tag.start()], missing), tag[0]]
        end = tag.end()
        inside += (-1 if tag[1] else 1) if tag[2] else 0
    return "".join([*shown, _in_text(html[end:], missing)])


def _in_text(text: str, missing: dict[str, str]) -> str:
    if not missing or not any(short in text for short in missing):
        return text
    longest_first = sorted(missing, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w&])({'|'.join(escape(re.escape(one)) for one in longest_first)})(?={ENDING}(?!\w))")

    def explain(match: re.Match[str]) -> str:
        words = missing.pop(unescape(match[1]), "")
        return f'<abbr title="{escape(words)}">{match[1]}</abbr>' if words else match[0]

    return pattern.sub(explain, text)
