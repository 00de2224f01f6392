"""Bare addresses in a text: web addresses, mail addresses and telephone numbers, as patterns and hrefs."""

import re

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN
from jarchy.markdown.hrefs import leads_outside

# One of these is in every address.
ADDRESS_SIGNS = ("://", "@", "+", "www.", "WWW.")
TELEPHONE = rf"(?P<telephone>\+\d(?:[ \u00a0(){NO_BREAK_HYPHEN}-]{{0,2}}\d){{9,14}})(?![\d\w])"
# It ends before punctuation at the end of a sentence, before a quotation mark, and before a bracket that it does not
# open.
ADDRESS = (
    r"(?:(?<![\w@/.:&;=?#%+-])|(?<=[^\W\d_][.:])(?=http)|(?<=[Mm]ail:)|(?<=mailto:)|(?<=очта:))(?:"
    r"(?P<site>(?:[hH][tT][tT][pP][sS]?://|www\.(?=[^\W_]))(?:[^\s<>\"«»“”„‘’\x02\x03|\\^`{}]|\x02[^\x03]+\x03)+)"
    r"|(?P<mail>[\w.+-]+@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+)"
    rf"|{TELEPHONE}"
    r")"
)
_TRAILING = lazy_pattern(r"(?:[?!.,:;*_~'…]|&[a-z]+;)+$")
_THOUSANDS = lazy_pattern(r"000[ \u00a0]000")


def href_of(address: re.Match[str], words: str) -> str:
    """The href of a bare address that `ADDRESS` has matched; empty if it is not one."""
    if address["site"]:
        href = words if "://" in words else f"http://{words}"
    elif address["mail"]:
        href = f"mailto:{words}"
    else:
        href = telephone_href(words)
    return href if leads_outside(href) else ""


def telephone_href(words: str) -> str:
    """The href of what `TELEPHONE` has matched; empty if it is an amount."""
    return "" if _THOUSANDS.search(words) else f"tel:{re.sub(r'[^+0-9]', '', words)}"


def without_end(address: str) -> str:
    while True:
        shorter = _TRAILING.sub("", address)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
