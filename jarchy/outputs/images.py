"""The image files of all pictures that pages show: every size, crop and format, once for all languages."""

from collections.abc import Iterator

from jarchy.images.media import Rendition
from jarchy.kinds.pictures import renditions
from jarchy.model import File
from jarchy.problems import Problem
from jarchy.site.editions import Site


def make(site: Site) -> Iterator[File]:
    made: set[str] = set()
    for edition in site.editions:
        for version in edition.versions.values():
            for rendition in renditions(version, edition):
                if (path := rendition.path) not in made:
                    made.add(path)
                    yield File(path, "", rendition, version.ref)


def write(photo: Rendition) -> bytes | Problem:
    from jarchy.images.processing import develop  # noqa: PLC0415  only for new pictures

    return develop(photo)
