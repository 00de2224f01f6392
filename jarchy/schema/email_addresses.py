"""Checks e-mail addresses, host names and URLs, also in national letters: press@мэрия.рф."""

import unicodedata
from urllib.parse import quote, urlsplit

from jarchy.core.patterns import lazy_pattern

LONGEST = 254  # characters of a mail address, by RFC 5321

_LABEL = r"[^\W_](?:(?:[^\W_]|[-\u0300-\u036f])*[^\W_])?"
_HOST = lazy_pattern(rf"{_LABEL}(?:\.{_LABEL})+")
_BEFORE = lazy_pattern(r"[\w.+'-]+")  # the part before the @, without characters that could end an address
_URL = lazy_pattern(r"https?://[^\s\\<>\"'@/?#]+([/?#][^\s\\<>\"]*)?")


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
    """Whether the text is a host name: at least two labels of letters, digits and hyphens."""
    return _HOST.fullmatch(text) is not None and bool(_in_ascii(text))


def is_url(text: str) -> bool:
    """Whether the text is the http or https URL of another site, without invisible characters."""
    if not text.isprintable() or not _URL.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  raises ValueError if the port is not a number
    except ValueError:
        return False
    return bool(parts.hostname and _in_ascii(parts.hostname))


def href(text: str) -> str:
    """The `mailto:` link of a mailbox, with its host in ASCII, which every mail program accepts."""
    before, _, host = text.rpartition("@")
    return f"mailto:{quote(before, safe='.+-_')}@{_in_ascii(host)}"


def _in_ascii(host: str) -> str:
    """The host in ASCII (IDNA): xn--h1adqs4a.xn--p1ai for мэрия.рф. Empty if it has no such form."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""
