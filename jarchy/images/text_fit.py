"""Text set in a box: as large as it fits, its lines about equally long, its words whole as long as they can be.

Sizes and lengths are in pixels. The faces lie in the package, so that the same text gives the same lines on every
machine; they have all Latin and Cyrillic letters that Literata has, not just those of the site's own fonts.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from PIL import ImageFont

from jarchy.core.hashing import PACKAGE
from jarchy.images.typeface import drawable, lacking

FACES = PACKAGE / "faces"
REGULAR, BOLD = "literata-400.ttf", "literata-700.ttf"
CAPITALS = 0.7  # their height, in sizes
LONGEST_WORD = 2000  # letters: more than a picture has room for
ELLIPSIS, LOOSE_ENDS = "…", ".,;:!?—–- "


class Style(NamedTuple):
    face: str
    sizes: range  # from the largest to the smallest
    leading: float  # from line to line, in sizes


class Block(NamedTuple):
    """Lines that fit."""

    lines: tuple[str, ...]
    face: str
    size: int
    step: int  # from line to line

    @property
    def height(self) -> int:
        return self.step * len(self.lines)

    @property
    def base(self) -> int:
        """From the top of a line to the feet of its letters: its capitals stand in the middle."""
        return round((self.step + CAPITALS * self.size) / 2)

    @property
    def width(self) -> float:
        return max(map(font(self.face, self.size).getlength, self.lines))


class Word(NamedTuple):
    text: str
    length: float


Line = list[Word]


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    # The other layout is there on some machines and not on others.
    return ImageFont.truetype(FACES / face, size, layout_engine=ImageFont.Layout.BASIC)


def fit(text: str, style: Style, width: int, height: int) -> Block:
    """The text in the largest size in which all of it fits and no word is broken. In the smallest one, long words are
    broken, and what is still too much is left out after the end of a word, with an ellipsis.
    """
    words = [*_beginning(_words(text), style, width, height)]
    for size in style.sizes:
        measure, step = font(style.face, size).getlength, round(style.leading * size)
        space, measured = measure(" "), [Word(word, measure(word)) for word in words]
        lines = _lines(measured, space, width)
        if len(lines) * step <= height and all(word.length <= width for word in measured):
            return _block(_balanced(measured, space, width, len(lines)), style.face, size, step)
    whole = [piece for word in words for piece in _pieces(word, style.face, size, width)]
    lines = _lines(whole, space, width)
    most = max(1, height // step)
    if len(lines) > most:
        lines[most - 1 :] = [_shortened(lines[most - 1], space, width, measure(ELLIPSIS))]
    return _block(lines, style.face, size, step)


def _words(text: str) -> list[str]:
    """The words that are drawn; an ellipsis stands for those with letters that the typeface lacks."""
    words = [ELLIPSIS if lacking(word) else word for word in drawable(text.replace("\u00ad", "")).split(" ")]
    return [word for before, word in pairwise(["", *words]) if not before == word == ELLIPSIS]


def _beginning(words: Iterable[str], style: Style, width: int, height: int) -> Iterator[str]:
    """The words that fill the box in the smallest size, and the next one: no more is drawn, so no more is measured."""
    size = style.sizes[-1]
    measure, most = font(style.face, size).getlength, max(1, height // round(style.leading * size))
    room = float(most * width)
    for word in words:
        if room < 0:
            return
        yield word[:LONGEST_WORD]
        room -= measure(word[:LONGEST_WORD] + " ")


def _block(lines: Iterable[Line], face: str, size: int, step: int) -> Block:
    return Block(tuple(" ".join(word.text for word in line) for line in lines), face, size, step)


def _lines(words: Iterable[Word], space: float, width: float) -> list[Line]:
    """Each line takes as many words as it has room for."""
    lines: list[Line] = []
    room = -1.0
    for word in words:
        room -= space + word.length
        if room < 0:
            lines.append([])
            room = width - word.length
        lines[-1].append(word)
    return lines


def _balanced(words: list[Word], space: float, width: float, count: int) -> list[Line]:
    """As many lines, in the narrowest column that holds them: the last one is no single short word."""
    narrow, wide = max(word.length for word in words), width
    while wide - narrow >= 1:
        between = (narrow + wide) / 2
        if len(_lines(words, space, between)) == count:
            wide = between
        else:
            narrow = between
    return _lines(words, space, wide)


def _pieces(word: str, face: str, size: int, width: float) -> Iterator[Word]:
    """A word in parts of which none is too long."""
    measure = font(face, size).getlength
    while measure(word) > width:
        end = max(1, bisect_right(range(len(word)), width, key=lambda end: measure(word[:end])) - 1)
        yield Word(word[:end], measure(word[:end]))
        word = word[end:]
    yield Word(word, measure(word))


def _shortened(line: Line, space: float, width: float, ellipsis: float) -> Line:
    """The line and an ellipsis, for which words at its end make room."""
    while len(line) > 1 and sum(space + word.length for word in line) + ellipsis > width:
        line = line[:-1]
    return [*line[:-1], line[-1]._replace(text=line[-1].text.rstrip(LOOSE_ENDS) + ELLIPSIS)]
