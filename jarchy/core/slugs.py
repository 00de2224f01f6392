"""Slugs: names that are part of addresses, and of files and folders on every machine."""

import re

from jarchy.core.file_names import device
from jarchy.problems import WrongValue, shortened

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 100  # letters: Windows has 260 for a whole path, and addresses are read aloud
_FORM = "use a-z and 0-9, with single hyphens between them, as in 2018-09-01-budget"


def refused_slug(text: str) -> WrongValue | None:
    """What is wrong with a slug; None when nothing is."""
    if not SLUG.fullmatch(text):
        return WrongValue(
            "slug",
            slug=text,
            reason="it has other characters than small Latin letters, digits and hyphens",
            remedy=_FORM,
        )
    if device(text):
        remedy = f"add a word to it, as in {text}-2018"
        return WrongValue("slug", slug=text, reason="Windows reserves this name for a device", remedy=remedy)
    if len(text) > LONGEST:
        reason = f"it has {len(text)} characters, at most {LONGEST} are allowed"
        return WrongValue("slug", slug=shortened(text, 40), reason=reason, remedy="shorten it to a few words")
    return None


def read_slug(text: str) -> str:
    """The slug as it is. Raises ValueError when it has another form, WrongValue when it is none for another reason."""
    refused = refused_slug(text) if SLUG.fullmatch(text) else ValueError(text)
    if refused:
        raise refused
    return text
