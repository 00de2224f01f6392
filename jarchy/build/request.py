"""What a build is asked for (`BuildRequest`) and what it did (`BuildResult`)."""

from datetime import datetime, tzinfo
from pathlib import Path

import msgspec
from msgspec import Struct

from jarchy.core.files import FOLDERS
from jarchy.core.records import Record
from jarchy.problems import Problem
from jarchy.problems.by_file import FileProblems, all_problems
from jarchy.problems.summary import Summary


class BuildRequest(Struct, frozen=True):
    """What is to be built. The output depends on this, the project's files and the engine, and on nothing else."""

    project: Path
    as_of: datetime  # without an offset: in the site's time zone
    drafts: bool = False
    base_url: str = ""  # in place of the one in content/site.yaml
    is_repository_public: bool = False  # whether anybody can read the sources; only warnings depend on it

    @property
    def sources(self) -> tuple[Path, ...]:
        return tuple(self.project / folder for folder in FOLDERS)

    @property
    def settings(self) -> tuple[bool, str, bool]:
        """What the outcome of a build depends on besides files, the engine and the instant."""
        return self.drafts, self.base_url, self.is_repository_public

    def instant(self, zone: tzinfo) -> datetime:
        return self.as_of if self.as_of.tzinfo else self.as_of.replace(tzinfo=zone)


class BuildResult(Record):
    """What a build did, in numbers of files, and what editors should know."""

    languages: tuple[str, ...]
    written: int
    unchanged: int
    removed: int
    summary: Summary  # of the warnings, as people see them
    packed: bytes  # all warnings by their files, encoded: most builds show no more than the summary
    change: str = ""  # ISO 8601: when the site next changes by time alone; empty: never
    good_until: float | None = None  # Unix time: when the site or its warnings next change by time alone; None: never
    held: str = ""  # one line for people: what is held back from readers
    note: str = ""  # one line for people: why the cache could not be used

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All warnings."""
        return all_problems(self.problems_by_file)

    @property
    def problems_by_file(self) -> dict[str, FileProblems]:
        return msgspec.msgpack.decode(self.packed, type=dict[str, FileProblems])

    @property
    def files(self) -> int:
        return self.written + self.unchanged

    @property
    def next_change(self) -> datetime | None:
        return datetime.fromisoformat(self.change) if self.change else None
