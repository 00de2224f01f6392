"""The files of content/root/, copied as they are to the root of the site."""

from collections.abc import Iterator

from jarchy.files.root import RootFile
from jarchy.model import File
from jarchy.site.site import Site

NAME = "root"


def make(site: Site) -> Iterator[File]:
    yield from (File(one.path, "", one, source=one.source) for one in site.root)


def write(file: RootFile) -> bytes:
    return bytes(file.data)
