"""Draws the icons of a site with Pillow."""

import io
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError

from jarchy.images.icon import Icon
from jarchy.problems import Location, Problem, problem

ICO_SIZES = (16, 32, 48)  # pixels: a tab, a task bar, a desktop


def draw(icon: Icon) -> bytes | Problem:
    """The bytes of an icon. A problem if its source is no PNG."""
    data = bytes(icon.source)
    try:
        return _drawn(data, icon.size, icon.format, icon.share) if icon.size else data
    except (OSError, SyntaxError, ValueError) as error:
        reason = "it is no PNG" if isinstance(error, UnidentifiedImageError) else error
        return problem(Location(icon.file), "broken-picture", reason=reason)


@lru_cache(maxsize=16)  # a preview makes the same few again and again
def _drawn(data: bytes, size: int, form: str, share: float) -> bytes:
    with Image.open(io.BytesIO(data), formats=("PNG",)) as source:
        picture = source.convert("RGBA")
    file = io.BytesIO()
    if form == "ICO":
        _square(picture, size, (0, 0, 0, 0)).save(file, "ICO", sizes=[(one, one) for one in ICO_SIZES])
    else:
        made = _square(picture, size, _ground(picture), share)
        made.convert("RGB").quantize(256).save(file, "PNG", optimize=True)
    return file.getvalue()


def _square(picture: Image.Image, size: int, ground: tuple[int, ...], share: float = 1) -> Image.Image:
    """The picture in the middle of a square."""
    sheet = Image.new("RGBA", (size, size), ground)
    room = round(size * share)
    small = ImageOps.contain(picture, (room, room), Image.Resampling.LANCZOS)
    sheet.alpha_composite(small, ((size - small.width) // 2, (size - small.height) // 2))
    return sheet


def _ground(picture: Image.Image) -> tuple[int, ...]:
    """The colour of its upper left corner; white if that is transparent."""
    corner = picture.getpixel((0, 0))
    assert isinstance(corner, tuple)  # it has four channels
    return corner if corner[3] == 0xFF else (0xFF, 0xFF, 0xFF, 0xFF)  # noqa: PLR2004  opaque
