"""Lists: which marks begin an item, how items are numbered, and whether a list is loose."""

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from xml.etree.ElementTree import Element, SubElement

from jarchy.core.patterns import lazy_pattern

MARK = lazy_pattern(r"(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<end>[.)]))(?P<space> +|$)")
MOST_COMPARED = 20  # items that are compared to distinguish speech from a list
SHORTEST_YEAR = 3  # digits: “2018. Год регионов” begins no list


@dataclass(slots=True)
class Listing:
    """A list while its items are added. It is loose, with paragraphs in its items, if an empty line separates its
    blocks.
    """

    element: Element
    sign: str  # the last character of each mark: - * + . )
    is_loose: bool = False
    is_doubtful: bool = False  # whether it begins in the middle of a sentence
    numbers: list[int] = field(default_factory=list)

    @classmethod
    def begun_by(cls, mark: re.Match[str]) -> "Listing":
        if mark["bullet"]:
            return cls(Element("ul"), mark["bullet"])
        attributes = {"start": str(int(mark["number"]))} if int(mark["number"]) != 1 else {}
        return cls(Element("ol", attributes), mark["end"])

    def item(self, mark: re.Match[str]) -> Element:
        self.numbers.append(int(mark["number"] or 0))
        return SubElement(self.element, "li")

    def finish(self, lines: MutableMapping[Element, int]) -> None:
        """Numbers each item that does not follow the previous one, and unwraps the texts of a tight list.

        If all items have the number of the first, they are counted: many people write “1.” before each.
        """
        if self.element.tag == "ol" and len(set(self.numbers)) > 1:
            for before, number, item in zip(self.numbers, self.numbers[1:], self.element[1:], strict=False):
                if number != before + 1:
                    item.set("value", str(number))
        for item in self.element if not self.is_loose else ():
            unwrap(item, lines)


def unwrap(item: Element, lines: MutableMapping[Element, int]) -> None:
    """Replaces the first paragraph of an item by its text."""
    if len(item) and item[0].tag == "p":
        item.text = item[0].text
        lines[item] = lines.pop(item[0])
        item.remove(item[0])


def sign_of_text(mark: re.Match[str], lines: Sequence[str], number: int) -> str:
    """Which text a mark belongs to that looks like a bullet: the "plus" of a number, the dash of "speech", the asterisk
    of a "note". Empty: it is a bullet. `number` is that of its line.
    """
    words = mark.string[mark.end() :]
    if mark["bullet"] == "+" and words[:1].isdigit():
        return "plus" if _TELEPHONE.match(words) or _is_alone(mark, lines, number) else ""
    if mark["bullet"] == "-" and SPEECH.search(words):
        others = islice(_items(mark, lines, number), MOST_COMPARED)
        return "speech" if all(SPEECH.search(item) for item in others) else ""
    if mark["bullet"] == "*" and words and _is_alone(mark, lines, number):
        return "note" if any(map(_has_note, islice(lines, number))) else ""
    return ""


_TELEPHONE = lazy_pattern(r"\d{3}[ \d()-]{6,}")
SPEECH = lazy_pattern(r"[,!?…] [-–—] +[^\W\d_]")  # - Да, — сказал он.
_STAR, _STARRED = lazy_pattern(r"(?<![*\\])\*(?!\*)"), lazy_pattern(r"[^\s*\\]\*(?![*\w])")


def _has_note(line: str) -> bool:
    """Whether an asterisk without a partner follows a word, as the mark of a note."""
    words = line.lstrip().removeprefix("* ")
    return "*" in words and _STARRED.search(words) is not None and len(_STAR.findall(words)) % 2 == 1


def _is_alone(mark: re.Match[str], lines: Sequence[str], number: int) -> bool:
    return next(iter(_items(mark, lines, number)), None) is None


def _items(mark: re.Match[str], lines: Sequence[str], number: int) -> Iterator[str]:
    """The lines below that begin with the same bullet, up to a paragraph outside of the list."""
    is_apart = False
    for line in islice(lines, number + 1, None):
        text = line.strip()
        if text.startswith((f"{mark['bullet']} ", f"{mark['bullet']}\t")):
            yield text
        elif is_apart and text and not line.startswith(" "):
            return
        is_apart = not text
