"""Slugs: names that are used in addresses and in file names."""

from jarchy.core.file_names import device
from jarchy.core.patterns import lazy_pattern
from jarchy.problems import WrongValue, shortened

SLUG = lazy_pattern(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 100  # characters: Windows allows 260 for a whole path, and addresses are read aloud
_FORM = "use a-z and 0-9, with single hyphens between them, as in 2018-09-01-budget"


def refused_slug(text: str) -> WrongValue | None:
    """What is wrong with a slug, or None."""
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
    """Returns the slug. Raises ValueError if it does not have the form of one, WrongValue for other reasons."""
    refused = refused_slug(text) if SLUG.fullmatch(text) else ValueError(text)
    if refused:
        raise refused
    return text
