"""A part of the plan: files that are planned together, and what is remembered of them."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import SupportsBytes
from zlib import crc32

from jarchy.build.jobs import Job
from jarchy.build.recall import Call
from jarchy.core.records import Record
from jarchy.model import PageAddress, Ref
from jarchy.site.site import Site

CHUNK = 32  # documents, on average


class PlannedFile(Record):
    """What is remembered of a job: everything except its values, for which `key` stands."""

    file: str
    template: str
    lang: str
    source: str
    output: str
    address: PageAddress | None
    is_slow: bool
    key: str
    templates: tuple[tuple[str, str], ...] = ()  # that it is made with, each with its language

    @property
    def is_folder(self) -> bool:
        return self.file.endswith("/")

    @property
    def is_picture(self) -> bool:
        is_one = self.file.endswith((".jpg", ".png", ".webp"))  # all else that is slow only copies bytes, or has texts
        return self.is_slow and is_one and not self.templates


class Outline(Record):
    """What is remembered of a part."""

    files: tuple[PlannedFile, ...] = ()

    @property
    def addresses(self) -> list[tuple[str, PageAddress | None]]:
        return [(file.file, file.address) for file in self.files]


class PlanPart:
    """A part of the plan of a site. Its outline is known; its jobs are planned when they are asked for.

    `own` are documents that it reads for certain, `more` is what it depends on besides the site.
    """

    def __init__(
        self,
        name: str,
        site: Site,
        draft: Callable[[Site], Iterable[Job]],
        own: Iterable[Ref] = (),
        *more: SupportsBytes,
    ) -> None:
        self.outline = Outline()
        self.call = Call(name, self.plan, Outline, frozenset(own), more)
        self._site, self._draft, self._jobs = site, draft, tuple[Job, ...]()

    @property
    def is_planned(self) -> bool:
        """Whether its jobs are in the memory of this process."""
        return bool(self._jobs)

    @property
    def jobs(self) -> tuple[Job, ...]:
        return self._jobs or tuple(self._draft(self._site))

    def plan(self, site: Site) -> Outline:
        """The outline of the part as `site`, which is equal to its own, has it. The jobs are kept."""
        self._jobs = tuple(self._draft(site))
        return Outline(tuple(map(_planned, self._jobs)))


class LazyJobs:
    """Jobs of a part that are planned by the process that does them. Pickling includes the jobs."""

    def __init__(self, part: PlanPart, files: AbstractSet[str]) -> None:
        self._part, self._files = part, files

    def __iter__(self) -> Iterator[Job]:
        return (job for job in self._part.jobs if job.file in self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __reduce__(self) -> tuple[type[tuple[Job, ...]], tuple[list[Job]]]:
        return tuple, (list(self),)


def jobs_for(parts: Iterable[PlanPart], files: AbstractSet[str]) -> tuple[list[Job], list[LazyJobs]]:
    """The jobs of these files: those that are planned here, and the pages of chunks, which can be planned elsewhere."""
    here, later = list[Job](), list[LazyJobs]()
    for part in parts:
        wanted = [file for file in part.outline.files if file.file in files]
        is_here = part.is_planned or not part.call.own
        now = {file.file for file in wanted if is_here or file.is_slow or file.is_folder}
        here.extend(job for job in (part.jobs if now else ()) if job.file in now)
        if len(now) < len(wanted):
            later.append(LazyJobs(part, {file.file for file in wanted} - now))
    return here, later


def _planned(job: Job) -> PlannedFile:
    return PlannedFile(
        file=job.file,
        template=job.template,
        lang=job.lang,
        source=job.source,
        output=job.output,
        address=job.address,
        is_slow=job.is_slow,
        key=job.data_key,
        templates=job.templates,
    )


def files_of(parts: Iterable[PlanPart]) -> Iterator[PlannedFile]:
    return chain.from_iterable(part.outline.files for part in parts)


def chunked(refs: Iterable[Ref]) -> Iterator[tuple[Ref, ...]]:
    """Documents in chunks of nearly the same size. Where a chunk ends is found by the names of its documents, so a
    document that comes or goes changes one chunk, or a few.
    """
    chunk: list[Ref] = []
    for ref in refs:
        chunk.append(ref)
        one_of = 4 * CHUNK if len(chunk) < CHUNK else CHUNK // 4 or 1  # hardly before it is full, and soon after
        if crc32(f"{ref.kind}:{ref.slug}".encode()) % one_of == 0:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)
