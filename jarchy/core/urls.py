"""Addresses: of pages, below the site's root, and of the site itself."""

import re
from urllib.parse import quote, urlsplit

PLACEHOLDER = "news.example"  # the host in what Jarchy writes for editors to replace: readers can't reach it
_PORT = r"[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]"


_NEVER = r"\s\\<>\"'?#/\ud800-\udfff"  # in no address; the last are bytes that are not text


# Parts of the path must not be empty (links would lead to another site), nor dots, also if percent-encoded.
BASE_URL = rf"https?://[^{_NEVER}@:\[\]]+(:({_PORT}))?(/(?!(\.|%2[eE]){{1,2}}(/|$))[^{_NEVER}]+)*/?"


def site_address(text: str) -> str:
    """The address of a site in ASCII (IDNA, percent-encoded). Raises ValueError if the text is not such an address."""
    if not re.fullmatch(BASE_URL, text):
        raise ValueError(text)
    scheme, place, path, *_ = urlsplit(text)
    host, colon, port = place.partition(":")
    return f"{scheme}://{host.encode('idna').decode()}{colon}{port}{quote(path, safe=_KEPT)}"


_KEPT = "/%:@!$&()*+,;=~"  # kept in a path, besides letters and digits


def is_placeholder(address: str) -> bool:
    """Whether the address of a site or of a mailbox is still one that Jarchy wrote."""
    return (urlsplit(address).hostname or address.rpartition("@")[2]) == PLACEHOLDER


def path(*parts: str) -> str:
    """The address of a page, below the site's root: ru/releases/2018-07-03-forum/."""
    return "".join(f"{part}/" for part in parts if part)


def file_of(path: str) -> str:
    """The output file that a server sends for an address: ru/releases/ is ru/releases/index.html."""
    return f"{path}index.html" if path.endswith("/") or not path else path
