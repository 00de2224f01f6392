"""HTML and bytes that are known by the digest of their content, and loaded on demand."""

from collections.abc import Callable

from jarchy.core.hashing import key


class LazyHtml:
    """HTML that is known by its key and loaded from the cache on demand: most builds render few pages.

    Two with the same key are equal. Pickling includes the text.
    """

    __slots__ = ("_look_up", "key")

    def __init__(self, key: str, look_up: Callable[[str], str]) -> None:
        self.key, self._look_up = key, look_up

    @classmethod
    def of(cls, text: str) -> "LazyHtml":
        return cls(key(text) if text else "", lambda _: text)

    def __str__(self) -> str:
        return self._look_up(self.key) if self.key else ""

    def __bool__(self) -> bool:
        return bool(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyHtml) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __reduce__(self) -> tuple[Callable[[str], "LazyHtml"], tuple[str]]:
        return LazyHtml.of, (str(self),)


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
