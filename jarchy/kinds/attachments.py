"""What a document offers its readers to take away, to hear or to watch: files, and recordings elsewhere.

A file is published below the first name of its document and the name under which the document lists it. So its address
holds when the file is replaced or the document renamed, is the same in all languages, and depends on no other document.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from jarchy.core.records import Record
from jarchy.core.urls import path as path_of
from jarchy.files.attached import PUBLISHED, AttachedFile
from jarchy.files.types import TYPES, Player, player_of, suffix_of
from jarchy.images.media import ImageFile
from jarchy.model import Edition, Finding, Kinds, Original, Ref, Stated, Version
from jarchy.problems import Location, Problem, did_you_mean, perhaps, problem, shortened
from jarchy.schema.types import AttachedName, CaptionsName, LanguageCode, MediaName, RequiredTranslatable, Slug, Url

KIND = "attachment"  # the kind of a link in a text to one of them
PLACED = "video"  # the shortcode that shows a recording in a text
POSTER = 960  # pixels wide, at most


class Attachment(Record, kw_only=True):
    """A file in content/files/, or a recording elsewhere. Translations into languages other than its own need not
    name it: their readers are not offered it.
    """

    file: AttachedName | None = None
    link: Url | None = None
    label: RequiredTranslatable
    lang: LanguageCode | None = None
    poster: MediaName | None = None
    captions: dict[LanguageCode, CaptionsName] = {}


Attachments = dict[Slug, Attachment]


def attachments_of(fields: Record) -> Mapping[str, Attachment]:
    """Those of a document; none if pages of its kind offer none."""
    found: Attachments = getattr(fields, "attachments", {})
    return found


class Captions(Record):
    """The captions of a recording in one language."""

    lang: str
    href: str
    is_on: bool  # for readers of the page who may not understand what is said


class Enclosure(Record):
    """An attachment as pages and feeds show it."""

    label: str
    href: str
    url: str  # full address
    lang: str  # of the file; empty: readers are not told
    media_type: str  # empty: it is elsewhere
    form: str  # the type as readers know it, or the host that has the recording
    player: Player  # the element that plays it
    size: int  # bytes
    pages: int  # 0: not known
    poster: str  # href of the picture that a video shows before it is played
    captions: tuple[Captions, ...]


def enclosures(version: Version[Stated], edition: Edition) -> tuple[Enclosure, ...]:
    return tuple(_enclosures(version, edition).values())


def unplaced(version: Version[Stated], edition: Edition) -> tuple[Enclosure, ...]:
    """Those that the text does not place."""
    places = {ref.slug for ref in version.prose.refs if ref.kind == PLACED}
    return tuple(one for name, one in _enclosures(version, edition).items() if not (one.player and name in places))


def placed(name: str, version: Version[Stated], edition: Edition) -> Enclosure | None:
    """A recording of the document, as its text shows it."""
    found = _enclosures(version, edition).get(name)
    return found if found and found.player else None


def hrefs(version: Version[Stated], edition: Edition) -> dict[str, str]:
    """Where the links of a text lead that name its attachments."""
    return {f"{KIND}:{name}": one.href for name, one in _enclosures(version, edition).items()}


def _enclosures(version: Version[Stated], edition: Edition) -> dict[str, Enclosure]:
    found = {}
    for name, one in attachments_of(version.fields).items():
        file = edition.files.get(one.file) if one.file else None
        if file:
            found[name] = _of_file(name, one, file, version, edition)
        elif one.link:
            found[name] = _of_link(one, one.link, edition)
    return found


def _of_file(name: str, one: Attachment, file: AttachedFile, version: Version[Stated], edition: Edition) -> Enclosure:
    kind = TYPES[file.info.type]
    named = ((lang, edition.files.get(captions)) for lang, captions in one.captions.items())
    path = _path(version.first_ref, edition.kinds, name, kind.suffix)
    return Enclosure(
        label=one.label,
        href=edition.href(path),
        url=edition.url(path),
        lang=one.lang or "",
        media_type=kind.media_type,
        form=kind.name,
        player=kind.player,
        size=file.info.size,
        pages=file.info.pages,
        poster=_poster(one, edition),
        captions=tuple(
            Captions(
                lang,
                edition.href(_path(version.first_ref, edition.kinds, f"{name}.{lang}", ".vtt")),
                is_on=lang == edition.language.code and one.lang not in (None, lang),
            )
            for lang, captions in named
            if captions
        ),
    )


def _of_link(one: Attachment, link: str, edition: Edition) -> Enclosure:
    return Enclosure(
        label=one.label,
        href=link,
        url=link,
        lang=one.lang or "",
        media_type="",
        form=(urlsplit(link).hostname or "").removeprefix("www."),
        player="",
        size=0,
        pages=0,
        poster=_poster(one, edition),
        captions=(),
    )


def _poster(one: Attachment, edition: Edition) -> str:
    media = edition.media.get(one.poster) if one.poster else None
    return edition.href(media.path(_poster_width(media), "jpg")) if media else ""


def _poster_width(media: ImageFile) -> int:
    return max((width for width in media.widths if width <= POSTER), default=media.widths[0])


def posters(version: Version[Stated], edition: Edition) -> Iterator[ImageFile]:
    """The pictures that recordings show before they are played."""
    named = (one.poster for one in attachments_of(version.fields).values())
    yield from (edition.media[name] for name in named if name and name in edition.media)


def published(version: Version[Stated], edition: Edition) -> Iterator[tuple[str, AttachedFile]]:
    """The files of a document, with their paths below the output folder."""
    for name, one in attachments_of(version.fields).items():
        if one.file and (file := edition.files.get(one.file)):
            yield _path(version.first_ref, edition.kinds, name, TYPES[file.info.type].suffix), file
            for lang, captions in one.captions.items():
                if texts := edition.files.get(captions):
                    yield _path(version.first_ref, edition.kinds, f"{name}.{lang}", ".vtt"), texts


def _path(ref: Ref, kinds: Kinds, name: str, suffix: str) -> str:
    return PUBLISHED + path_of(kinds[ref.kind].folder, ref.slug) + name + suffix


def addresses(original: Original, first: Ref, kinds: Kinds) -> Iterator[str]:
    """The addresses of the files of a document, below the site's root: what a file is called says what it is. `first`
    is the name under which readers first had it.
    """
    for name, one in attachments_of(original.fields).items():
        if one.file:
            yield _path(first, kinds, name, suffix_of(one.file))


def named_by_file(typed: str, original: Original) -> str:
    """The target of a link to the attachment whose file was named instead; empty if there is none."""
    for name, one in attachments_of(original.fields).items():
        if one.file and PurePosixPath(one.file).name.casefold() == PurePosixPath(typed).name.casefold():
            return f"{KIND}:{name}"
    return ""


def check_attachments(attachments: Mapping[str, Attachment]) -> Iterable[Finding]:
    for name, one in attachments.items():
        if bool(one.file) is bool(one.link):
            what = "both “file:” and “link:”" if one.file else "neither “file:” nor “link:”"
            yield Finding("attachments", "attachment-source", {"name": name, "what": what})
        if one.file and player_of(one.file) == "video" and not one.captions:
            yield Finding("attachments", "no-captions", {"name": name})
        for key, belongs_to in _without_effect(one):
            yield Finding("attachments", "no-effect", {"key": key, "name": name, "what": belongs_to})


def _without_effect(one: Attachment) -> Iterator[tuple[str, str]]:
    """The keys that change nothing on any page, and what they are for."""
    is_video = one.file is not None and player_of(one.file) == "video"
    if one.captions and not is_video:
        yield "captions", "a video in content/files/"
    if one.poster and not (is_video or one.link):
        yield "poster", "a video or a “link:”"


def check_named(slug: str, original: Original, where: Location) -> Problem | None:
    """Reports the name of an attachment that the document does not have."""
    attachments = attachments_of(original.fields)
    if slug in attachments:
        return None
    meant = named_by_file(slug, original).removeprefix(f"{KIND}:")
    suggestion = perhaps(meant) if meant else did_you_mean(slug, attachments)
    known = ", ".join(attachments) or "none"
    return problem(where, "unknown-attachment", slug=shortened(slug), suggestion=suggestion, known=known)


def check_placed(slug: str, original: Original, where: Location) -> Problem | None:
    """Reports a placed recording that the document does not have, and a file that is none."""
    attachment = attachments_of(original.fields).get(slug)
    if attachment is None:
        return check_named(slug, original, where)
    is_recording = attachment.file and player_of(attachment.file)
    return None if is_recording else problem(where, "not-a-recording", name=slug)
