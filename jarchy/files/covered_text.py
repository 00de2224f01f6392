"""Text below dark boxes of a PDF: it looks blacked out, and everybody can select and copy it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pypdf import PageObject
from pypdf.generic import ArrayObject, ByteStringObject, FloatObject, NumberObject, TextStringObject

from jarchy.files.pdf_objects import mapping, string, value

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_FILLS = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
_ENDS_PATH = (*_FILLS, b"n", b"S", b"s")
_DARK = 0.35  # of the brightness of white
_WIDTH = 0.5  # of a letter on average, of its size
_LOWEST = 0.4  # of a box, of the size of the letters: what is lower underlines them


class _Run(NamedTuple):
    """Letters on one line, in the units of the page."""

    x: float
    y: float
    width: float
    size: float


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def covers(self, run: _Run) -> bool:
        middle = run.y + 0.3 * run.size
        across = min(self.right, run.x + run.width) - max(self.left, run.x)
        is_high = self.top - self.bottom > _LOWEST * run.size
        return self.bottom < middle < self.top and is_high and across > min(run.size, run.width / 2)


def covers_text(page: PageObject) -> bool:
    """Whether a dark box lies on letters that were drawn before it, or an annotation is such a box."""
    drawn = _Drawing(page)
    contents = page.get_contents()
    for operands, operator in contents.operations if contents is not None else ():
        drawn.read(operands, operator)
    return drawn.is_covered or any(box.covers(run) for box in _annotated(page) for run in drawn.runs)


def _annotated(page: PageObject) -> Iterator[_Box]:
    """Boxes that are drawn as comments, or mark what was to be redacted."""
    links = value(page, "/Annots")
    for one in (link.get_object() for link in links) if isinstance(links, ArrayObject) else ():
        kind = string(one, "/Subtype")
        colour = value(one, "/IC" if kind == "/Square" else "/C")
        is_dark = isinstance(colour, ArrayObject) and _is_dark([float(part) for part in colour])
        if kind == "/Redact" or (kind in ("/Square", "/Highlight") and is_dark):
            x, y, right, top = (float(part) for part in one["/Rect"])
            yield _Box(min(x, right), min(y, top), max(x, right), max(y, top))


def _is_dark(colour: Sequence[float]) -> bool:
    """Of one number, its grey; of three, red, green and blue; of four, cyan, magenta, yellow and black."""
    match colour:
        case [grey]:
            return grey < _DARK
        case [red, green, blue]:
            return 0.3 * red + 0.6 * green + 0.1 * blue < _DARK
        case [cyan, magenta, yellow, black]:
            return 1 - min(1, black + 0.3 * cyan + 0.6 * magenta + 0.1 * yellow) < _DARK
        case _:
            return False


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


class _Drawing:
    """Follows the operators of a page as far as the places of letters and boxes need it."""

    def __init__(self, page: PageObject) -> None:
        self.runs: list[_Run] = []
        self.is_covered = False
        self._wide = set(_wide_fonts(page))
        self._state: tuple[Matrix, bool] = (_IDENTITY, True)  # how units are turned into the page's, whether it is dark
        self._saved: list[tuple[Matrix, bool]] = []
        self._boxes: list[_Box] = []
        self._line = self._place = _IDENTITY
        self._font, self._size, self._leading = "", 0.0, 0.0

    def read(self, operands: Sequence[object], operator: bytes) -> None:
        numbers = [float(one) for one in operands if isinstance(one, (FloatObject, NumberObject))]
        if operator == b"q":
            self._saved.append(self._state)
        elif operator == b"Q" and self._saved:
            self._state = self._saved.pop()
        elif operator == b"cm":
            self._state = (_times(_matrix(numbers), self._state[0]), self._state[1])
        elif operator in (b"g", b"rg", b"k", b"sc", b"scn"):
            self._state = (self._state[0], _is_dark(numbers))
        elif operator == b"re":
            self._boxes.append(self._box(*numbers))
        elif operator in _ENDS_PATH:
            self._paint(operator)
        else:
            self._write(operands, numbers, operator)

    def _box(self, x: float, y: float, width: float, height: float) -> _Box:
        corners = [_times((1, 0, 0, 1, *corner), self._state[0])[4:] for corner in ((x, y), (x + width, y + height))]
        (left, right), (bottom, top) = (sorted(of) for of in zip(*corners, strict=True))
        return _Box(left, bottom, right, top)

    def _paint(self, operator: bytes) -> None:
        if operator in _FILLS and self._state[1]:
            self.is_covered |= any(box.covers(run) for box in self._boxes for run in self.runs)
        self._boxes = []

    def _write(self, operands: Sequence[object], numbers: list[float], operator: bytes) -> None:
        if operator == b"BT":
            self._line = self._place = _IDENTITY
        elif operator == b"Tf":
            self._font, self._size = str(operands[0]), numbers[0]
        elif operator == b"TL":
            self._leading = numbers[0]
        elif operator == b"Tm":
            self._line = self._place = _matrix(numbers)
        elif operator in (b"Td", b"TD"):
            self._leading = -numbers[1] if operator == b"TD" else self._leading
            self._go(*numbers)
        elif operator in (b"T*", b"'", b'"'):
            self._go(0, -self._leading)
        if operator in (b"Tj", b"TJ", b"'", b'"'):
            self._set(operands[-1])

    def _go(self, x: float, y: float) -> None:
        self._line = self._place = _times((1, 0, 0, 1, x, y), self._line)

    def _set(self, letters: object) -> None:
        strings = letters if isinstance(letters, ArrayObject) else [letters]
        length = sum(map(_bytes_in, strings)) / (2 if self._font in self._wide else 1)
        a, _b, _c, d, x, y = _times(self._place, self._state[0])
        width = length * _WIDTH * self._size
        self.runs.append(_Run(x, y, abs(width * a), abs(self._size * d)))
        self._place = _times((1, 0, 0, 1, width, 0), self._place)


def _matrix(numbers: list[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _bytes_in(text: object) -> int:
    if isinstance(text, TextStringObject):
        return len(text.original_bytes)
    return len(text) if isinstance(text, ByteStringObject) else 0


def _wide_fonts(page: PageObject) -> Iterator[str]:
    """The fonts whose letters are of two bytes."""
    fonts = mapping(mapping(page, "/Resources"), "/Font")
    yield from (name for name in fonts if string(mapping(fonts, name), "/Subtype") == "/Type0")
