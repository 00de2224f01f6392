"""What is made or loaded when it is asked for: texts and bytes that are known by their digests, values of tables."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Self, TypeVar

from jarchy.core.hashing import key

Key = TypeVar("Key")
Value = TypeVar("Value")


class LazyTable(Mapping[Key, Value]):
    """A table with these names, in this order. Each value is made once, when it is asked for. `make` is pure."""

    def __init__(self, names: Collection[Key], make: Callable[[Key], Value]) -> None:
        self._names, self._make, self._made = names, make, dict[Key, Value]()

    def __getitem__(self, name: Key) -> Value:
        if name not in self._made:
            if name not in self._names:
                raise KeyError(name)
            self._made[name] = self._make(name)
        return self._made[name]

    def take_over(self, other: "LazyTable[Key, Value]", but: Collection[Key]) -> None:
        """Takes the values that `other` has made and that this table would make, too: all but those of some names."""
        self._made |= {name: value for name, value in other._made.items() if name not in but}  # noqa: SLF001  of its class

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[Key]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


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
