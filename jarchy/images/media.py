"""A picture in content/media/, and the files that readers get of it: in several sizes, each under a name of its own."""

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
KIND = "media"  # what a document mentions when it names a file

LARGEST_FILE = 30 * 1024 * 1024  # bytes
WIDTHS = (480, 960, 1600)  # pixels: a telephone, a telephone with fine pixels or a page, a page with fine pixels
LARGEST = 2400  # pixels, to be downloaded: 20 cm in print
LONGEST_STEM = 100  # letters of a published name, before what makes it unique
QUALITY = {"webp": 78, "jpg": 82}


class ImageInfo(Record):
    """What a picture is known by: the key of its bytes, and how large it is when it stands upright."""

    key: str
    width: int
    height: int
    turn: int  # EXIF's number for what has to be done before it does


class InspectedImage(Record):
    """What a file of this name is. `measure` is None where there are problems."""

    name: str
    measure: ImageInfo | None
    problems: tuple[Problem, ...] = ()


class ImageFile(Record):
    """`name` is its path below content/media/."""

    name: str
    measure: ImageInfo
    data: LazyBytes

    @property
    def widths(self) -> tuple[int, ...]:
        """Of what a page shows. No picture is enlarged."""
        whole = self.measure.width
        return (*(width for width in WIDTHS if width < whole), *((whole,) if whole <= WIDTHS[-1] else ()))

    @property
    def largest(self) -> int:
        return min(self.measure.width, LARGEST)

    @property
    def forms(self) -> Iterator[tuple[int, str]]:
        """All that is made of it: widths and forms."""
        yield from product(self.widths, QUALITY)
        if self.largest not in self.widths:
            yield self.largest, "jpg"

    def height(self, width: int) -> int:
        return max(1, round(self.measure.height * width / self.measure.width))

    def path(self, width: int, form: str) -> str:
        """Its name changes with its bytes, so browsers may keep it."""
        stem = re.sub("[^a-z0-9]+", "-", PurePosixPath(self.name).stem.lower())[:LONGEST_STEM].strip("-")
        name = digest(self.measure.key, repr(QUALITY))
        return f"{PUBLISHED}{f'{stem}.' if stem else ''}{name}-{width}.{form}"


class Rendition(Record):
    """One file to be made of a picture."""

    media: ImageFile
    width: int
    form: str  # "webp" or "jpg"
