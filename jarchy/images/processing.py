"""Inspects photographs, and resizes them with Pillow.

Metadata that a camera writes into a file (place, time, device, owner) is never copied into the files made here.
"""

import io
from collections.abc import Sequence
from warnings import catch_warnings

from PIL import Image, ImageCms
from PIL import ImageFile as PillowFile

from jarchy.core.hashing import key
from jarchy.images.media import (
    FOLDER,
    LARGEST_FILE,
    QUALITY,
    TRANSPARENT,
    ImageFile,
    ImageInfo,
    InspectedImage,
    Rendition,
)
from jarchy.problems import Location, Problem, problem

FORMATS = ("JPEG", "PNG", "WEBP")
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF")
MOST_PIXELS, HIGHEST = 60_000_000, 16_000  # pixels in all (630 MB of memory), and on a side (the limit of WebP)

Image.MAX_IMAGE_PIXELS = None  # the limits above are checked first, with a remedy

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = 5  # from this orientation on, width and height are swapped
_ORIENTATION = 0x0112  # the EXIF tag
_WITH_ALPHA, _OPAQUE = ("LA", "PA", "RGBA"), 0xFF


def inspect(name: str, data: bytes) -> InspectedImage:
    """Inspects a file without decoding all of it."""

    def wrong(code: str, **words: object) -> InspectedImage:
        return InspectedImage(name, None, (problem(Location(FOLDER + name), code, **words),))

    if len(data) > LARGEST_FILE:
        limit = f"{LARGEST_FILE // 1024 // 1024} MB"
        return wrong("picture-size", what="the picture file is too large", limit=limit)
    with catch_warnings(action="ignore"):  # Pillow's warnings do not matter here
        try:
            image = _opened(data)
        except Exception:  # noqa: BLE001  broken bytes can raise anything in Pillow
            is_one = data.startswith(_BEGINNINGS)
            return wrong("broken-picture", reason="it cannot be opened") if is_one else wrong("not-a-picture")
        width, height = image.size
        if width * height > MOST_PIXELS or max(width, height) > HIGHEST:
            limit = f"{MOST_PIXELS // 1_000_000} million pixels and {HIGHEST} on a side"
            return wrong("picture-size", what=f"the picture is too large: {width} × {height} pixels", limit=limit)
        try:
            turn = _turn(image)
            _probe(image)
            is_transparent = _is_transparent(data)
        except Exception as error:  # noqa: BLE001  as above
            return wrong("broken-picture", reason=error)
    size = (height, width) if turn >= _ON_ITS_SIDE else (width, height)
    return InspectedImage(name, ImageInfo(key(data), *size, turn, is_transparent))


def _turn(image: Image.Image) -> int:
    """The EXIF orientation; 1 (upright) if there is none or it cannot be read.

    `Image.getexif` is not used, because it decodes a whole PNG to look for more metadata.
    """
    exif = Image.Exif()
    try:
        exif.load(image.info.get("exif", b""))
        turn = exif.get(_ORIENTATION)
    except Exception:  # noqa: BLE001  as above
        return 1
    return turn if turn in _TURNS else 1


def _probe(image: Image.Image) -> None:
    """Raises an exception if the file is damaged. A JPEG is decoded at an eighth of its size; a PNG has checksums."""
    if image.format == "PNG":
        image.verify()
    else:
        image.draft(None, (1, 1))
        image.load()


def _is_transparent(data: bytes) -> bool:
    """Whether any pixel is. Only a picture that may have some is decoded: most photographs have no alpha channel."""
    with _opened(data) as image:
        if image.mode.startswith("I") or (image.mode not in _WITH_ALPHA and "transparency" not in image.info):
            return False
        low, _ = image.convert("RGBA").getchannel("A").getextrema()
    return low != _OPAQUE


def inspect_batch(batch: Sequence[tuple[str, bytes]]) -> list[InspectedImage]:
    return [inspect(name, data) for name, data in batch]


def make_rendition(photo: Rendition) -> bytes | Problem:
    """Makes the file; a problem if the picture is broken."""
    made, file = picture(photo), io.BytesIO()
    if isinstance(made, Problem):
        return made
    if photo.form == "webp":
        made.save(file, "WEBP", quality=QUALITY["webp"], method=4)
    elif photo.form == "png":
        made.save(file, "PNG", optimize=True)
    else:
        made.save(file, "JPEG", quality=QUALITY["jpg"], optimize=True, progressive=True)
    return file.getvalue()


def picture(photo: Rendition) -> Image.Image | Problem:
    """The picture upright, cropped, resized, in sRGB, and on white unless its format keeps what is transparent; a
    problem if it is broken.
    """
    media, whole = photo.media, photo.media.measure
    scale = photo.width / media.size[0]
    size = max(1, round(whole.width * scale)), max(1, round(whole.height * scale))
    try:
        with catch_warnings(action="ignore"), _opened(bytes(media.data)) as image:
            small = _small(image, size[::-1] if whole.turn >= _ON_ITS_SIDE else size)
            alpha = small.getchannel("A") if whole.is_transparent and photo.form in TRANSPARENT else None
            opaque = small.convert(small.mode.removesuffix("A")) if alpha else _on_white(small)
            small = _in_web_colours(opaque, image.info.get("icc_profile"))
            if alpha:
                small.putalpha(alpha)
    except (OSError, SyntaxError, ValueError) as error:  # damage that only decoding shows
        return problem(Location(FOLDER + media.name), "broken-picture", reason=error)
    if whole.turn in _TURNS:
        small = small.transpose(_TURNS[whole.turn])
    if media.crop:
        small = _cut(small, media, photo.width, scale)
    small.info.clear()  # else Pillow would write some metadata
    return small


def _opened(data: bytes) -> Image.Image:
    """Pictures that are cut off are refused, as Pillow does by itself: WeasyPrint tells it to accept them."""
    PillowFile.LOAD_TRUNCATED_IMAGES = False
    return Image.open(io.BytesIO(data), formats=FORMATS)


def _cut(image: Image.Image, media: ImageFile, width: int, scale: float) -> Image.Image:
    """What the crop keeps of an upright picture that is resized already. The edges are rounded into the picture."""
    height = media.height(width)
    left = min(round(media.box[0] * scale), image.width - width)
    top = min(round(media.box[1] * scale), image.height - height)
    return image.crop((left, top, left + width, top + height))


def _small(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    image.draft(None, size)  # decodes a JPEG no larger than needed
    whole: Image.Image = image
    if image.mode.startswith("I"):  # 16 bits per pixel: converting to "L" directly would clip at 255
        whole = image.convert("I").point(lambda grey: grey / 256).convert("L")
    elif "transparency" in image.info or image.mode == "PA":
        whole = image.convert("RGBA")
    elif image.mode in ("1", "P"):
        whole = image.convert("RGB")
    return whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("LA", "RGBA"):
        return image
    ground = Image.new(image.mode.removesuffix("A"), image.size, "white")
    ground.paste(image.convert(ground.mode), mask=image.getchannel("A"))
    return ground


def _in_web_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Converts to sRGB. A colour profile that cannot be read is ignored."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, own, _SRGB, outputMode="RGB") or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB")


_SRGB = ImageCms.createProfile("sRGB")
