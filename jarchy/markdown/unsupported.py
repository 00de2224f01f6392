"""What looks like Markdown and is none here: signs that other programs know, and signs set in the wrong place.

They stay in the text, where readers would see them; each is reported where it stands. A new one is a line in `SLIPS`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from jarchy.markdown.sanitizer import INLINE
from jarchy.problems import shortened


class Unsupported(NamedTuple):
    sign: str  # a regular expression
    what: str
    remedy: str


SHORTCODES = "<shortcodes>"  # in a sign: the names of all
_TARGET = r"(?:https?:|www\.|mailto:|tel:|/|[a-z]+:)"
_PLAINLY = "delete the signs; write H<sub>2</sub>O for lowered figures"
UNSUPPORTED = (
    Unsupported(
        r"\*\*(?=\S)[^*\n]*(?:\*\*)?|(?<=\S)\*\*(?!\s*$)|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)",
        "“{found}” makes nothing bold",
        "write **words**, with a space or a sign before and behind, and no space inside",
    ),
    Unsupported(
        r"(?<![\w*])\*(?=\w)[^*\n]{0,80}(?:\s\*(?![\w*])|\S\*(?=\w))|(?<=\w)\*(?=\w)[^*\n]{0,80}[^\s*]\*(?![\w*])",
        "“{found}” stresses nothing",
        "write *words*, with a space or a sign before and behind, and no space inside",
    ),
    Unsupported(rf"\[[^\]\n]+\] +\({_TARGET}[^)\s]*\)", "this is no link: {found}", "delete the space between ] and ("),
    Unsupported(rf"\([^()\n]+\)\[{_TARGET}[^\]\s]*\]", "this is no link: {found}", "write [words](address)"),
    Unsupported(
        rf"(?<!\[)\[(?:{SHORTCODES})\s*:[^\]\n]*\](?!\])",
        "this places nothing: {found}",
        "write two brackets on each side, on a line of its own, as in [[quote: slug]]",
    ),
    Unsupported(r"\[\^[^\]\s]+\]", "there is no note {found}", "write it on a line of its own: {found}: its text"),
    Unsupported(
        r"\[[^\]\n]+\](?:\[[^\]\n]*\]|\([^()\s]*\))",
        "this is no link: {found}",
        "write [words](address), with no link in the words and no space in the address",
    ),
    Unsupported(r"\{\{.*?\}\}|\{%.*?%\}", "{found} is a command of another program, and shown as it is", "delete it"),
    Unsupported(
        r"\{:[^}\n]*\}|\{[#.][\w-]+\}", "{found} is a sign of another program, and shown as it is", "delete it"
    ),
    Unsupported(
        r"(?<![\w:]):[a-z][a-z0-9]*(?:_[a-z0-9]+)*:(?![\w:])",
        "{found} becomes no picture, and is shown as it is",
        "type the picture itself, or delete it",
    ),
    Unsupported(r"~~(?=\S)[^~\n]+~~", "{found} is not struck through", "delete the words, or the signs around them"),
    Unsupported(r"(?<!~)~(?=\w)[^~\n]{0,80}(?<=\w)~(?!~)", "{found} is neither struck through nor lowered", _PLAINLY),
    Unsupported(r"\|\|(?=\S)[^|\n]+(?<=\S)\|\|", "{found} hides nothing", "delete the words, or the signs around them"),
    Unsupported(r"\^\[[^\]\n]+\]", "{found} is no note", "write [^1] here, and on a line of its own [^1]: its text"),
    Unsupported(r"==(?=\S)[^=\n]+==", "{found} is not marked", "write **words** to stress them"),
    Unsupported(r"^\[[ xXхХ]\](?=\s)", "{found} becomes no box to be ticked", "delete it"),
    Unsupported(r"^#{2,6}(?=[^\s#])", "“{found}” begins no heading", "put a space between the signs and the words"),
    Unsupported(
        r"^\|?\s*:?-{3,}:?\s*\|.*$",
        "the lines around this are no table",
        "put an empty line above the table, and as many cells in its first line as in this one, each parted by a |",
    ),
    Unsupported(
        r"^\|(?![ :|-]+$)[^\n]+\|[ \t]*\n\|(?![ :|-]+$)[^\n]+\|[ \t]*$|^[^\t\n]+\t[^\n]+\n[^\t\n]+\t[^\t\n]",
        "these lines look like a table, and run together",
        "put | between the cells of each line, and under the first line one such as |---|---|",
    ),
    Unsupported(
        r"(?<!\S)\*\* \S[^*\n]* \*\*(?!\S)", "“{found}” makes nothing bold", "delete the spaces inside of the stars"
    ),
    Unsupported(
        r"(?<!\w)_(?=[^\W_])[^_\n]{0,80}\s_(?!\w)", "“{found}” stresses nothing", "delete the space before the second _"
    ),
    Unsupported(r"^:{3}.*$|^!{3} .*$", "{found} is a sign of another program, and shown as it is", "delete it"),
    Unsupported(r"^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", "{found} is shown as it is", "delete it"),
)
LONGEST_SHOWN = 40  # characters
_SIGNS = re.compile(r"[*_\[\]{~=#|\t:!](?:(?<![:!])|(?<=:)[a-z:]|(?<=!)!)")  # one of which is in each


def report_slips(root: Element, md: Any) -> None:
    """Looks through the blocks of a body in which everything that means something has become an element."""
    if not _SIGNS.search("".join(root.itertext())):
        return
    names = tuple(name for one in md.body.shortcodes.values() for name in (one.name, *one.also))
    for block, line in md.starts.items():
        text = "".join(_texts(block))
        if _SIGNS.search(text) and _any(names).search(text):
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
