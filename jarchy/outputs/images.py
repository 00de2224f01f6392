"""The image files of all pictures that pages show: every size, crop and format, once for all languages."""

from collections.abc import Iterator

from jarchy.images.media import ImageFile, Rendition
from jarchy.kinds.attachments import posters
from jarchy.kinds.pictures import search_crops, shown_pictures, thumbnail_file
from jarchy.model import Edition, File, Stated, Version
from jarchy.problems import Problem
from jarchy.site.site import Site


def make(site: Site) -> Iterator[File]:
    made: set[str] = set()
    for edition in site.editions:
        for version in edition.versions.values():
            for media in _of_document(version, edition):
                for width, form in media.forms:
                    if (path := media.path(width, form)) not in made:
                        made.add(path)
                        yield File(path, "", Rendition(media, width, form), version.ref)


def _of_document(version: Version[Stated], edition: Edition) -> Iterator[ImageFile]:
    """What its own page shows, what search engines get, and what others show beside its title."""
    yield from shown_pictures(version.whole or version, edition)
    yield from search_crops(version, edition)
    yield from posters(version.whole or version, edition)
    if found := thumbnail_file(version.fields, edition.media):
        yield found


def write(photo: Rendition) -> bytes | Problem:
    from jarchy.images.processing import make_rendition  # noqa: PLC0415  only for new pictures

    return make_rendition(photo)
