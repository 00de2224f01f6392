"""Addresses of pages, below the site's root, and the address of the site itself."""

import re
from urllib.parse import quote, urlsplit

_PORT = r"[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]"


_NEVER = r"\s\\<>\"'?#/\ud800-\udfff"  # in an address: the last are bytes that are no text


# A path may follow, whose parts are neither empty (or links would lead to another site) nor dots, however written.
BASE_URL = rf"https?://[^{_NEVER}@:\[\]]+(:({_PORT}))?(/(?!(\.|%2[eE]){{1,2}}(/|$))[^{_NEVER}]+)*/?"


def site_address(text: str) -> str:
    """The address of a site in ASCII, as every program reads it. Raises ValueError when the text is none."""
    if not re.fullmatch(BASE_URL, text):
        raise ValueError(text)
    scheme, place, path, *_ = urlsplit(text)
    host, colon, port = place.partition(":")
    return f"{scheme}://{host.encode('idna').decode()}{colon}{port}{quote(path, safe=_KEPT)}"


_KEPT = "/%:@!$&()*+,;=~"  # in a path, beside letters and digits


def path(*parts: str) -> str:
    """The address of a page, below the site's root: ru/releases/2018-07-03-forum/."""
    return "".join(f"{part}/" for part in parts if part)


def file_of(path: str) -> str:
    """The file in the output folder that a server shows at an address: ru/releases/ is ru/releases/index.html."""
    return f"{path}index.html" if path.endswith("/") or not path else path
