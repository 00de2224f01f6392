"""Texts and bytes that are known by the digest of their content, and loaded on demand."""

from collections.abc import Callable
from typing import Self

from jarchy.core.hashing import key


class LazyText:
    """A text that is known by its key and loaded from the cache on demand: most builds need few.

    Two with the same key are equal. Pickling includes the text.
    """

    __slots__ = ("_look_up", "key")

    def __init__(self, key: str, look_up: Callable[[str], str]) -> None:
        self.key, self._look_up = key, look_up

    @classmethod
    def of(cls, text: str) -> Self:
        return cls(key(text) if text else "", lambda _: text)

    def __str__(self) -> str:
        return self._look_up(self.key) if self.key else ""

    def __bool__(self) -> bool:
        return bool(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __reduce__(self) -> tuple[Callable[[str], Self], tuple[str]]:
        return type(self).of, (str(self),)


class LazyHtml(LazyText):
    """HTML, as above."""

    __slots__ = ()


class LazyBytes:
    """Bytes that are known by their key and read when they are needed. Sent to another process they come along."""

    __slots__ = ("_read", "key")

    def __init__(self, key: str, read: Callable[[], bytes]) -> None:
        self.key, self._read = key, read

    @classmethod
    def of(cls, data: bytes) -> "LazyBytes":
        return cls(key(data), lambda: data)

    def __bytes__(self) -> bytes:
        return self._read()

    def __reduce__(self) -> tuple[Callable[[bytes], "LazyBytes"], tuple[bytes]]:
        return LazyBytes.of, (bytes(self),)
