"""Shortcodes: lines of a body that place something, such as `[[quote: slug]]`. `kinds` defines them."""

import re
from functools import cache

from jarchy.core.patterns import lazy_pattern

# A shortcode needs one of the site's names; otherwise the line is text.
LINE = lazy_pattern(r"^\[\[(?P<name>[a-z]+):[ \t]*(?P<slug>[a-z0-9-]+)[ \t]*\]\][ \t]*$", re.MULTILINE)
# A well-formed shortcode. Whether its slug exists is checked when all documents are known.
MISNAMED = lazy_pattern(
    r"^\[\[(?P<name>[a-z]+):[ \t]*(?P<slug>[^\[\]\s](?:[^\[\]\n]*[^\[\]\s])?)[ \t]*\]\][ \t]*$", re.MULTILINE
)
# Not the words of a link, [[a: b]](…), not an address, and not escaped: \[[a: b]]
PLACING_NOTHING = lazy_pattern(r"(?<!\\)\[\[\s*(?P<what>[^\W\d_]+)\s*:(?!//)[^\]\n]*\]\](?![(\[])")
PLACED = lazy_pattern(r'<figure data-placed="([a-z]+:[a-z0-9-]+)"></figure>\n?')


@cache
def nearly(names: tuple[str, ...]) -> re.Pattern[str]:
    """What looks like a shortcode with one of these names, up to the end of its line."""
    return re.compile(rf"\[\[\s*(?P<name>{'|'.join(names)})\b.*", re.IGNORECASE)
