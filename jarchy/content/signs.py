"""The sign of a number: in front of it, in words, or told by what stands near."""

from decimal import Decimal

from jarchy.content.numbers import Number
from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.fact_words import Near

_MINUS = lazy_pattern(r"[-‐‑–−](?<![\w)%].)(?<!\d\s.)(?:(?<=−)\s|[$€₽⃀£]\s?)?$")
_MAY_BE_SIGNED = lazy_pattern(r"[-‐‑–−]")
_BESIDE, _NEAR = 8, 24  # characters before a number, and around it


def in_digits(value: Decimal) -> str:
    """A value as readings have it."""
    return f"{value.normalize():f}"


def signed(number: Number, low: str, near: Near) -> tuple[Decimal, ...]:
    """What a number in a text may mean. Frost, or a fall, may be told with a sign in one language and without one in
    another: then both are meant.
    """
    start, end, values = number[:3]
    is_near = near.below.search(low, max(0, start - _NEAR), end + _NEAR) is not None
    is_in_row = near.minus.search(low, max(0, start - _NEAR), start) is not None  # minus 5–10
    if not (is_near or is_in_row or _MAY_BE_SIGNED.search(low, max(0, start - 3), start)):
        return values  # most numbers
    opposite = tuple(-value for value in values)
    if _MINUS.search(low, max(0, start - _BESIDE), start) or _is_beside_word(start, low, near):
        return (*opposite, *values) if is_near else opposite
    return (*values, *opposite) if is_near or is_in_row else values


def signed_from(start: int, text: str, near: Near) -> int:
    """Where a number below zero begins: at its minus, or at the word for it, if one stands there."""
    before = text[max(0, start - _NEAR) : start].lower()
    beside = max(0, len(before) - _BESIDE)
    sign = _MINUS.search(before, beside) or near.minus.search(before, beside)
    return start - (len(before) - sign.start()) if sign and sign.end() == len(before) else start


def _is_beside_word(start: int, low: str, near: Near) -> bool:
    word = near.minus.search(low, max(0, start - _BESIDE), start)
    return word is not None and word.end() == start
