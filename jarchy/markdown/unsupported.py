"""Reports what looks like Markdown but is not supported: syntax of other programs, and misplaced marks.

It stays in the text, where readers would see it, so each is reported with its place. To add one, add a line to `SLIPS`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from jarchy.core.patterns import lazy_pattern
from jarchy.markdown.sanitizer import INLINE
from jarchy.problems import shortened


class Unsupported(NamedTuple):
    sign: str  # a regular expression
    what: str
    remedy: str


SHORTCODES = "<shortcodes>"  # stands for the names of all shortcodes in a pattern
_TARGET = r"(?:https?:|www\.|mailto:|tel:|/|[a-z]+:)"
_PLAINLY = "delete the ~; for lowered figures, write H<sub>2</sub>O"
UNSUPPORTED = (
    Unsupported(
        r"\*\*(?=\S)[^*\n]*(?:\*\*)?|(?<=\S)\*\*(?!\s*$)|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)",
        "“{found}” makes nothing bold",
        "write **words**, with no space inside, and a space or a punctuation mark before and after",
    ),
    Unsupported(
        r"(?<![\w*])\*(?=\w)[^*\n]{0,80}(?:\s\*(?![\w*])|\S\*(?=\w))|(?<=\w)\*(?=\w)[^*\n]{0,80}[^\s*]\*(?![\w*])",
        "“{found}” emphasises nothing",
        "write *words*, with no space inside, and a space or a punctuation mark before and after",
    ),
    Unsupported(
        rf"\[[^\]\n]+\] +\({_TARGET}[^)\s]*\)", "this is not a link: {found}", "delete the space between ] and ("
    ),
    Unsupported(rf"\([^()\n]+\)\[{_TARGET}[^\]\s]*\]", "this is not a link: {found}", "write [words](address)"),
    Unsupported(
        rf"(?<!\[)\[(?:{SHORTCODES})\s*:[^\]\n]*\](?!\])",
        "this places nothing: {found}",
        "write two brackets on each side, on a line of its own, as in [[quote: slug]]",
    ),
    Unsupported(
        r"\[\^[^\]\s]+\]", "there is no footnote {found}", "add it on a line of its own, as in “{found}: its text”"
    ),
    Unsupported(
        r"\[[^\]\n]+\](?:\[[^\]\n]*\]|\([^()\s]*\))",
        "this is not a link: {found}",
        "write [words](address), without a link in the words and without a space in the address",
    ),
    Unsupported(
        r"\{\{.*?\}\}|\{%.*?%\}", "{found} is a command of another program, and is shown as it is", "delete it"
    ),
    Unsupported(
        r"\{:[^}\n]*\}|\{[#.][\w-]+\}", "{found} belongs to another program, and is shown as it is", "delete it"
    ),
    Unsupported(
        r"(?<![\w:]):[a-z][a-z0-9]*(?:_[a-z0-9]+)*:(?![\w:])",
        "{found} does not become an emoji, and is shown as it is",
        "type the emoji itself, or delete it",
    ),
    Unsupported(r"~~(?=\S)[^~\n]+~~", "{found} is not struck through", "delete the words, or only the ~~ around them"),
    Unsupported(r"(?<!~)~(?=\w)[^~\n]{0,80}(?<=\w)~(?!~)", "{found} is neither struck through nor lowered", _PLAINLY),
    Unsupported(
        r"\|\|(?=\S)[^|\n]+(?<=\S)\|\|",
        "{found} does not hide the words",
        "delete the words, or only the || around them",
    ),
    Unsupported(
        r"\^\[[^\]\n]+\]", "{found} is not a footnote", "write [^1] here, and on a line of its own “[^1]: its text”"
    ),
    Unsupported(r"==(?=\S)[^=\n]+==", "{found} is not highlighted", "write **words** to make them bold"),
    Unsupported(r"^\[[ xXхХ]\](?=\s)", "{found} does not become a checkbox", "delete it"),
    Unsupported(r"^#{2,6}(?=[^\s#])", "“{found}” does not begin a heading", "put a space between the # and the words"),
    Unsupported(
        r"^\|?\s*:?-{3,}:?\s*\|.*$",
        "the lines around this are not a table",
        "put an empty line above the table, and in its first line as many cells as here, with a | between them",
    ),
    Unsupported(
        r"^\|(?![ :|-]+$)[^\n]+\|[ \t]*\n\|(?![ :|-]+$)[^\n]+\|[ \t]*$|^[^\t\n]+\t[^\n]+\n[^\t\n]+\t[^\t\n]",
        "these lines look like a table, but run together",
        "put a | between the cells of each line, and below the first line add one such as |---|---|",
    ),
    Unsupported(
        r"(?<!\S)\*\* \S[^*\n]* \*\*(?!\S)", "“{found}” makes nothing bold", "delete the spaces inside the stars"
    ),
    Unsupported(
        r"(?<!\w)_(?=[^\W_])[^_\n]{0,80}\s_(?!\w)",
        "“{found}” emphasises nothing",
        "delete the space before the second _",
    ),
    Unsupported(r"^:{3}.*$|^!{3} .*$", "{found} belongs to another program, and is shown as it is", "delete it"),
    Unsupported(r"^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", "{found} is shown as it is", "delete it"),
)
LONGEST_SHOWN = 40  # characters
SIGNS = lazy_pattern(r"[*_\[\]{~=#|\t:!](?:(?<![:!])|(?<=:)[a-z:]|(?<=!)!)")  # one of which is in each


def report_slips(root: Element, md: Any) -> None:
    """Looks through the blocks of a body in which everything that means something has become an element."""
    if not SIGNS.search("".join(root.itertext())):
        return
    names = tuple(name for one in md.body.shortcodes.values() for name in (one.name, *one.also))
    for block, line in md.starts.items():
        text = "".join(_texts(block))
        if SIGNS.search(text) and _any(names).search(text):
            for sign, slip in _each(names):
                for found in sign.finditer(text):
                    _report(found[0], line, slip, md)


@cache  # for the texts that have a sign: to compile all this takes as long as to read some of them
def _any(shortcodes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{sign.pattern})" for sign, _ in _each(shortcodes)), re.MULTILINE)


@cache
def _each(shortcodes: tuple[str, ...]) -> list[tuple[re.Pattern[str], Unsupported]]:
    names = "|".join(shortcodes)
    return [(re.compile(slip.sign.replace(SHORTCODES, names), re.MULTILINE), slip) for slip in UNSUPPORTED]


def _texts(block: Element) -> Iterator[str]:
    """The text of a block, without that of code and of blocks inside it."""
    if block.tag in ("code", "pre"):
        yield " "
        return
    yield block.text or ""
    for child in block:
        if child.tag in INLINE:
            yield from _texts(child)
        yield child.tail or ""


def _report(found: str, line: int, slip: Unsupported, md: Any) -> None:
    first = found.partition("\n")[0]
    shown = shortened(first, LONGEST_SHOWN)
    what, remedy = slip.what.format(found=shown), slip.remedy.format(found=shown)
    md.body.report(md.body.find_from(line, first), "not-markdown", what=what, remedy=remedy)
