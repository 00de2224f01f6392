"""A part of the plan: files that are planned together, and what is remembered of them."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from jarchy.build.jobs import Job
from jarchy.build.page_context import Menu
from jarchy.core.records import Record
from jarchy.model import PageAddress, Ref
from jarchy.site.editions import Site

CHUNK = 128  # documents, on average


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

    @property
    def is_folder(self) -> bool:
        return self.file.endswith("/")


class Outline(Record):
    """What is remembered of a part. `menus` are those of the editions, where the part has what they lead to."""

    files: tuple[PlannedFile, ...] = ()
    menus: dict[str, Menu] = {}


class Draft(NamedTuple):
    """A part as it is planned."""

    jobs: tuple[Job, ...]
    menus: dict[str, Menu]


class Part:
    """A part of the plan of a site. Its outline is known; its jobs are planned when they are asked for."""

    def __init__(self, site: Site, draft: Callable[[Site], Draft]) -> None:
        self.outline = Outline()
        self._site, self._draft = site, draft

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        return self._draft(self._site).jobs

    def plan(self, site: Site) -> Outline:
        """The outline of the part as `site`, which is equal to its own, has it. The jobs are kept."""
        self.jobs, menus = self._draft(site)
        return Outline(tuple(map(_planned, self.jobs)), menus)


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
    )


def files_of(parts: Iterable[Part]) -> Iterator[PlannedFile]:
    return chain.from_iterable(part.outline.files for part in parts)


def chunked(refs: Iterable[Ref]) -> Iterator[tuple[Ref, ...]]:
    """Documents in chunks. Whether a chunk ends behind a document depends on that document's name alone, so a document
    that comes or goes changes one chunk, or two.
    """
    chunk: list[Ref] = []
    for ref in refs:
        chunk.append(ref)
        if crc32(f"{ref.kind}:{ref.slug}".encode()) % CHUNK == 0:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)
