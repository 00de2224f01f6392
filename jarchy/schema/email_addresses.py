"""Addresses of e-mail and of sites, also in national letters: press@мэрия.рф."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

LONGEST = 254  # characters of a mail address, by RFC 5321

_LABEL = r"[^\W_](?:(?:[^\W_]|[-\u0300-\u036f])*[^\W_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_BEFORE = re.compile(r"[\w.+'-]+")  # what stands before the @; no sign that would end an address, or add another
_URL = re.compile(r"https?://[^\s\\<>\"'@/?#]+([/?#][^\s\\<>\"]*)?")


def is_mailbox(text: str) -> bool:
    before, at, host = text.rpartition("@")
    return bool(
        at
        and len(text) <= LONGEST
        and text == unicodedata.normalize("NFKC", text)
        and text.isprintable()
        and _BEFORE.fullmatch(before)
        and not before.startswith(".")
        and ".." not in f"{before}."
        and is_host(host)
    )


def is_host(text: str) -> bool:
    """Whether it can be the name of a computer: at least two words, of letters, digits and hyphens."""
    return _HOST.fullmatch(text) is not None and bool(_in_ascii(text))


def is_url(text: str) -> bool:
    """Whether it is the address of a site or a page elsewhere, with nothing in it that a reader can't see."""
    if not text.isprintable() or not _URL.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  raises ValueError when it is none
    except ValueError:
        return False
    return bool(parts.hostname and _in_ascii(parts.hostname))


def href(text: str) -> str:
    """What a link to a mailbox leads to: the host in ASCII, which every mail program knows."""
    before, _, host = text.rpartition("@")
    return f"mailto:{quote(before, safe='.+-_')}@{_in_ascii(host)}"


def _in_ascii(host: str) -> str:
    """As it is asked for: мэрия.рф is xn--h1adqs4a.xn--p1ai. Empty where it can't be."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""
