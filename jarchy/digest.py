"""Digests: the same parts give the same digest, on every machine."""

from hashlib import blake2b

NAME, KEY = 6, 16  # bytes: what people see is short, what stands for something else is never mistaken for another


def digest(*parts: str | bytes) -> str:
    """Twelve hexadecimal digits, for names. Parts are told apart: ("ab", "c") and ("a", "bc") differ."""
    return _digest(NAME, parts)


def key(*parts: str | bytes) -> str:
    """32 hexadecimal digits, to stand for the parts themselves."""
    return _digest(KEY, parts)


def _digest(size: int, parts: tuple[str | bytes, ...]) -> str:
    state = blake2b(digest_size=size)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()
