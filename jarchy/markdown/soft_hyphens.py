"""Puts soft hyphens into the HTML of a text, for readers of a page alone: no other format passes here."""

import re

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.language import Language

# Tags, and what stays whole: headings, terms, code, and the rest of a word that continues behind a tag. Each choice
# begins with the same sign, so that `re` skips to it.
_MARKUP = lazy_pattern(
    r"(<(?:(?<=\w<)[^>]*>\w+|h[2-6].*?</h[2-6]>|dt>.*?</dt>|pre>.*?</pre>|code>.*?</code>|[^>]*>))", re.DOTALL
)


def hyphenated(html: str, language: Language) -> str:
    """The HTML with soft hyphens where its lines may break; as it is if the language has no rules for them."""
    rules = language.hyphenation
    if rules is None:
        return html
    pieces = _MARKUP.split(html)
    pieces[::2] = [" ".join(map(rules.hyphenate, text.split(" "))) for text in pieces[::2]]
    return "".join(pieces)
