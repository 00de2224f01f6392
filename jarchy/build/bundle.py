"""Turns a page of the site into one that needs no other file: it carries its style sheet, fonts and pictures.

It works on finished HTML, so it holds for every theme. Scripts, and the head but for its title and style sheets, are
left out.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from html import escape, unescape
from html.parser import HTMLParser
from mimetypes import MimeTypes
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from jarchy.core.patterns import lazy_pattern
from jarchy.core.records import Record
from jarchy.theme.assets import Asset

Attributes = list[tuple[str, str | None]]
Way = Callable[[str], Attributes]  # of an href, the attributes that a link has in its place

_TYPES = MimeTypes(filenames=())  # not those of this machine
for _suffix in ("webp", "avif"):
    _TYPES.add_type(f"image/{_suffix}", f".{_suffix}")
for _suffix in ("woff", "woff2"):
    _TYPES.add_type(f"font/{_suffix}", f".{_suffix}")


PICTURE, FILE = "data-src", "data-href"  # what stands in place of `src` and `href`, until a script puts the file there


class Body(Record):
    """What is inside the body of a page."""

    title: str
    html: str
    sheets: tuple[str, ...]  # hrefs of its style sheets
    files: tuple[str, ...]  # addresses of its pictures, and of files that it offers


def body_of(html: str, way: Way) -> Body:
    reader = _Reader(way)
    reader.feed(html)
    reader.close()
    html = "".join(reader.parts).strip()
    return Body(unescape("".join(reader.title)), html, tuple(reader.sheets), tuple(dict.fromkeys(reader.files)))


def style_of(
    sheets: Iterable[str], assets: Mapping[str, Asset], addresses: Mapping[str, str], characters: frozenset[str]
) -> str:
    """The text of the style sheets at these hrefs, with the fonts that these characters need. `addresses` has the href
    of each asset by its name.
    """
    names = {href: name for name, href in addresses.items()}
    files = {asset.file: asset for asset in assets.values()}
    return "\n".join(_packed_sheet(assets[names[href]], files, characters) for href in sheets if href in names)


def data_url(path: str, data: bytes) -> str:
    kind = _TYPES.guess_type(path)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(data).decode()}"


class _Reader(HTMLParser):
    """Copies what is inside the body; links and pictures change on the way."""

    def __init__(self, way: Way) -> None:
        super().__init__(convert_charrefs=False)
        self.way = way
        self.title, self.parts, self.sheets, self.files = list[str](), list[str](), list[str](), list[str]()
        self.is_body = self.is_title = self.is_script = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        facts = dict(attrs)
        if tag == "link" and facts.get("rel") == "stylesheet":
            self.sheets.append(facts.get("href") or "")
        elif self.is_body and tag not in _LEFT_OUT:
            self.parts.append(self._tag(tag, facts))
        self.is_body |= tag == "body"
        self.is_title = tag == "title" and not self.is_body
        self.is_script |= tag == "script"

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.is_body &= tag != "body"
        self.is_title &= tag != "title"
        self.is_script &= tag != "script"
        if self.is_body and tag not in _LEFT_OUT:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.is_title:
            self.title.append(data)
        elif self.is_body and not self.is_script:
            self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _tag(self, tag: str, facts: dict[str, str | None]) -> str:
        changed: Attributes = []
        if tag == "a" and facts.get("href"):
            changed = self.way(facts["href"] or "")
        elif tag == "img" and facts.get("src"):
            changed = [(PICTURE, facts["src"])]
        elif not _OUTSIDE.intersection(facts):
            return self.get_starttag_text() or ""
        self.files.extend(value for name, value in changed if name in (PICTURE, FILE) and value)
        is_link = tag != "a" or changed  # a name is for what can be followed
        kept = [one for one in facts.items() if one[0] not in _OUTSIDE and (is_link or one[0] != "aria-label")]
        said = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in kept + changed)
        return f"<{tag}{said}>"


_LEFT_OUT = ("link", "script", "source")
# Attributes that lead to other files, that wait for them, or that a strict policy refuses.
_OUTSIDE = {"src", "srcset", "sizes", "href", "cite", "action", "poster", "loading", "style"}


def _packed_sheet(sheet: Asset, files: Mapping[str, Asset], characters: frozenset[str]) -> str:
    """The sheet with everything that it names inside it. `theme/assets.py` has written all names in the same way."""
    folder = PurePosixPath(sheet.file).parent

    def there(path: str) -> Asset | None:
        return files.get(normpath(folder / unquote(re.split("[?#]", path)[0])))

    def imported(match: re.Match[str]) -> str:
        asset = there(match[1])
        text = _packed_sheet(asset, files, characters) if asset else ""
        return f"@media {match[2]} {{\n{text}\n}}" if match[2].strip() else text

    def named(match: re.Match[str]) -> str:
        asset = there(match[1])
        return f'url("{data_url(asset.file, asset.data)}")' if asset else 'url("data:,")'

    def asked(match: re.Match[str]) -> str:
        return match[0] if _is_in(characters, match[1]) else ""

    text = _FACE_OF_SOME.sub(asked, sheet.data.decode(errors="replace"))
    text = re.sub(r'@import "([^"]*)"([^;]*);', imported, text)
    return re.sub(r'url\("(?!data:)([^"]*)"\)', named, text)


_FACE_OF_SOME = lazy_pattern(r"@font-face\s*{[^}]*?unicode-range:([^;}]*)[^}]*}", re.IGNORECASE)
_RANGE = lazy_pattern(r"U\+([0-9A-F?]{1,6})(?:-([0-9A-F]{1,6}))?", re.IGNORECASE)


def _is_in(characters: frozenset[str], ranges: str) -> bool:
    """Whether one of the characters is in U+26, U+0-7F or U+4??."""
    found = [(first.replace("?", "0"), last or first.replace("?", "F")) for first, last in _RANGE.findall(ranges)]
    return any(int(first, 16) <= ord(one) <= int(last, 16) for first, last in found for one in characters)
