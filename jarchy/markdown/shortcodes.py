"""Shortcodes: lines of a body that place something, as `[[quote: slug]]` does. Which there are, `kinds` says."""

import re
from functools import cache

# Its name is one of the site's shortcodes, or the line is text.
LINE = re.compile(r"^\[\[(?P<name>[a-z]+):[ \t]*(?P<slug>[a-z0-9-]+)[ \t]*\]\][ \t]*$", re.MULTILINE)
# As it should be, but for the slug: what was meant is known beside all documents.
MISNAMED = re.compile(
    r"^\[\[(?P<name>[a-z]+):[ \t]*(?P<slug>[^\[\]\s](?:[^\[\]\n]*[^\[\]\s])?)[ \t]*\]\][ \t]*$", re.MULTILINE
)
# Not the words of a link: [[a: b]](…); not an address, nor what is meant to be read: \[[a: b]]
PLACING_NOTHING = re.compile(r"(?<!\\)\[\[\s*(?P<what>[^\W\d_]+)\s*:(?!//)[^\]\n]*\]\](?![(\[])")
PLACED = re.compile(r'<figure data-placed="([a-z]+:[a-z0-9-]+)"></figure>\n?')


@cache
def nearly(names: tuple[str, ...]) -> re.Pattern[str]:
    """What seems to be a shortcode with one of these names, to the end of its line."""
    return re.compile(rf"\[\[\s*(?P<name>{'|'.join(names)})\b.*", re.IGNORECASE)
