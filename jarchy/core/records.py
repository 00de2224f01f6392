"""The base class of immutable records, and how they are serialised.

They cannot form reference cycles, so the garbage collector skips them. Equal keys mean equal records.
"""

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Record(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An immutable value. It is serialised as a list of its fields, which is smaller and faster than with names."""


def encoded(value: object) -> bytes:
    """A value as bytes, for the cache and for keys. HTML and pictures are represented by their keys."""
    return _ENCODER.encode(value)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=lambda known: known.key)
