"""ZIP archives that say nothing of the day and of the system on which they are made."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP can say
PACKED = (".jpg", ".png", ".webp")  # formats that get no smaller


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files, by name. The same files give the same bytes."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo  # noqa: PLC0415  only for new archives

    made = io.BytesIO()
    with ZipFile(made, "w") as written:
        for name, data in files.items():
            info = ZipInfo(name, LONG_AGO)
            info.compress_type = ZIP_STORED if name.endswith(PACKED) else ZIP_DEFLATED
            info.create_system = 0
            written.writestr(info, data)
    return made.getvalue()


def files_in(data: bytes, largest: int | None = None) -> dict[str, bytes]:
    """The files in a ZIP. Raises TooLarge if it says that they have more bytes than `largest`, and any exception if it
    is broken. No more is unpacked than it says: it may be made by somebody who wants to fill the memory.
    """
    from zipfile import ZipFile  # noqa: PLC0415  as above

    with ZipFile(io.BytesIO(data)) as read:
        if largest is not None and sum(part.file_size for part in read.infolist()) > largest:
            raise TooLarge
        return {part.filename: unpacked(read, part) for part in read.infolist()}


def unpacked(archive: "ZipFile", part: "ZipInfo") -> bytes:
    """A file in a ZIP, and not more of it than the ZIP says. `ZipFile.read` unpacks all of it first."""
    with archive.open(part) as opened:
        return opened.read(part.file_size)


class TooLarge(Exception):
    """Unpacked, an archive would have more bytes than it may."""
