"""From sources to jobs: scan, parse, link, plan. Read it after `engine` and `incremental`."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Any

from msgspec import Struct

from jarchy.build.cache import Cache, CachedDocument
from jarchy.build.plan import Job, Plan, plan
from jarchy.build.render import render_batch
from jarchy.build.request import BuildRequest
from jarchy.build.sources import media
from jarchy.build.workers import Result, Workers
from jarchy.content.config import Config, read_config
from jarchy.content.parse import Parsed, Unpacker, parse_batch
from jarchy.content.scan import SourceFile, scan
from jarchy.core.files import Files, read_source, survey
from jarchy.core.hashing import key
from jarchy.kinds import FOLDERS
from jarchy.outputs import OPTIONAL
from jarchy.problems import BuildFailed, Location, Problem, errors, problem, sort
from jarchy.site.claims import own_problems
from jarchy.site.editions import link
from jarchy.site.held import Held, account
from jarchy.theme.assets import Assets, load_assets
from jarchy.theme.loader import Theme, load_theme

# From how many on processes are started: one process alone does fewer in the time that another takes to start.
PARALLEL_FROM_SOURCES, PARALLEL_FROM_PAGES, PARALLEL_FROM_SLOW = 200, 1000, 20


class SitePlan(Struct, frozen=True):
    """Everything that is to be made. Nothing has been rendered yet."""

    config: Config
    assets: Assets
    theme: Theme
    jobs: Plan
    next_change: datetime | None  # when the site next changes by time alone
    held: tuple[Held, ...]


def walk(order: BuildRequest, files: Files, state: Cache, workers: Workers, found: list[Problem]) -> SitePlan:
    """Plans the whole site. Problems are added to `found`.

    Raises BuildFailed if the project has no readable configuration, content or templates.
    """
    with _no_collector():
        return _walk(order, files, state, workers, found)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Pauses the cyclic garbage collector: immutable records form no cycles, and scanning them takes as long as
    creating them. Afterwards, all objects that exist by then are frozen, so that they are never scanned.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _walk(order: BuildRequest, files: Files, state: Cache, workers: Workers, found: list[Problem]) -> SitePlan:
    config = _config(order, found)
    sources = scan(files, FOLDERS, config.codes, found)
    parsed = _parsed(order, files, sources, config.timezone, state, workers, found)
    found.extend(own_problems(parsed))
    pictures = media(order.project, files, parsed, state, workers, found)
    site = link(
        parsed,
        config,
        order.instant(config.zone),
        drafts=order.drafts,
        found=found,
        media=pictures,
        is_repository_public=order.is_repository_public,
    )
    assets = load_assets(order.project, files, found)
    theme = load_theme(order.project, files, config, assets, found)
    return SitePlan(
        config=config,
        assets=assets,
        theme=theme,
        jobs=plan(site, config, found),
        next_change=site.next_change,
        held=site.held,
    )


class RenderedSite(Struct, frozen=True):
    """A whole site in memory."""

    files: dict[str, bytes]  # by path below the output folder
    problems: tuple[Problem, ...]  # warnings
    held: str  # one line for people: what is held back from readers


def make(order: BuildRequest, workers: Workers | None = None, *, drawn: bool = True) -> RenderedSite:
    """Makes the whole site from its sources, without the cache. `drawn=False` leaves out the slow jobs (images and
    search), in which hardly anything can be wrong.

    Raises BuildFailed with all problems.
    """
    found: list[Problem] = []
    workers = workers or Workers()
    walked = walk(order, survey(order.project), Cache(), workers, found)
    jobs = [job for job in walked.jobs if drawn or not job.is_slow]
    files = {asset.file: asset.data for asset in walked.assets.values()}
    for _, made in in_turn(partial(render_batch, walked.theme), jobs, workers):
        if isinstance(made, Problem):
            found.append(made)
        else:
            files |= made
    if errors(found):
        raise BuildFailed(found)
    return RenderedSite(files, sort(found), account(walked.held, walked.config.zone))


def in_turn(
    work: Callable[[Sequence[Job]], Sequence[Result]], jobs: Sequence[Job], workers: Workers
) -> Iterator[tuple[Job, Result]]:
    """Yields each job with its result: first pages, then slow jobs, then folders.

    Slow jobs are sent one by one: each takes as long as a hundred pages, and a picture's bytes are sent with it. Jobs
    that make folders run in this process, one after another: they hold all documents, and start processes themselves.
    """
    pages = [job for job in jobs if not (job.is_slow or job.is_folder)]
    pictures = [job for job in jobs if job.is_slow and not job.is_folder]
    folders = [job for job in jobs if job.is_folder]
    results = chain(
        workers.map(work, pages, len(pages), PARALLEL_FROM_PAGES, "pages"),
        workers.map(work, pictures, len(pictures), PARALLEL_FROM_SLOW, "pictures", batch=1),
        Workers(report=workers.report).map(work, folders, len(folders), 0, "indexes", batch=1),
    )
    yield from zip((*pages, *pictures, *folders), results, strict=True)


def _config(order: BuildRequest, found: list[Problem]) -> Config:
    for needed in ("content", "templates"):
        if not (order.project / needed).is_dir():
            raise BuildFailed([problem(Location(needed), "missing-folder", folder=f"{needed}/")])
    config = read_config(order.project, OPTIONAL, found, order.base_url)
    if config is None:
        raise BuildFailed(found)
    return config


def _parsed(
    order: BuildRequest,
    files: Files,
    sources: Sequence[SourceFile],
    timezone: str,
    state: Cache,
    workers: Workers,
    found: list[Problem],
) -> list[Parsed[Any]]:
    """Every source, parsed: from the cache if neither the file nor the time zone has changed, else from the file."""
    known = state.documents()
    unpack = Unpacker(state.html).unpack
    facts: dict[str, bytes] = {}
    unsure = []
    for source in sources:
        one = known.get(source.path)
        if one and one.stamp == files[source.path] and one.timezone == timezone:
            facts[source.path] = one.facts
        else:
            unsure.append(source)

    def changed() -> Iterator[tuple[SourceFile, bytes]]:
        for source in unsure:
            data = read_source(order.project, source.path, found)
            one = known.get(source.path)
            if one and data is not None and one.content == key(data) and one.timezone == timezone:
                state.keep_stamp(source.path, files[source.path])
                facts[source.path] = one.facts
            elif data is not None:
                yield source, data

    fresh = {}
    for path, content, packed, html in workers.map(
        partial(parse_batch, timezone), changed(), len(unsure), PARALLEL_FROM_SOURCES, "documents"
    ):
        facts[path] = packed
        fresh[path] = CachedDocument(path, files[path], content, timezone, packed, html.key)
        state.keep_document(fresh[path], str(html))
    _forget(known, fresh, set(known) - set(facts), state)
    return [
        unpack(facts[source.path], source.ref.kind) if source.path in facts else Parsed(source, None, (), ())
        for source in sources
    ]


def _forget(
    known: Mapping[str, CachedDocument], fresh: Mapping[str, CachedDocument], gone: set[str], state: Cache
) -> None:
    """Removes from the cache what documents contained that are gone or have changed."""
    replaced = {known[path].html for path in gone | (known.keys() & fresh.keys())}
    if replaced:
        used = {one.html for path, one in {**known, **fresh}.items() if path not in gone}
        state.forget_documents(gone)
        state.forget_html(replaced - used)
