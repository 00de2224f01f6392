"""Time zones that are the same on every machine: those named after places, with the rules of the package `tzdata`.

The rules of a system may be older, and a cache would not notice that they change. Systems also have `localtime`, which
depends on the machine, `posixrules`, `Factory`, and copies of all zones in `posix/` and `right/`. A site that used one
of them would show other hours on another machine.
"""

import re
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import tzdata

from jarchy.core.patterns import lazy_pattern
from jarchy.problems import did_you_mean, perhaps

_RULES = Path(tzdata.__file__).parent / "zoneinfo"
_PLACE = lazy_pattern(r"(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z/_-]+")


@cache
def time_zone(name: str) -> ZoneInfo:
    """The zone with this name. Raises OSError or ValueError if there is none: `is_zone` tells."""
    with (_RULES / name).open("rb") as rules:
        return ZoneInfo.from_file(rules, name)


def is_zone(name: str) -> bool:
    """Whether it is the name of a zone in its official spelling."""
    spelt = _names().get(name.casefold())
    if name != spelt and (spelt or not _PLACE.fullmatch(name)):  # zones of new places may be missing from CLDR
        return False
    try:
        time_zone(name)
    except (OSError, ValueError):  # unknown, a folder, or not a name
        return False
    return True


def suggested_zone(name: str) -> str:
    """“did you mean “Asia/Bishkek”? ” for other case, a city alone, or a typo; otherwise empty."""
    plain = re.sub(r"[\s_]+", "_", name.casefold()).removeprefix("posix/").removeprefix("right/")
    cities = {folded.rpartition("/")[2]: spelt for folded, spelt in _names().items() if _PLACE.fullmatch(spelt)}
    spelt = _names().get(plain) or cities.get(plain)
    return (
        perhaps(spelt) if spelt and is_zone(spelt) else did_you_mean(plain.title(), filter(is_zone, _names().values()))
    )


@cache
def _names() -> dict[str, str]:
    """The zones of CLDR, by their names in lower case."""
    from babel.core import get_global  # noqa: PLC0415  a build with nothing to do needs no name

    names = get_global("zone_territories").keys() | get_global("zone_aliases").keys()
    return {name.casefold(): name for name in sorted(names) if name not in ("Etc/Unknown", "Factory")}
