"""Pictures of a document: their files, and their words in each language."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import ClassVar

from jarchy.core.records import Record
from jarchy.images.media import MEDIA_TYPES, SEARCH_CROPS, THUMBNAIL, Crop, ImageFile
from jarchy.kinds.base import OriginalFields
from jarchy.model import Edition, Finding, Original, Stated, Thumbnail, Version
from jarchy.problems import Location, Problem, did_you_mean, problem, shortened
from jarchy.schema.types import MediaName, Slug, Translatable

FALLBACK = 960  # pixels wide, for browsers that choose no size themselves


class Picture(Record, kw_only=True):
    file: MediaName
    caption: Translatable
    alt: Translatable  # text for those who cannot see the picture
    credit: Translatable
    licence: str


class Pictured(OriginalFields, kw_only=True):
    """A document that may have pictures. Their names are the keys under `pictures:`."""

    pictures: dict[Slug, Picture] = {}

    shape: ClassVar[Crop] = THUMBNAIL  # of its picture in lists

    @property
    def portrayed(self) -> Mapping[str, Picture]:
        """The pictures that show what it is about: lists and search engines take the first."""
        return self.pictures


def pictures_of(fields: Record) -> Mapping[str, Picture]:
    return fields.pictures if isinstance(fields, Pictured) else {}


class Figure(Record):
    """A picture as pages show it. `webp` and `jpeg` are values of `srcset`."""

    caption: str
    alt: str
    credit: str
    licence: str
    href: str  # of the file for browsers without srcset
    width: int
    height: int
    webp: str
    jpeg: str
    largest: str  # href of the file for download
    media_type: str  # of this file
    pixels: str  # its size in pixels, as text
    name: str  # file name for the download


class Figures(Record):
    """The pictures that are not placed in the text: `lead` is shown above the text, `more` below it."""

    lead: Figure | None
    more: tuple[Figure, ...]


def thumbnail(fields: Record, media: Mapping[str, ImageFile], root: str) -> Thumbnail | None:
    """The first picture of a document, cropped; of a person, to a portrait."""
    found = thumbnail_file(fields, media)
    if not found:
        return None
    files = [(root + found.path(width, form), width) for width, form in found.forms]
    return Thumbnail(files[0][0], ", ".join(f"{href} {width}w" for href, width in files))


def thumbnail_file(fields: Record, media: Mapping[str, ImageFile]) -> ImageFile | None:
    """None while a document has no picture."""
    first = first_picture(fields, media)
    return first.cropped(fields.shape) if first and isinstance(fields, Pictured) else None


def first_picture(fields: Record, media: Mapping[str, ImageFile]) -> ImageFile | None:
    portrayed = fields.portrayed.values() if isinstance(fields, Pictured) else ()
    return next((media[one.file] for one in portrayed if one.file in media), None)


def figures(version: Version[Stated], edition: Edition) -> Figures:
    placed = {ref.slug for ref in version.prose.refs if ref.kind == "picture"}
    portrayed = version.fields.portrayed if isinstance(version.fields, Pictured) else {}
    known = all_figures(version, edition).items()
    apart = [one for slug, one in known if slug in portrayed and slug not in placed]
    return Figures(apart[0] if apart else None, tuple(apart[1:]))


def all_figures(version: Version[Stated], edition: Edition) -> dict[str, Figure]:
    pictures = pictures_of(version.fields)
    known = {slug: edition.media.get(picture.file) for slug, picture in pictures.items()}
    return {slug: _figure(pictures[slug], media, edition) for slug, media in known.items() if media}


def placed(slug: str, version: Version[Stated], edition: Edition) -> Figure | None:
    """A picture of the document, as its text shows it."""
    picture = pictures_of(version.fields).get(slug)
    media = edition.media.get(picture.file) if picture else None
    return _figure(picture, media, edition) if picture and media else None


def check_placed(slug: str, original: Original, where: Location) -> Problem | None:
    """Reports a placed picture that the document does not have."""
    for _, code, words in check_picture("", slug, pictures_of(original.fields)):
        return problem(where, code, **words)
    return None


def check_picture(key: str, slug: str | None, pictures: Mapping[str, Picture]) -> Iterator[Finding]:
    """Reports the name of a picture that the document does not have."""
    if slug and slug not in pictures:
        suggestion, known = _picture_meant(slug, pictures), ", ".join(pictures) or "none"
        yield Finding(key, "unknown-picture", {"slug": shortened(slug), "suggestion": suggestion, "known": known})


def _picture_meant(typed: str, pictures: Mapping[str, Picture]) -> str:
    """The name of the picture whose file was named instead."""
    files = {PurePosixPath(picture.file): slug for slug, picture in pictures.items()}
    names = {name.casefold(): slug for file, slug in files.items() for name in (file.name, file.stem)}
    last = PurePosixPath(typed).name.casefold()
    return did_you_mean(names.get(last, last), pictures)


def shown_pictures(version: Version[Stated], edition: Edition) -> Iterator[ImageFile]:
    """The picture files that the page of a document shows. A page without a translation shows none."""
    pictures = () if version.lang else pictures_of(version.fields).values()
    yield from (edition.media[picture.file] for picture in pictures if picture.file in edition.media)


def search_crops(version: Version[Stated], edition: Edition) -> Iterator[ImageFile]:
    """The first picture of a document in the aspect ratios that search engines ask for."""
    first = None if version.lang else first_picture(version.fields, edition.media)
    yield from map(first.cropped, SEARCH_CROPS) if first else ()


def _figure(picture: Picture, media: ImageFile, edition: Edition) -> Figure:
    def href(width: int, form: str) -> str:
        return edition.href(media.path(width, form))

    def srcset(form: str) -> str:
        return ", ".join(f"{href(width, form)} {width}w" for width in media.widths)

    width = max(width for width in media.widths if width <= FALLBACK or width == media.widths[0])
    return Figure(
        caption=picture.caption,
        alt=picture.alt,
        credit=picture.credit,
        licence=picture.licence,
        href=href(width, "jpg"),
        width=width,
        height=media.height(width),
        webp=srcset("webp"),
        jpeg=srcset("jpg"),
        media_type=MEDIA_TYPES[media.download_form],
        largest=href(media.largest, media.download_form),
        pixels=f"{media.largest}\u00a0×\u00a0{media.height(media.largest)}",
        name=PurePosixPath(media.name).with_suffix(f".{media.download_form}").name,
    )
