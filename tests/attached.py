"""Small files of the types that documents offer to their readers."""

import io
from collections.abc import Callable
from zipfile import ZipFile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def pdf(
    text: str = "Budget",
    pages: int = 1,
    author: str = "",
    password: str = "",
    drawn_after: str = "",
    change: Callable[[PdfWriter], object] = id,
) -> bytes:
    """A PDF with these words on each page, at 10, 10; without any, as a scanner makes it. `change` may add more."""
    writer, file = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        page = writer.add_blank_page(200, 200)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        drawn = DecodedStreamObject()
        drawn.set_data(f"BT /F1 12 Tf 10 10 Td ({text}) Tj ET {drawn_after}".encode() if text else b"")
        page[NameObject("/Contents")] = writer._add_object(drawn)  # noqa: SLF001  pypdf has no other way to write words
    change(writer)
    if author:
        writer.add_metadata({"/Author": author})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def archive(**parts: str) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as written:
        for name, text in parts.items():
            written.writestr(name, text)
    return file.getvalue()


def office(part: str = "word/document.xml", **more: str) -> bytes:
    return archive(**{"[Content_Types].xml": "<Types/>", part: "<x/>"} | more)


def box(name: bytes, data: bytes = b"") -> bytes:
    return (8 + len(data)).to_bytes(4, "big") + name + data


def mp4(track: bytes = b"vide", brand: bytes = b"isom", said: bytes = b"", sound: bytes = b"abc") -> bytes:
    described = box(b"moov", box(b"hdlr", bytes(8) + track) + box(b"udta", said))
    return box(b"ftyp", brand + bytes(4)) + described + box(b"mdat", sound)


WEBM = b"\x1a\x45\xdf\xa3" + bytes(8) + b"webm" + bytes(20)
MP3 = b"ID3\x04" + bytes(6) + 2 * (b"\xff\xfb\x10\xc4" + bytes(100))  # two frames of 32 kbit/s
VTT = "WEBVTT\n\n00:01.000 --> 00:02.500\nСалам\n"
