"""From source files to the plan of a site, and to a site in memory. `incremental` writes the plan to a folder."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from jarchy.build.cache import Cache
from jarchy.build.comparisons import Comparisons
from jarchy.build.plan import Job, Plan, plan
from jarchy.build.registry import Registry, blaming_extensions, read_config
from jarchy.build.render import render_batch
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.build.sources import read_documents, read_images
from jarchy.build.template_cache import theme_readers
from jarchy.build.workers import PARALLEL_FROM_PAGES, PARALLEL_FROM_SLOW, Result, Workers
from jarchy.content.config import Config
from jarchy.content.scan import scan
from jarchy.core.files import linked_folders
from jarchy.kinds import folders_of
from jarchy.problems import BuildFailed, Location, Problem, problem, sort
from jarchy.site.claims import Unread
from jarchy.site.editions import link
from jarchy.site.held import Held, account
from jarchy.theme.assets import Assets, icon_files, load_assets
from jarchy.theme.loader import Theme, load_theme


class SitePlan(Struct, frozen=True):
    """Everything that is to be made. Nothing has been rendered yet."""

    config: Config
    assets: Assets
    theme: Theme
    jobs: Plan
    next_change: datetime | None  # when the site next changes by time alone
    held: tuple[Held, ...]
    registry: Registry


def plan_site(session: Session) -> SitePlan:
    """Plans the whole site; problems are reported to the session.

    Raises BuildFailed if the project has no readable configuration, content or templates.
    """
    with blaming_extensions(session.problems):
        return _plan_site(session)


def _plan_site(session: Session) -> SitePlan:
    request, files = session.request, session.files
    config, registry = _config(session)
    session.cache.belong_to(registry.code.key)
    session.report(linked_folders(files))
    sources, misnamed = scan(files, folders_of(config.kinds), config.codes)
    session.report(misnamed)
    parsed = read_documents(session, sources, registry, config.timezone)
    comparisons = Comparisons(session.cache)
    site = link(
        parsed,
        config,
        request.instant(config.zone),
        media=read_images(session, parsed),
        unread=Unread(session.problems, config.kinds),
        drafts=request.drafts,
        is_repository_public=request.is_repository_public,
        remember=comparisons.remember,
    )
    comparisons.keep()
    session.report(site.problems)
    assets, unusable = load_assets(request.project, files)
    texts, readers = tuple(registry.code.texts.values()), theme_readers(session.cache)
    theme, mistakes = load_theme(request.project, files, config, assets, registry.labels, texts, readers)
    site = replace(site, icons=icon_files(assets))
    jobs, collisions = plan(site, registry.outputs, config, session.problems)
    session.report([*unusable, *mistakes, *collisions])
    return SitePlan(config, assets, theme, jobs, site.next_change, site.held, registry)


class RenderedSite(Struct, frozen=True):
    """A whole site in memory."""

    files: dict[str, bytes]  # by path below the output folder
    problems: tuple[Problem, ...]  # warnings
    held: str  # one line for people: what is held back from readers


def make(
    request: BuildRequest, workers: Workers | None = None, *, drawn: bool = True, shortcuts: bool = True
) -> RenderedSite:
    """Makes the whole site from its sources, without the cache. `drawn=False` leaves out the slow jobs (images and
    search), in which hardly anything can be wrong. `shortcuts` is as in `Session`, and as in `render`.

    Raises BuildFailed with all problems.
    """
    session = Session(request, Cache(), workers, shortcuts=shortcuts)
    site = plan_site(session)
    jobs = [job for job in site.jobs if (drawn or not job.is_slow) and site.theme.can_render(job.template)]
    files = {asset.file: asset.data for asset in site.assets.values()}
    work = site.registry.along(partial(render_batch, site.theme, shortcuts=shortcuts))
    for _, made in in_turn(work, jobs, session.workers):
        if isinstance(made, Problem):
            session.report([made])
        else:
            files |= made
    session.stop_for_errors()
    return RenderedSite(files, sort(session.problems), account(site.held, site.config.zone))


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


def _config(session: Session) -> tuple[Config, Registry]:
    request = session.request
    if not (request.project / "content").is_dir():
        raise BuildFailed([problem(Location("content"), "missing-folder", folder="content/")])
    config, registry, problems = read_config(request.project, session.files, request.base_url)
    session.report(problems)
    if config is None:
        raise BuildFailed(session.problems)
    return config, registry
