"""From sources to jobs: read, parse, link, plan. With `engine` and `incremental`, this is the way of a build."""

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
from jarchy.site.claims import Unread, own_problems
from jarchy.site.editions import link
from jarchy.site.held import Held, account
from jarchy.theme.assets import Assets, load_assets
from jarchy.theme.loader import Theme, load_theme

# From how many on processes are started: one process alone does fewer in the time that another takes to start.
PARALLEL_FROM_SOURCES, PARALLEL_FROM_PAGES, PARALLEL_FROM_SLOW = 200, 1000, 20


class SitePlan(Struct, frozen=True):
    """All that is to be made, before anything is."""

    config: Config
    assets: Assets
    theme: Theme
    jobs: Plan
    next_change: datetime | None  # by time alone
    held: tuple[Held, ...]


def walk(order: BuildRequest, files: Files, state: Cache, workers: Workers, found: list[Problem]) -> SitePlan:
    """Raises BuildFailed where there is no site to speak of; everything else that is wrong is in `found`."""
    with _no_collector():
        return _walk(order, files, state, workers, found)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Values that never change make no circles: to look for some among all of them takes as long as to make them."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _walk(order: BuildRequest, files: Files, state: Cache, workers: Workers, found: list[Problem]) -> SitePlan:
    config = _config(order, found)
    sources, misnamed = scan(files, FOLDERS, config.codes)
    found.extend(misnamed)
    parsed = _parsed(order, files, sources, config.timezone, state, workers, found)
    found.extend(own_problems(parsed))
    pictures = media(order.project, files, parsed, state, workers, found)
    site = link(
        parsed,
        config,
        order.instant(config.zone),
        unread=Unread(found),
        media=pictures,
        drafts=order.drafts,
        is_repository_public=order.is_repository_public,
    )
    found.extend(site.problems)
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
    """A site in memory. `files` are its bytes by path below the output folder."""

    files: dict[str, bytes]
    problems: tuple[Problem, ...]  # warnings
    held: str  # what is held back from readers, as a line for people


def make(order: BuildRequest, workers: Workers | None = None, *, drawn: bool = True) -> RenderedSite:
    """The site, made from nothing but its sources; unless `drawn`, without what takes the longest and in which hardly
    anything can be wrong. Raises BuildFailed with everything that is wrong.
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
    """Each job, and what the work made of it. Slow ones are sent one by one: each takes as long as a hundred pages, and
    the bytes of a picture come along. Folders are made here, one after another: their jobs show all documents, and
    what makes one has processes of its own.
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
    if not (order.project / "content").is_dir():
        raise BuildFailed([problem(Location("content"), "missing-folder", folder="content/")])
    config, problems = read_config(order.project, OPTIONAL, order.base_url)
    found.extend(problems)
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
    """What every source says: remembered where neither the file nor the time zone has changed, else read."""
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
            data = read_source(order.project, source.path)
            one = known.get(source.path)
            if isinstance(data, Problem):
                found.append(data)
            elif one and one.content == key(data) and one.timezone == timezone:
                state.keep_stamp(source.path, files[source.path])
                facts[source.path] = one.facts
            else:
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
    """What documents said that are gone, or that say something else now."""
    replaced = {known[path].html for path in gone | (known.keys() & fresh.keys())}
    if replaced:
        used = {one.html for path, one in {**known, **fresh}.items() if path not in gone}
        state.forget_documents(gone)
        state.forget_html(replaced - used)
