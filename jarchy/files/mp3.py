"""Recognises MP3 by its frames: two bytes alone, or three letters, also begin texts."""

from typing import NamedTuple

_TAG = b"ID3"
_TAG_HEADER = 10  # bytes
_KBIT = {  # a second, by whether it is MPEG 1, and the index in the header of a frame
    True: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}  # samples a second, by version
_LAYER_3 = 1


class _Frame(NamedTuple):
    version: int
    rate: int
    size: int  # bytes


def is_mp3(data: bytes) -> bool:
    """Whether a frame stands where the first one belongs, and behind it another of its kind, or nothing."""
    at = _after_tag(data)
    first = _frame(data[at : at + 4])
    if not first:
        return False
    rest = data[at + first.size : at + first.size + 4]
    second = _frame(rest)
    return len(rest) < 4 or (second is not None and second[:2] == first[:2])  # noqa: PLR2004  bytes of a header


def _after_tag(data: bytes) -> int:
    """Where the frames begin: behind the tag with title and artist, and the zeros that fill it."""
    header = data[:_TAG_HEADER]
    if not header.startswith(_TAG) or len(header) < _TAG_HEADER or not header[6:].isascii():
        return 0
    size = header[6] << 21 | header[7] << 14 | header[8] << 7 | header[9]
    rest = data[_TAG_HEADER + size :]
    return len(data) - len(rest.lstrip(b"\0"))


def _frame(header: bytes) -> _Frame | None:
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:  # noqa: PLR2004  bytes of a header
        return None
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bits, rate, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version not in _RATES or layer != _LAYER_3 or bits in (0, 15) or rate == 3:  # noqa: PLR2004  reserved values
        return None
    of_first = version == 3  # noqa: PLR2004  MPEG 1
    samples = _RATES[version][rate]
    size = (144 if of_first else 72) * _KBIT[of_first][bits - 1] * 1000 // samples + padding
    return _Frame(version, samples, size)
