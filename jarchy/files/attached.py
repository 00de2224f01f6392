"""A file in content/files/ that a document offers to its readers, and what is known of it."""

from jarchy.core.lazy import LazyBytes
from jarchy.core.records import Record
from jarchy.problems import Problem

FOLDER = "content/files/"
PUBLISHED = "files/"  # below the output folder
KIND = "file"  # the kind of a mention of a file


class FileInfo(Record):
    """What a file is: the key of its bytes, their number, its type by the name in `types.TYPES`, and of a PDF, how many
    pages it has.
    """

    key: str
    size: int
    type: str
    pages: int = 0


class InspectedFile(Record):
    """The result of inspecting a file. `info` is None if it cannot be published."""

    name: str
    info: FileInfo | None
    problems: tuple[Problem, ...] = ()


class AttachedFile(Record):
    """A usable file. `name` is its path below content/files/."""

    name: str
    info: FileInfo
    data: LazyBytes
