"""Fits text into a box: as large as possible, with lines of similar length, and without broken words if possible.

Sizes and lengths are in pixels. The fonts are part of the package, so that the same text gives the same lines on every
machine. They have all Latin and Cyrillic letters of Literata, more than the web fonts in assets/.
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
CAPITALS = 0.7  # height of capitals, relative to the font size
LONGEST_WORD = 2000  # characters: more than a picture has room for
ELLIPSIS, LOOSE_ENDS = "…", ".,;:!?—–- "


class Style(NamedTuple):
    face: str
    sizes: range  # from the largest to the smallest
    leading: float  # distance of lines, relative to the font size


class Block(NamedTuple):
    """Text broken into lines that fit."""

    lines: tuple[str, ...]
    face: str
    size: int
    step: int  # distance of lines

    @property
    def height(self) -> int:
        return self.step * len(self.lines)

    @property
    def base(self) -> int:
        """From the top of a line to its baseline: capitals are in the middle of the line."""
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
    # The other layout engine is not available on every machine.
    return ImageFont.truetype(FACES / face, size, layout_engine=ImageFont.Layout.BASIC)


def fit(text: str, style: Style, width: int, height: int) -> Block:
    """Sets the text in the largest size in which it fits and no word is broken.

    If there is none, the smallest size is taken: long words are broken, and the text is cut off with an ellipsis.
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
    """The words to be drawn, with an ellipsis for words with letters that the font lacks."""
    words = [ELLIPSIS if lacking(word) else word for word in drawable(text.replace("\u00ad", "")).split(" ")]
    return [word for before, word in pairwise(["", *words]) if not before == word == ELLIPSIS]


def _beginning(words: Iterable[str], style: Style, width: int, height: int) -> Iterator[str]:
    """The words that fill the box in the smallest size, and one more: others need not be measured."""
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
    """Breaks greedily: each line takes as many words as fit."""
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
    """Breaks into `count` lines in the narrowest column that holds them, so that the last line is not too short."""
    narrow, wide = max(word.length for word in words), width
    while wide - narrow >= 1:
        between = (narrow + wide) / 2
        if len(_lines(words, space, between)) == count:
            wide = between
        else:
            narrow = between
    return _lines(words, space, wide)


def _pieces(word: str, face: str, size: int, width: float) -> Iterator[Word]:
    """A word in parts that fit."""
    measure = font(face, size).getlength
    while measure(word) > width:
        end = max(1, bisect_right(range(len(word)), width, key=lambda end: measure(word[:end])) - 1)
        yield Word(word[:end], measure(word[:end]))
        word = word[end:]
    yield Word(word, measure(word))


def _shortened(line: Line, space: float, width: float, ellipsis: float) -> Line:
    """The line with an ellipsis; words at its end are removed to make room."""
    while len(line) > 1 and sum(space + word.length for word in line) + ellipsis > width:
        line = line[:-1]
    return [*line[:-1], line[-1]._replace(text=line[-1].text.rstrip(LOOSE_ENDS) + ELLIPSIS)]


def face_data(face: str) -> bytes:
    """The font file itself, for documents that hold their fonts."""
    return (FACES / face).read_bytes()
