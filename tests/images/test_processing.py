"""What a file is, and what readers get of it."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw

from jarchy.core.lazy import LazyBytes
from jarchy.images.media import Crop, ImageFile, Rendition
from jarchy.images.processing import inspect, make_rendition
from jarchy.problems import Problem
from tests.conftest import photograph

UPRIGHT = Image.new("RGB", (64, 32), "white")
ImageDraw.Draw(UPRIGHT).rectangle((0, 0, 31, 15), "red")  # the upper left quarter
TURNED = {
    1: UPRIGHT,
    2: UPRIGHT.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    3: UPRIGHT.transpose(Image.Transpose.ROTATE_180),
    4: UPRIGHT.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    5: UPRIGHT.transpose(Image.Transpose.TRANSPOSE),
    6: UPRIGHT.transpose(Image.Transpose.ROTATE_90),
    7: UPRIGHT.transpose(Image.Transpose.TRANSVERSE),
    8: UPRIGHT.transpose(Image.Transpose.ROTATE_270),
}


def saved(image: Image.Image, form: str = "JPEG", **more: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **more)
    return file.getvalue()


def media(data: bytes) -> ImageFile:
    found = inspect("hall.jpg", data)

    assert found.problems == ()
    assert found.measure is not None

    return ImageFile("hall.jpg", found.measure, LazyBytes.of(data))


def developed(data: bytes, width: int = 0, form: str = "jpg") -> Image.Image:
    one = media(data)
    made = make_rendition(Rendition(one, width or one.largest, form))

    assert isinstance(made, bytes)

    return Image.open(io.BytesIO(made))


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in inspect("hall.jpg", data).problems]


def colour(image: Image.Image, *place: int) -> tuple[int, ...]:
    """Roughly: in steps of 64."""
    pixel = image.convert("RGB").getpixel(place or (image.width // 4, image.height // 4))  # type: ignore[arg-type]  # two

    assert isinstance(pixel, tuple)

    return tuple(round(part / 64) for part in pixel)


RED, WHITE, NAVY = (4, 0, 0), (4, 4, 4), (0, 0, 2)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_that_lies_on_its_side_is_put_upright(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    picture = developed(saved(TURNED[turn], exif=exif))

    assert picture.size == (64, 32)
    assert [colour(picture, x, y) for x, y in ((16, 8), (48, 8), (16, 24), (48, 24))] == [RED, WHITE, WHITE, WHITE]


@pytest.mark.parametrize("form", ["jpg", "webp"])
@pytest.mark.parametrize("has_profile", [False, True])
def test_nothing_that_a_camera_wrote_is_published(form: str, *, has_profile: bool) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SECRET"
    exif[0x8825] = {1: "N", 2: (42.0, 52.0, 0.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more: dict[str, Any] = {"icc_profile": profile} if has_profile else {}
    data = photograph(exif=exif, comment=b"SECRET", xmp=b"<x>SECRET</x>", **more)
    one = media(data)
    made = make_rendition(Rendition(one, 12, form))

    assert isinstance(made, bytes)
    assert b"SECRET" in data
    assert [word for word in (b"SECRET", b"Exif", b"EXIF", b"XMP", b"ICC") if word in made] == []
    assert not Image.open(io.BytesIO(made)).getexif()


def test_what_is_wrong_beside_the_picture_does_no_harm() -> None:
    assert codes(photograph(exif=b"Exif\x00\x00MM\x00*\x00\x00\xff\xff")) == []


CLEAR = (
    photograph(mode="RGBA", colour="#f000", form="PNG"),
    photograph(mode="LA", colour="#0000", form="PNG"),
    photograph(mode="RGB", colour="red", form="PNG", transparency=(255, 0, 0)),
    saved(Image.new("P", (12, 8), 0), "PNG", transparency=0),
    photograph(mode="RGBA", colour="#f000", form="WEBP"),
)


def test_what_is_transparent_stands_on_white_in_a_jpeg() -> None:
    for clear in CLEAR:
        assert colour(developed(clear)) == WHITE


@pytest.mark.parametrize("form", ["webp", "png"])
def test_what_is_transparent_stays_so_in_formats_that_can(form: str) -> None:
    for clear in CLEAR:
        assert developed(clear, 6, form).convert("RGBA").getchannel("A").getextrema() == (0, 0)


def test_a_picture_keeps_its_colours_beside_what_is_transparent() -> None:
    half = Image.new("RGBA", (12, 8), "#f000")
    half.paste((0, 0, 255, 255), (0, 0, 6, 8))
    made = developed(saved(half, "PNG"), form="png")

    assert (made.mode, made.getpixel((1, 4))) == ("RGBA", (0, 0, 255, 255))


def test_readers_take_away_a_png_only_of_what_is_transparent() -> None:
    """An alpha channel alone makes no picture transparent."""
    opaque = [photograph(mode="RGBA", colour="red", form=form) for form in ("PNG", "WEBP")]

    assert [media(data).download_form for data in CLEAR] == ["png"] * len(CLEAR)
    assert [media(data).download_form for data in (*opaque, photograph())] == ["jpg"] * 3
    assert (12, "png") in media(CLEAR[0]).forms


@pytest.mark.parametrize(
    ("mode", "form"), [("CMYK", "JPEG"), ("L", "JPEG"), ("1", "PNG"), ("I;16", "PNG"), ("P", "PNG")]
)
def test_pictures_of_every_kind_are_developed(mode: str, form: str) -> None:
    whites: dict[str, Any] = {"CMYK": (0, 0, 0, 0), "L": 255, "1": 1, "I;16": 65535, "P": 255}
    image = Image.new(mode, (12, 8), whites[mode])
    if mode == "P":
        image.putpalette([255] * 768)

    assert developed(saved(image, form)).mode == "RGB"
    assert colour(developed(saved(image, form))) == WHITE


@pytest.mark.parametrize("grey", [0, 16384, 32768, 65535])
@pytest.mark.parametrize("more", [{}, {"transparency": 1}])
def test_a_grey_of_16_bits_is_as_light_as_it_was(grey: int, more: dict[str, int]) -> None:
    light = round(grey / 256 / 64)

    assert colour(developed(saved(Image.new("I;16", (12, 8), grey), "PNG", **more))) == (light, light, light)


def test_the_colours_of_another_space_are_those_of_the_web_afterwards() -> None:
    """A profile with red and green exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"

    assert colour(developed(photograph(colour="lime", icc_profile=bytes(profile)))) == RED
    assert colour(developed(photograph(colour="red", icc_profile=b"no profile"))) == RED


