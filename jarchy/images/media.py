"""A picture in content/media/, and the files that are published of it: several sizes in two formats."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import PurePosixPath
from typing import NamedTuple

from msgspec.structs import replace

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
MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png"}  # of downloads
QUALITY = {"webp": 78, "jpg": 82}
TRANSPARENT = ("webp", "png")  # formats that keep transparency; a JPEG shows the picture on white


class Crop(NamedTuple):
    """A shape that pictures are cropped to, and the files that are made of it. `height` is in parts of `width`."""

    width: int
    height: int
    widths: tuple[int, ...]  # pixels
    forms: tuple[str, ...]


# What lists show: beside a title, across a column, and across a page; and of people.
THUMBNAIL = Crop(3, 2, (320, 640, 960, 1440), ("webp",))
PORTRAIT = Crop(4, 5, (320, 640), ("webp",))

# What search engines ask for: a wide picture, one as photographs are, and a square.
SEARCH_CROPS = tuple(Crop(width, height, (1200,), ("jpg",)) for width, height in ((16, 9), (4, 3), (1, 1)))


class ImageInfo(Record):
    """The key of a picture's bytes, and its size in pixels when it is upright."""

    key: str
    width: int
    height: int
    turn: int  # EXIF orientation: how it must be turned to be upright
    is_transparent: bool = False  # somewhere: an alpha channel alone says nothing


class InspectedImage(Record):
    """The result of inspecting a file. `measure` is None if there are problems."""

    name: str
    measure: ImageInfo | None
    problems: tuple[Problem, ...] = ()


class ImageFile(Record):
    """A usable picture, or the part of it that a crop keeps. `name` is its path below content/media/."""

    name: str
    measure: ImageInfo
    data: LazyBytes
    crop: Crop | None = None

    def cropped(self, crop: Crop) -> "ImageFile":
        return replace(self, crop=crop)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of what is shown of it."""
        whole = self.measure
        if not self.crop:
            return whole.width, whole.height
        width = min(whole.width, round(whole.height * self.crop.width / self.crop.height))
        return max(1, width), max(1, min(whole.height, round(width * self.crop.height / self.crop.width)))

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The edges of what is shown of the upright picture: left, top, right, bottom. Of a tall picture, twice as much
        is cut off below as above: heads are above the middle.
        """
        width, height = self.size
        left, top = (self.measure.width - width) // 2, (self.measure.height - height) // 3
        return left, top, left + width, top + height

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of the files that pages show, in pixels. No picture is enlarged."""
        whole, wanted = self.size[0], self.crop.widths if self.crop else WIDTHS
        return (*(width for width in wanted if width < whole), *((whole,) if whole <= wanted[-1] else ()))

    @property
    def largest(self) -> int:
        return min(self.measure.width, LARGEST)

    @property
    def forms(self) -> Iterator[tuple[int, str]]:
        """The width and the format of every file that is made of it."""
        yield from product(self.widths, self.crop.forms if self.crop else QUALITY)
        if not self.crop and self.largest not in self.widths:
            yield self.largest, "jpg"  # for search engines and social networks, also of a transparent picture
        if not self.crop and self.download_form != "jpg":
            yield self.largest, self.download_form

    @property
    def download_form(self) -> str:
        """The format of the file that readers take away. A JPEG has no transparency."""
        return "png" if self.measure.is_transparent else "jpg"

    def height(self, width: int) -> int:
        whole_width, whole_height = self.size
        return max(1, round(whole_height * width / whole_width))

    def path(self, width: int, form: str) -> str:
        """The published path. It contains a digest of the bytes, so browsers may cache it for ever."""
        stem = re.sub("[^a-z0-9]+", "-", PurePosixPath(self.name).stem.lower())[:LONGEST_STEM].strip("-")
        keeps = ("transparent",) if self.measure.is_transparent and form in TRANSPARENT else ()
        name = digest(self.measure.key, repr(QUALITY), *(repr(self.box),) if self.crop else (), *keeps)
        return f"{PUBLISHED}{f'{stem}.' if stem else ''}{name}-{width}.{form}"


class Rendition(Record):
    """One file to be made of a picture. `width` is in pixels."""

    media: ImageFile
    width: int
    form: str  # "webp", "jpg" or "png"
