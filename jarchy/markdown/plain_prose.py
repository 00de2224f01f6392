"""A fast reader for prose that uses only the syntax below, as most releases do. It reads the text in one pass.

text = blocks with empty lines between; none is needed below a heading or a quote, nor below a paragraph and above
anything else than a paragraph or a table
block = paragraph | heading | quotation of paragraphs | list | table | [[quote: slug]] | [[picture: name]]
list = items whose marks are alike, without empty lines between; a list may lie in an item
paragraph = lines of words, *words*, **words**, [words](address), bare addresses

All or nothing: if a text has anything else, or may have a problem, `parser` reads it. Both readers give the same HTML;
a test compares them. This one applies patterns to the whole text, without a tree. It needs no sanitizer: it accepts no
text with `<` or `&`, and no address with a quotation mark.
"""

import re
from collections.abc import Collection
from itertools import pairwise

from jarchy.core.lazy import LazyHtml
from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.boundaries import APART, BOUNDARY
from jarchy.i18n.language import Language
from jarchy.i18n.typography import typeset
from jarchy.markdown.bare_addresses import ADDRESS, ADDRESS_SIGNS, href_of, without_end
from jarchy.markdown.hrefs import follow
from jarchy.markdown.limits import MOST_LINKS
from jarchy.markdown.plain_blocks import PlainBlocks
from jarchy.markdown.plain_lines import EDGE, TOP, Uncertain
from jarchy.markdown.source import MarkdownSource
from jarchy.markdown.unsupported import SIGNS
from jarchy.model import Prose

# Characters that this reader does not know, or that mark intermediate results in Python-Markdown, the typesetter or
# here.
_FOREIGN = ("`", "\\", "<", "&", "^", "  \n", "\x02", "\x03", "klzzwxh", EDGE, TOP, "\ufffe", BOUNDARY)
_EMPHASIS = lazy_pattern(r"\*(?<![^\s\"«„“]\*)(?P<more>\*?)(?=[^\s*])(?P<words>[^*\n|]*[^\s*|])\*(?P=more)(?![\w*])")
_LINK = lazy_pattern(
    r"\[(?<!!\[)(?P<words>[^\s\[\]<|](?:[^\[\]<|\n]*[^\s\[\]<|])?)\]"
    r"\((?P<target>(?!#)[^\s()<>\[\]\"'|*]+)\)"
)
_ELEMENT_OR_ADDRESS = lazy_pattern(rf"<a [^<]*</a>|<[^>]*>|{ADDRESS}")
_AFTER_ADDRESS = lazy_pattern(r"[.,;:!?)»”“\"…]*(?:\s|\Z)")  # otherwise the address could continue
_MADE_LINK = lazy_pattern(r'<a href="(?P<target>[^"]*)">(?P<words>[^<]*)</a>')
_TAGS = lazy_pattern("(<[^>]*>(?:<[^>]*>)*)")


def read_plain(body: MarkdownSource, kinds: Collection[str]) -> Prose | None:
    """The HTML and the lead of a body that is plain prose; None for any other. Adds mentions to the source."""
    for sign in _FOREIGN:
        if sign in body.text:
            return None
    trial = MarkdownSource(body.text, body.first_line, body.context, body.shortcodes)
    try:
        html = _linked("".join(PlainBlocks(trial).write(_with_elements(body.text))), trial, kinds)
        html, lead = _set(html, body.context.language)
    except Uncertain:
        return None
    body.mentions += trial.mentions
    return Prose(LazyHtml.of(html), lead, tuple(dict.fromkeys(one.ref for one in body.mentions)))


def _with_elements(text: str) -> str:
    """The text with HTML elements in place of its emphasis and links."""
    if "*" in text:
        text = _EMPHASIS.sub(_emphasised, text)
    if "](" in text:
        text = _LINK.sub(r'<a href="\g<target>">\g<words></a>', text)
    return text


def _emphasised(match: re.Match[str]) -> str:
    tag = "strong" if match["more"] else "em"
    return f"<{tag}>{match['words']}</{tag}>"


def _linked(html: str, source: MarkdownSource, kinds: Collection[str]) -> str:
    """The HTML with bare addresses as links, and with the final target of every link."""
    words = _MADE_LINK.sub("", html)
    if _may_have_address(words):
        html = "\n".join(
            _ELEMENT_OR_ADDRESS.sub(_address, line) if _may_have_address(line) else line for line in html.split("\n")
        )
    if html.count("<a ") > MOST_LINKS:
        raise Uncertain

    def followed(link: re.Match[str]) -> str:
        target, words = link.groups()
        return f'<a href="{follow(target, words, source.find(target), source, kinds)}">{words}</a>'

    html = _MADE_LINK.sub(followed, html)
    if source.findings.problems:
        raise Uncertain
    return html


def _may_have_address(text: str) -> bool:
    return any(sign in text for sign in ADDRESS_SIGNS)


def _address(match: re.Match[str]) -> str:
    if match.lastgroup is None:
        return match[0]
    typed = without_end(match["site"]) if match["site"] else match[0]
    href = href_of(match, typed)
    if not href or not _AFTER_ADDRESS.match(match.string, match.start() + len(typed)):
        raise Uncertain
    return f'<a href="{href}">{typed}</a>{match[0][len(typed) :]}'


def _set(html: str, language: Language) -> tuple[str, str]:
    """The HTML with typography applied to all its texts, and its first paragraph as plain text."""
    pieces = html.split(EDGE)
    if len(pieces) == 1:
        return html.rstrip("\n"), ""
    runs = _TAGS.split(APART.join(pieces[1::2]))
    words = "".join(runs[::2])
    if ">" in words or SIGNS.search(words):
        raise Uncertain
    runs[::2] = typeset(BOUNDARY.join(runs[::2]), language).split(BOUNDARY)
    pieces[1::2] = "".join(runs).split(APART)
    first = next((text for before, text in pairwise(pieces) if before.endswith(f"{TOP}<p>")), "")
    lead = _TAGS.sub("", first).replace("\n", " ").strip()
    return "".join(pieces).replace(TOP, "").rstrip("\n"), lead
