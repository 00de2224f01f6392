"""Versions of Jarchy: which one a site was made for, and what is new since."""

from jarchy import __version__
from jarchy.problems import WrongValue

# What those who run a site must know of each version, in a line; docs/upgrading.md has the rest. The oldest first.
NEWS = {
    "0.1": "the first version",
}


def since(version: str) -> WrongValue | None:
    """What is to be said to a site that was made for a version; None where it is this one."""
    made_for, here = _parts(version), _parts(__version__)
    if made_for == here:
        return None
    if made_for > here:
        return WrongValue("older-jarchy", site=version, engine=__version__)
    news = "; ".join(f"{name}: {line}" for name, line in NEWS.items() if made_for < _parts(name) <= here)
    return WrongValue("newer-jarchy", site=version, engine=__version__, news=news, now=".".join(map(str, here)))


def _parts(version: str) -> tuple[int, int]:
    """What comes behind these mends and changes nothing."""
    major, minor, *_ = (*map(int, version.split(".")), 0)
    return major, minor
