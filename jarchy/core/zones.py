"""Time zones by the names of places: those that mean the same on every machine.

A system also has `localtime`, which is where the machine stands, `posixrules`, `Factory`, and copies of everything
under `posix/` and `right/`. A site that depended on one of them would show other hours elsewhere.
"""

import re
from functools import cache
from zoneinfo import ZoneInfo

from babel.core import get_global

from jarchy.problems import did_you_mean, perhaps

_PLACE = re.compile(r"(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z/_-]+")


def is_zone(name: str) -> bool:
    """Whether it is the name of a zone, in the spelling that every system knows."""
    spelt = _names().get(name.casefold())
    if name != spelt and (spelt or not _PLACE.fullmatch(name)):  # a place may be newer than CLDR's list
        return False
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # not found, a folder, no name at all
        return False
    return True


def zone_meant(name: str) -> str:
    """“did you mean “Asia/Bishkek”? ”, or nothing: for other capitals, a city alone, a slip."""
    plain = re.sub(r"[\s_]+", "_", name.casefold()).removeprefix("posix/").removeprefix("right/")
    cities = {folded.rpartition("/")[2]: spelt for folded, spelt in _names().items() if _PLACE.fullmatch(spelt)}
    spelt = _names().get(plain) or cities.get(plain)
    return (
        perhaps(spelt) if spelt and is_zone(spelt) else did_you_mean(plain.title(), filter(is_zone, _names().values()))
    )


@cache
def _names() -> dict[str, str]:
    """CLDR's zones, by their names in small letters."""
    names = get_global("zone_territories").keys() | get_global("zone_aliases").keys()
    return {name.casefold(): name for name in sorted(names) if name not in ("Etc/Unknown", "Factory")}
