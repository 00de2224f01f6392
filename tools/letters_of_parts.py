"""Letters that Literata lacks, put together of its own parts: Ҳ of Tajik and Uzbek, and Ӣ Ӯ Ҷ of Tajik.

A macron stands where Й and Ў have their breve; a descender is that of Ң.
"""

from itertools import takewhile
from typing import NamedTuple

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent, GlyphCoordinates
from fontTools.ttLib.tables.ttProgram import Program

MACRONS = {"Ӣ": "Й", "Ӯ": "Ў", "ӣ": "й", "ӯ": "ў"}  # by letter, the one whose breve a macron replaces
DESCENDERS = {"Ҳ": "ХҢН", "Ҷ": "ЧҢН", "ҳ": "хңн", "ҷ": "чңн"}  # its base, a letter with the descender, and without
MADE = "".join((*MACRONS, *DESCENDERS))
FOOT, JOINT = 100, 20  # in thousandths of an em: where the foot of a letter ends, how far a descender reaches into it
ON_CURVE, OVERLAP, ROUND_XY_TO_GRID = 0x01, 0x40, 0x04


class Point(NamedTuple):
    x: int
    y: int
    is_on_curve: int


def add_letters(font: TTFont) -> None:
    for letter, like in MACRONS.items():
        _add_with_macron(font, letter, like)
    for letter, (base, low, plain) in DESCENDERS.items():
        _add_with_descender(font, letter, base, low, plain)


def _add_with_macron(font: TTFont, letter: str, like: str) -> None:
    base, breve = font["glyf"][_name(font, like)].components
    glyph, macron = Glyph(), GlyphComponent()
    macron.glyphName, macron.flags, macron.y = "macron.case" if letter.isupper() else "macron", ROUND_XY_TO_GRID, 0
    macron.x = breve.x + _middle(font, breve.glyphName) - _middle(font, macron.glyphName)
    glyph.numberOfContours, glyph.components = -1, [base, macron]
    _add(font, letter, glyph, _width(font, like))


def _add_with_descender(font: TTFont, letter: str, base: str, low: str, plain: str) -> None:
    """The descender is as far to the right of the foot of `base` as that of `low` is to the right of `plain`."""
    points, ends = _outline(font, base)
    shift = _foot(points) - _foot(_outline(font, plain)[0])
    points += [point._replace(x=point.x + shift) for point in _descender(_outline(font, low)[0])]
    glyph = Glyph()
    glyph.numberOfContours, glyph.endPtsOfContours = len(ends) + 1, [*ends, len(points) - 1]
    glyph.coordinates = GlyphCoordinates([(point.x, point.y) for point in points])
    glyph.flags = bytearray(point.is_on_curve for point in points)
    glyph.flags[0] |= OVERLAP
    glyph.program = Program()
    glyph.program.fromBytecode(b"")  # no hinting
    _add(font, letter, glyph, _width(font, base) + _width(font, low) - _width(font, plain))


def _descender(points: list[Point]) -> list[Point]:
    """The part of an outline of one contour that hangs from its foot."""
    tip = points.index(min(points, key=lambda point: point.y))
    points = points[tip:] + points[:tip]
    left = [*takewhile(lambda point: point.y < 0 or not point.is_on_curve, points)]
    left.append(points[len(left)])
    right = [*takewhile(lambda point: point.y < FOOT and point.x > left[-1].x - JOINT, reversed(points))]
    return left + right[::-1]


def _foot(points: list[Point]) -> int:
    """Where the foot of a letter ends on the right."""
    return max(point.x for point in points if 0 <= point.y < FOOT)


def _outline(font: TTFont, letter: str) -> tuple[list[Point], list[int]]:
    """All points, and the number of the last one in each contour."""
    glyphs = font["glyf"]
    coordinates, ends, flags = glyphs[_name(font, letter)].getCoordinates(glyphs)
    return [Point(x, y, flag & ON_CURVE) for (x, y), flag in zip(coordinates, flags, strict=True)], [*ends]


def _middle(font: TTFont, name: str) -> int:
    glyph = font["glyf"][name]
    return (glyph.xMin + glyph.xMax) // 2


def _width(font: TTFont, letter: str) -> int:
    width, _ = font["hmtx"][_name(font, letter)]
    return width


def _name(font: TTFont, letter: str) -> str:
    return font.getBestCmap()[ord(letter)]


def _add(font: TTFont, letter: str, glyph: Glyph, width: int) -> None:
    name = f"uni{ord(letter):04X}"
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(letter)] = name
