"""Versions of Jarchy: compares the version that a site was made for with the installed one."""

from jarchy import __version__
from jarchy.problems import WrongValue

# One line for each version, oldest first: what people who run a site must know. docs/upgrading.md has the rest.
NEWS = {
    "0.1": "the first version",
}


def since(version: str) -> WrongValue | None:
    """What to tell a site that was made for `version`; None if it is this version."""
    made_for, here = _parts(version), _parts(__version__)
    if made_for == here:
        return None
    if made_for > here:
        return WrongValue("older-jarchy", site=version, engine=__version__)
    news = "; ".join(f"{name}: {line}" for name, line in NEWS.items() if made_for < _parts(name) <= here)
    return WrongValue("newer-jarchy", site=version, engine=__version__, news=news, now=".".join(map(str, here)))


def _parts(version: str) -> tuple[int, int]:
    """Major and minor version. Later parts only fix bugs, so a site need not change for them."""
    major, minor, *_ = (*map(int, version.split(".")), 0)
    return major, minor
