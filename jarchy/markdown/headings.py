"""Headings: the pattern of their lines, and their ids."""

import re

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.known_languages import TYPED_NO_BREAK_HYPHEN
from jarchy.i18n.typography import breakable

HEADING = lazy_pattern(r"(?P<signs>#{1,6})(?:[ \t]+|$)(?P<words>.*?)(?:(?:^|[ \t]+)#+)?[ \t]*$")


def heading_slug(words: str, separator: str) -> str:
    """The id of a heading, which typography does not change: its letters, digits and hyphens, of whichever kind."""
    letters = re.sub(r"[^\w\s-]", "", breakable(words).replace(TYPED_NO_BREAK_HYPHEN, "-")).strip().lower()
    return re.sub(rf"[{separator}\s]+", separator, letters)
