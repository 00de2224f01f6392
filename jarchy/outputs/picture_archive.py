"""All pictures of a release in one file, in the size for print, with what may be said of them."""

from collections.abc import Iterator

from jarchy.core.archives import archive
from jarchy.core.records import Record
from jarchy.i18n.typography import breakable
from jarchy.images.media import Rendition
from jarchy.kinds.pictures import pictures_of
from jarchy.kinds.release import Release
from jarchy.model import Edition, File, Stated, Version, is_of
from jarchy.problems import Problem

NAME = "pictures.zip"  # below the address of the page
CAPTIONS = "captions.txt"
FEWEST = 2  # pictures; a single one is a download of its own


class PackedPicture(Record):
    name: str  # in the archive
    caption: str
    credit: str
    licence: str
    rendition: Rendition


class PictureArchive(Record):
    title: str
    url: str  # full address of the release
    pictures: tuple[PackedPicture, ...]


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    if not is_of(version, Release) or version.lang:
        return
    pictures = tuple(
        PackedPicture(f"{slug}.{form}", one.caption, one.credit, one.licence, Rendition(media, media.largest, form))
        for slug, one in pictures_of(version.fields).items()
        if (media := edition.media.get(one.file)) and (form := media.download_form)
    )
    if len(pictures) >= FEWEST:
        path = edition.path(version.ref)
        yield File(path + NAME, "", PictureArchive(version.fields.title, edition.url(path), pictures), version.ref)


def write(view: PictureArchive) -> bytes | Problem:
    from jarchy.images.processing import make_rendition  # noqa: PLC0415  only for new pictures

    files = {CAPTIONS: _captions(view).encode()}
    for one in view.pictures:
        made = make_rendition(one.rendition)
        if isinstance(made, Problem):
            return made
        files[one.name] = made
    return archive(files)


def _captions(view: PictureArchive) -> str:
    said = (f"{one.name}\n{one.caption}\n{one.credit} · {one.licence}\n" for one in view.pictures)
    return breakable("\n".join((f"{view.title}\n{view.url}\n", *said)))
