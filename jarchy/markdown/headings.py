"""Headings: the pattern of their lines, and their ids."""

import re

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.typography import breakable

HEADING = lazy_pattern(r"(?P<signs>#{1,6})(?:[ \t]+|$)(?P<words>.*?)(?:(?:^|[ \t]+)#+)?[ \t]*$")


def heading_slug(words: str, separator: str) -> str:
    """The id of a heading, which typography does not change: its letters, digits and hyphens."""
    letters = re.sub(r"[^\w\s-]", "", breakable(words)).strip().lower()
    return re.sub(rf"[{separator}\s]+", separator, letters)
