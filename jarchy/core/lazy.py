"""HTML, by its key."""

from collections.abc import Callable

from jarchy.core.hashing import key


class Html:
    """HTML that is known by its key and looked up when it is shown: most builds show little of what they know.

    Equal keys, equal text. Sent to another process it takes its text along.
    """

    __slots__ = ("_look_up", "key")

    def __init__(self, key: str, look_up: Callable[[str], str]) -> None:
        self.key, self._look_up = key, look_up

    @classmethod
    def of(cls, text: str) -> "Html":
        return cls(key(text) if text else "", lambda _: text)

    def __str__(self) -> str:
        return self._look_up(self.key) if self.key else ""

    def __bool__(self) -> bool:
        return bool(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Html) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __reduce__(self) -> tuple[Callable[[str], "Html"], tuple[str]]:
        return Html.of, (str(self),)


class Bytes:
    """Bytes that are known by their key and read when they are needed. Sent to another process they come along."""

    __slots__ = ("_read", "key")

    def __init__(self, key: str, read: Callable[[], bytes]) -> None:
        self.key, self._read = key, read

    @classmethod
    def of(cls, data: bytes) -> "Bytes":
        return cls(key(data), lambda: data)

    def __bytes__(self) -> bytes:
        return self._read()

    def __reduce__(self) -> tuple[Callable[[bytes], "Bytes"], tuple[bytes]]:
        return Bytes.of, (bytes(self),)
