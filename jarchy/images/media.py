"""A picture in content/media/, and the files that are published of it: several sizes in two formats."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import PurePosixPath

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
    def forms(self) -> Iterator[tuple[int, str]]:
        """The width and the format of every file that is made of it."""
        yield from product(self.widths, QUALITY)
        if self.largest not in self.widths:
            yield self.largest, "jpg"

    def height(self, width: int) -> int:
        return max(1, round(self.measure.height * width / self.measure.width))

    def path(self, width: int, form: str) -> str:
        """The published path. It contains a digest of the bytes, so browsers may cache it for ever."""
        stem = re.sub("[^a-z0-9]+", "-", PurePosixPath(self.name).stem.lower())[:LONGEST_STEM].strip("-")
        name = digest(self.measure.key, repr(QUALITY))
        return f"{PUBLISHED}{f'{stem}.' if stem else ''}{name}-{width}.{form}"


class Rendition(Record):
    """One file to be made of a picture. `width` is in pixels."""

    media: ImageFile
    width: int
    form: str  # "webp" or "jpg"
