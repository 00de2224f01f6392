"""Turns a body into HTML, and finds the documents that it mentions."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import escape

from jarchy.core.patterns import lazy_pattern
from jarchy.core.references import unescape
from jarchy.markdown.limits import excess_of_body
from jarchy.markdown.plain_prose import read_plain
from jarchy.markdown.shortcodes import PLACED
from jarchy.markdown.source import MarkdownSource
from jarchy.model import Prose, Ref


def read_prose(body: MarkdownSource, kinds: Collection[str]) -> Prose:
    """The HTML and the lead of a body. Adds problems and mentions to the source. Links may name
    documents of `kinds`.
    """
    text = body.text
    if (excess := excess_of_body(text)) is not None:
        body.report_offset(0, "too-large", **excess._asdict())
        return Prose()
    if body.context.shortcuts and (plain := read_plain(body, kinds)) is not None:
        return plain
    from jarchy.markdown.general_prose import read_general  # noqa: PLC0415  Python-Markdown, which most texts do without

    return read_general(body, kinds)


def resolve(html: str, hrefs: Mapping[str, str], languages: Mapping[str, str] = {}) -> Iterator[str | Ref]:
    """The pieces of a body: HTML with resolved links, and what is placed between. A link without an href becomes its
    words; a web address of another site stays. `languages` are those of pages in other languages, by their hrefs.
    """

    def link(match: re.Match[str]) -> str:
        target = unescape(match["target"])
        href = hrefs.get(target, target if _WEB.match(target) else "")
        if not href:
            return match["text"]
        lang = languages.get(re.split("[?#]", href)[0]) if languages else None
        hreflang = f' hreflang="{lang}"' if lang else ""
        bare = ' class="bare"' if _is_address(match["text"], href) else ""  # on paper, it would stand there twice
        return f'<a href="{escape(href)}"{bare}{hreflang}{match["title"] or ""}>{match["text"]}</a>'

    for number, piece in enumerate(PLACED.split(html)):
        if number % 2:
            yield Ref(*piece.split(":"))
        elif piece.strip():
            yield _REFERENCE.sub(link, piece)


_REFERENCE = lazy_pattern(
    r'<a href="(?P<target>(?!#|mailto:|tel:)[^"]*)"(?P<title> title="[^"]*")?>(?P<text>.*?)</a>',
    re.DOTALL | re.IGNORECASE,
)


def _is_address(html: str, href: str) -> bool:
    """Whether the words of a link are its address, perhaps without https:// or the last slash."""
    return "." in html and _WEB.sub("", unescape(html)).rstrip("/") == _WEB.sub("", href).rstrip("/")


_WEB = lazy_pattern("https?://", re.IGNORECASE)
