"""ZIP archives that say nothing of the day and of the system on which they are made."""

import io
from collections.abc import Mapping

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


def unpacked_size(data: bytes) -> int:
    """How many bytes the files in a ZIP say that they have. Raises any exception if it is broken."""
    from zipfile import ZipFile  # noqa: PLC0415  as above

    with ZipFile(io.BytesIO(data)) as read:
        return sum(part.file_size for part in read.infolist())


def files_in(data: bytes) -> dict[str, bytes]:
    from zipfile import ZipFile  # noqa: PLC0415  as above

    with ZipFile(io.BytesIO(data)) as read:
        return {name: read.read(name) for name in read.namelist()}