def test_a_picture_is_made_as_wide_as_asked() -> None:
    data = photograph(1000, 500)

    assert media(data).widths == (480, 960, 1000)
    assert developed(data, 480).size == (480, 240)
    assert developed(data, 480, "webp").format == "WEBP"
    assert developed(data, 480).format == "JPEG"


def test_no_picture_is_enlarged() -> None:
    assert list(media(photograph(300, 200)).forms) == [(300, "webp"), (300, "jpg")]
    assert media(photograph(1700, 20)).widths == (480, 960, 1600)
    assert media(photograph(1700, 20)).largest == 1700
    assert media(photograph(3000, 20)).largest == 2400


def test_the_same_picture_has_the_same_bytes() -> None:
    photo = Rendition(media(photograph(600, 400)), 480, "webp")

    assert make_rendition(photo) == make_rendition(photo)


@pytest.mark.parametrize("data", [b"", b"text", photograph(form="GIF"), b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_called_so(data: bytes) -> None:
    assert codes(data) == ["not-a-picture"]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_cut_off_is_broken(form: str) -> None:
    whole = saved(Image.effect_noise((200, 200), 80), form)

    assert codes(whole) == []
    assert codes(whole[: len(whole) * 2 // 3]) == ["broken-picture"]


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, pixels: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_too_many_pixels_are_refused_before_they_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image.Image, "load", lambda image: 1 // 0)

    for size in ((13000, 13000), (16001, 2), (2, 16001), (60001, 1000)):
        assert codes(png(*size, b"")) == ["picture-size"]


def test_too_large_a_file_is_not_opened() -> None:
    assert codes(b"\x00" * (30 * 1024 * 1024 + 1)) == ["picture-size"]


def test_what_shows_only_when_all_of_it_is_read_is_a_problem_too() -> None:
    """Checksums that are right, and pixels that are none."""
    problem = make_rendition(Rendition(media(png(12, 8, b"no pixels")), 12, "jpg"))

    assert isinstance(problem, Problem)
    assert (problem.code, problem.where.path) == ("broken-picture", "content/media/hall.jpg")


def cropped(data: bytes, *crop: int) -> list[Image.Image]:
    """The files of a crop: width and height of its aspect ratio, then the widths of the files."""
    across, down, *widths = crop
    one = media(data).cropped(Crop(across, down, tuple(widths), ("jpg",)))
    made = [make_rendition(Rendition(one, width, form)) for width, form in one.forms]
    return [Image.open(io.BytesIO(data)) for data in made if isinstance(data, bytes)]


@pytest.mark.parametrize(
    ("size", "crop", "expected"),
    [
        ((1600, 1200), (16, 9, 1200), [(1200, 675)]),
        ((1600, 1200), (1, 1, 1200), [(1200, 1200)]),
        ((400, 300), (1, 1, 1200), [(300, 300)]),  # no picture is enlarged
        ((400, 300), (3, 2, 320, 640), [(320, 214), (400, 267)]),
        ((400, 300), (3, 2, 640, 960), [(400, 267)]),  # not the same file twice
        ((300, 1), (1, 1, 1200), [(1, 1)]),
        ((1, 300), (16, 9, 1200), [(1, 1)]),
    ],
)
def test_a_crop_has_its_aspect_ratio_and_no_more_pixels_than_the_picture(
    size: tuple[int, int], crop: tuple[int, ...], expected: list[tuple[int, int]]
) -> None:
    assert [picture.size for picture in cropped(photograph(*size), *crop)] == expected


def test_of_a_tall_picture_more_is_left_out_below_where_no_heads_are() -> None:
    tall = Image.new("RGB", (300, 900), "white")
    ImageDraw.Draw(tall).rectangle((0, 200, 299, 499), "red")
    (square,) = cropped(saved(tall, "PNG"), 1, 1, 300)

    assert [colour(square, 150, y) for y in (4, 150, 295)] == [RED, RED, RED]


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_crop_is_upright(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    (square,) = cropped(saved(TURNED[turn], exif=exif), 1, 1, 32)

    assert square.size == (32, 32)
    assert [colour(square, x, y) for x, y in ((6, 6), (26, 6), (6, 26), (26, 26))] == [RED, WHITE, WHITE, WHITE]
