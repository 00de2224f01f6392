"""What CommonMark and GitHub make of a text, and the form in which two pieces of HTML are compared."""

import re
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin


@cache
def _commonmark() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"linkify": True, "html": False}).enable(["table", "linkify"])
    assert parser.linkify is not None  # it is installed
    parser.linkify.set({"fuzzy_link": False})  # GitHub takes city.kg alone for no address
    return parser.use(footnote_plugin)


def commonmark(text: str) -> str:
    """The HTML of a text; HTML in the text is text."""
    html: str = _commonmark().render(text)
    return html


def outline(html: str) -> str:
    """The elements and the words of a piece of HTML: those of two pieces that say the same are equal.

    Without marks of notes, frames of tables, links that only dial a number, and what typography sets.
    """
    reader = _Outline()
    reader.feed(html)
    reader.close()
    text = re.sub(r"\s+", " ", "".join(reader.parts).translate(_TYPED))
    text = re.sub(rf" ?(</?(?:{_BLOCKS})(?: [^>]*)?>) ?", r"\1", text)
    text = text.replace("<strong><em>", "<em><strong>").replace("</em></strong>", "</strong></em>")
    text = re.sub("<dl><dt>(.*?)</dt><dd>(.*?)</dd></dl>", r"<p>\1 : \2</p>", text)  # as it is typed
    return text.strip()


# Marks and spaces that typography sets, as they are typed.
_TYPED = str.maketrans("«»“”„‟—–−\u00a0\u202f’‘", '""""""---  \'\'')
_BLOCKS = "p|h[1-6]|ul|ol|li|blockquote|pre|table|tr|th|td|hr|dl|dt|dd|figure|br"
_FRAMES = ("thead", "tbody", "section", "div")


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.skipped = ""  # the element whose words are no part of the text
        self.links: list[bool] = []  # whether those that are open are shown
        self.is_in_notes = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.is_in_notes |= given.get("class", "").startswith("footnote") and tag in ("div", "section")
        if tag == "sup" or "backref" in given.get("class", ""):
            self.skipped = tag
        is_frame = tag in _FRAMES or (tag == "hr" and (self.is_in_notes or "class" in given))
        is_number = tag == "a" and given.get("href", "").startswith("tel:")
        if tag == "a" and not self.skipped:
            self.links.append(not is_number)
        if not (self.skipped or is_frame or is_number):
            said = {"a": unquote(given.get("href", "")), "ol": given.get("start", "")}.get(tag, "")
            self.parts.append(f"<{tag} {said}>" if said else f"<{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            self.skipped = "" if tag == self.skipped else self.skipped
        elif tag not in _FRAMES and (tag != "a" or self.links.pop()):
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts.append(data)
