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
    """The files in a ZIP. Raises TooLarge if they have more bytes than the largest number, and any exception if the ZIP
    is broken. The sizes that a ZIP says are not believed: it may be made by somebody who wants to fill the memory.
    """
    from zipfile import ZipFile  # noqa: PLC0415  as above

    found, left = dict[str, bytes](), largest
    with ZipFile(io.BytesIO(data)) as read:
        if largest is not None and sum(part.file_size for part in read.infolist()) > largest:
            raise TooLarge
        for part in read.infolist():
            found[part.filename] = unpacked(read, part)
            left = None if left is None else left - len(found[part.filename])
            if left is not None and left < 0:
                raise TooLarge
    return found


def unpacked(archive: "ZipFile", part: "ZipInfo") -> bytes:
    """A file in a ZIP, and not more of it than the ZIP says. `ZipFile.read` unpacks all of it first."""
    with archive.open(part) as opened:
        return opened.read(part.file_size)


class TooLarge(Exception):
    """Unpacked, an archive would have more bytes than it may."""
