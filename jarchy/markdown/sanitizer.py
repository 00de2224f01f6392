"""Checks the finished tree of a body: which elements and attributes it has, and where its links lead. Applies
typography.
"""

from collections.abc import Callable, Collection, Iterator
from xml.etree.ElementTree import Element

from jarchy.core.patterns import lazy_pattern
from jarchy.core.references import unescape
from jarchy.i18n.boundaries import BOUNDARY
from jarchy.i18n.language import Language
from jarchy.i18n.typography import typeset
from jarchy.markdown.hrefs import find_place, follow
from jarchy.markdown.source import MarkdownSource

# The elements that the parser creates, with the attributes that they may have.
ALLOWED = {
    **dict.fromkeys(
        "p em strong code pre br hr ul blockquote h2 h3 h4 h5 h6 table thead tbody tr dl dt dd".split(), ()
    ),
    "a": ("href", "title", "class"),
    "ol": ("start",),
    "ul": ("class",),
    "li": ("id", "value"),
    "sup": ("id",),
    "div": ("class", "tabindex"),
    "th": ("class",),
    "td": ("class",),
    "figure": ("data-placed",),
} | {f"h{level}": ("id",) for level in range(2, 7)}

_PLAIN = ALLOWED.keys() - {"a"}  # elements that are right without attributes
INLINE = {"a", "em", "strong", "code", "br", "sup"}


def guard(root: Element, body: MarkdownSource, kinds: Collection[str]) -> None:
    """The last check: the tree has only allowed elements and attributes, and its links lead to allowed addresses."""
    for element in root.iter():
        if element is root:
            continue
        if element.tag in _PLAIN and not element.attrib:
            continue
        if element.tag == "a":
            _check_link(element, root, body, kinds)
        elif element.tag == "img":
            body.report_words("![", "picture")
        elif element.tag == "h1":
            continue  # it was reported when it was parsed
        elif element.tag not in ALLOWED or set(element.attrib).difference(ALLOWED[element.tag]):
            body.report_offset(0, "markdown")


def _check_link(link: Element, root: Element, body: MarkdownSource, kinds: Collection[str]) -> None:
    """Sets the href as browsers will read it; empties it if the link is not allowed."""
    href = link.get("href", "")
    target, mark, words = unescape(href).strip(), body.find(href), "".join(link.itertext())
    if not words.strip():
        body.report(mark, "empty-link", target=target)
    if link.get("class"):  # a link to a footnote, or back
        return
    if href.startswith("#"):
        place, suggestion = find_place(href, {element.get("id", "") for element in root.iter()} - {""})
        if place:
            link.set("href", f"#{place}")
        else:
            body.report(mark, "no-such-place", place=href, suggestion=suggestion)
        return
    for inner in [inner for inner in link.iter("a") if inner is not link]:
        body.report(mark, "link-in-link")
        inner.tag = "em"  # so that what was refused is at least well-formed
        inner.attrib.clear()
    # Otherwise the serializer would take “&#64;” for a reference.
    link.set("href", follow(target, words, mark, body, kinds).replace("&", "&amp;"))


def serialize(root: Element) -> str:
    """The tree as HTML. Python-Markdown's own serializer also handles XML, and takes twice as long."""
    parts: list[str] = []
    _write(root, parts.append)
    return "".join(parts)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag = element.tag
    if element.attrib:
        items = sorted(element.items())
        attributes = (f' {name}="{_escaped(value).replace(chr(34), "&quot;")}"' for name, value in items)
        write(f"<{tag}{''.join(attributes)}>")
    else:
        write(f"<{tag}>")
    if element.text:
        write(_escaped(element.text))
    for child in element:
        _write(child, write)
    if tag not in _EMPTY:
        write(f"</{tag}>")
    if element.tail:
        write(_escaped(element.tail))


def _escaped(text: str) -> str:
    """Text for HTML. A character reference that was typed, such as `&nbsp;`, stays one."""
    if "&" in text:
        text = _AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


_EMPTY = ("br", "hr", "img")
_AMPERSAND = lazy_pattern(r"&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);)")


def set_type(root: Element, language: Language) -> None:
    """Applies typography to each block as one text, across emphasis and links."""
    for block in root.iter():
        if block.tag not in INLINE and block.tag != "pre":
            _set_block(block, language)


def first_paragraph(root: Element) -> str:
    """The first paragraph as plain text, without footnote marks."""
    first = next((child for child in root if child.tag == "p"), None)
    return "" if first is None else unescape("".join(_spoken(first))).replace("\n", " ").strip()


def _set_block(block: Element, language: Language) -> None:
    if len(block) == 0:
        block.text = block.text and typeset(block.text, language)
        return
    runs = list(_runs(block))
    if not any(text.strip() for _, _, text in runs):
        return
    whole = typeset(BOUNDARY.join(text for _, _, text in runs), language)
    for (element, place, _), text in zip(runs, whole.split(BOUNDARY), strict=True):
        setattr(element, place, text)


def _runs(block: Element) -> Iterator[tuple[Element, str, str]]:
    """The texts of a block in order, without those of nested blocks and code."""
    if block.tag != "code":
        if block.text:
            yield block, "text", block.text
        for child in block:
            if child.tag in INLINE:
                yield from _runs(child)
            if child.tail:
                yield child, "tail", child.tail


def _spoken(block: Element) -> Iterator[str]:
    """The words of a block, without footnote marks."""
    yield block.text or ""
    for child in block:
        if child.tag != "sup":
            yield from _spoken(child)
        yield child.tail or ""
