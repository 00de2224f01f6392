"""A picture in content/media/, and the files that are published of it: several sizes in two formats, and crops."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import PurePosixPath
from typing import NamedTuple

from jarchy.core.hashing import digest
from jarchy.core.lazy import LazyBytes
from jarchy.core.records import Record
from jarchy.problems import Problem

FOLDER = "content/media/"
PUBLISHED = "media/"  # below the output folder
KIND = "media"  # the kind of a mention of a file

LARGEST_FILE = 30 * 1024 * 1024  # bytes
WIDTHS = (480, 960, 1600)  # pixels: a phone; a high-density phone or a page; a high-density page
LARGEST = 2400  # pixels, for downloads: 20 cm in print
LONGEST_STEM = 100  # characters of a published name, before its digest
QUALITY = {"webp": 78, "jpg": 82}
CUT_ABOVE = 1 / 3  # of the height that a crop leaves out: heads are in the upper part of a picture


class Crop(NamedTuple):
    """An aspect ratio, and the files that are made in it. No picture is enlarged."""

    across: int
    down: int
    widths: tuple[int, ...]  # pixels
    formats: tuple[str, ...] = ("jpg",)


# What lists show: beside a title, across a column, and across a page; and of people.
THUMBNAIL = Crop(3, 2, (320, 640, 960, 1440), ("webp",))
PORTRAIT = Crop(4, 5, (320, 640), ("webp",))

# What search engines ask for: the same picture wide, as a photograph, and square.
SEARCH_CROPS = tuple(Crop(across, down, (1200,)) for across, down in ((16, 9), (4, 3), (1, 1)))


class ImageInfo(Record):
    """The key of a picture's bytes, and its size in pixels when it is upright."""

    key: str
    width: int
    height: int
    turn: int  # EXIF orientation: how it must be turned to be upright


class InspectedImage(Record):
    """The result of inspecting a file. `measure` is None if there are problems."""

    name: str
    measure: ImageInfo | None
    problems: tuple[Problem, ...] = ()


class ImageFile(Record):
    """A usable picture. `name` is its path below content/media/."""

    name: str
    measure: ImageInfo
    data: LazyBytes

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of the files that pages show, in pixels. No picture is enlarged."""
        whole = self.measure.width
        return (*(width for width in WIDTHS if width < whole), *((whole,) if whole <= WIDTHS[-1] else ()))

    @property
    def largest(self) -> int:
        return min(self.measure.width, LARGEST)

    @property
    def renditions(self) -> "Iterator[Rendition]":
        """Every file that is made of the whole picture."""
        for width, form in product(self.widths, QUALITY):
            yield self.rendition(width, form)
        if self.largest not in self.widths:
            yield self.rendition(self.largest, "jpg")

    def crops(self, crop: Crop) -> "Iterator[Rendition]":
        """Every file that is made of the picture in this aspect ratio."""
        info = self.measure
        whole = max(1, min(info.width, info.height * crop.across // crop.down))
        for width in dict.fromkeys(min(width, whole) for width in crop.widths):
            height = max(1, min(info.height, round(width * crop.down / crop.across)))
            yield from (Rendition(self, width, height, form, is_crop=True) for form in crop.formats)

    def rendition(self, width: int, form: str) -> "Rendition":
        return Rendition(self, width, max(1, round(self.measure.height * width / self.measure.width)), form)


class Rendition(Record):
    """One file to be made of a picture. `width` and `height` are in pixels."""

    media: ImageFile
    width: int
    height: int
    form: str  # "webp" or "jpg"
    is_crop: bool = False  # whether parts of the picture are left out

    @property
    def path(self) -> str:
        """The published path. It contains a digest of the bytes, so browsers may cache it for ever."""
        media = self.media
        stem = re.sub("[^a-z0-9]+", "-", PurePosixPath(media.name).stem.lower())[:LONGEST_STEM].strip("-")
        name = digest(media.measure.key, repr(QUALITY), *([repr(CUT_ABOVE)] if self.is_crop else ()))
        size = f"{self.width}x{self.height}" if self.is_crop else f"{self.width}"
        return f"{PUBLISHED}{f'{stem}.' if stem else ''}{name}-{size}.{self.form}"

    @property
    def scaled(self) -> tuple[int, int]:
        """The size of the whole picture at this scale: of a crop, what is left out is part of it."""
        if not self.is_crop:
            return self.width, self.height
        info = self.media.measure
        scale = max(self.width / info.width, self.height / info.height)
        return max(self.width, round(info.width * scale)), max(self.height, round(info.height * scale))

    @property
    def box(self) -> tuple[int, int, int, int]:
        """What is kept of the scaled picture: from the left, from the top, to the right, to the bottom."""
        width, height = self.scaled
        left, top = (width - self.width) // 2, round((height - self.height) * CUT_ABOVE)
        return left, top, left + self.width, top + self.height
