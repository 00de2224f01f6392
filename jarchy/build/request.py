"""What is to be built, and what came of it."""

from datetime import datetime, tzinfo
from pathlib import Path

from msgspec import Struct

from jarchy.core.files import FOLDERS
from jarchy.core.records import Record
from jarchy.problems import Problem


class BuildRequest(Struct, frozen=True):
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


class BuildResult(Record):
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
