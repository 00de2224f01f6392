"""Regular expressions that are compiled when they are first used: an edit needs a third of them."""

import re
from typing import AnyStr, Generic, cast


class _LazyPattern(Generic[AnyStr]):
    """It stands for a compiled expression. Each method is looked up once, and is an attribute from then on."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what pickle and copy ask about any object
            raise AttributeError(name)
        value: object = getattr(re.compile(self.pattern, self.flags), name)  # re remembers what it compiled last
        setattr(self, name, value)
        return value

    def __reduce__(self) -> tuple[type["_LazyPattern[AnyStr]"], tuple[AnyStr, int]]:
        return type(self), (self.pattern, self.flags)


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` returns, but a mistake in the pattern is found when it is first used."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))
