"""What is to be built, and what came of it."""

import re
from datetime import datetime, tzinfo
from pathlib import Path
from urllib.parse import quote, urlsplit

from msgspec import Struct

from jarchy.problems import Problem
from jarchy.survey import FOLDERS

_PORT = r"[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]"
_NEVER = r"\s\\<>\"'?#/\ud800-\udfff"  # in an address: the last are bytes that are no text
# A path may follow, whose parts are neither empty (or links would lead to another site) nor dots, however written.
BASE_URL = rf"https?://[^{_NEVER}@:\[\]]+(:({_PORT}))?(/(?!(\.|%2[eE]){{1,2}}(/|$))[^{_NEVER}]+)*/?"


def site_address(text: str) -> str:
    """The address of a site in ASCII, as every program reads it. Raises ValueError when the text is none."""
    if not re.fullmatch(BASE_URL, text):
        raise ValueError(text)
    scheme, place, path, *_ = urlsplit(text)
    host, colon, port = place.partition(":")
    return f"{scheme}://{host.encode('idna').decode()}{colon}{port}{quote(path, safe=_KEPT)}"


_KEPT = "/%:@!$&()*+,;=~"  # in a path, beside letters and digits


class Order(Struct, frozen=True):
    """What is to be built. Output depends on the project's files, on the engine, and on this: on nothing else."""

    project: Path
    as_of: datetime  # without an offset: in the site's time zone
    drafts: bool = False
    base_url: str = ""  # in place of the one in content/site.yaml
    is_repository_public: bool = False  # anybody can read the sources: only warnings depend on it

    @property
    def sources(self) -> tuple[Path, ...]:
        return tuple(self.project / folder for folder in FOLDERS)

    def instant(self, zone: tzinfo) -> datetime:
        return self.as_of if self.as_of.tzinfo else self.as_of.replace(tzinfo=zone)


class Outcome(Struct, frozen=True):
    """What a build did: how many files were written, were already right, were removed."""

    languages: tuple[str, ...]
    written: int
    unchanged: int
    removed: int
    problems: tuple[Problem, ...]  # warnings
    change: str = ""  # the next instant at which the site would come out differently by time alone, if there is one
    held: str = ""  # what is held back from readers, as a line for people
    note: str = ""  # why nothing was remembered

    @property
    def files(self) -> int:
        return self.written + self.unchanged

    @property
    def next_change(self) -> datetime | None:
        return datetime.fromisoformat(self.change) if self.change else None
