"""From source files to the plan of a site, and to a site in memory. `incremental` writes the plan to a folder."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import partial
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from jarchy.build.cache import Cache
from jarchy.build.cache_rows import LastBuild
from jarchy.build.comparisons import Comparisons
from jarchy.build.extension_code import FOLDER as EXTENSIONS
from jarchy.build.jobs import Job
from jarchy.build.named_files import missing_files
from jarchy.build.parts import LazyJobs, files_of, jobs_for
from jarchy.build.paths import extension_place, misplaced
from jarchy.build.plan import Parts, Plan, plan, replan
from jarchy.build.published import lost_addresses
from jarchy.build.registry import Registry, blaming_extensions, read_config
from jarchy.build.render import render_batch
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.build.source_files import read_attached, read_images, read_root
from jarchy.build.sources import read_documents
from jarchy.build.template_cache import theme_readers
from jarchy.build.text_edits import find_text_edits, forget_links, keep_links, keep_links_of_edits
from jarchy.build.theme_links import broken_links, own_theme
from jarchy.build.workers import PARALLEL_FROM_PAGES, PARALLEL_FROM_SLOW, Result, Workers
from jarchy.content.config import Config
from jarchy.content.glossary import GLOSSARY_FILE
from jarchy.content.scan import scan
from jarchy.content.site_file import SITE_FILE
from jarchy.content.tags_file import TAGS_FILE
from jarchy.core.files import DEFAULT, THEME, unread_folders
from jarchy.core.urls import file_of
from jarchy.kinds import folders_of
from jarchy.model import Ref
from jarchy.problems import BuildFailed, Location, Problem, errors, problem, sort
from jarchy.site.claims import Unread
from jarchy.site.held import Held
from jarchy.site.held_in_words import held_summary
from jarchy.site.site import Site, make_site
from jarchy.theme.assets import Assets, icon_files, load_assets
from jarchy.theme.loader import Theme, load_theme

# The beginnings of the paths of all files that are read for the configuration, and for the theme.
_OF_CONFIG = (SITE_FILE, TAGS_FILE, GLOSSARY_FILE, EXTENSIONS)
_OF_THEME = tuple(f"{root}{folder}/" for root in ("", DEFAULT) for folder in THEME)


class SitePlan(Struct, frozen=True):
    """Everything that is to be made. Nothing has been rendered yet."""

    site: Site
    config: Config
    assets: Assets
    theme: Theme
    parts: Parts
    next_change: datetime | None  # when the site next changes by time alone
    held: tuple[Held, ...]
    registry: Registry

    @property
    def jobs(self) -> Iterator[Job]:
        """All jobs. They are planned, if they are not known."""
        return chain.from_iterable(part.jobs for part in self.parts)


def plan_site(session: Session, last: LastBuild | None = None, admitted: Ref | None = None) -> SitePlan:
    """Plans the whole site; problems are reported to the session. `last` is the last build of the same folder.
    `admitted` is a withheld document that a preview for the press shows: no output folder is made from such a plan.

    Raises BuildFailed if the project has no readable configuration, content or templates.
    """
    with blaming_extensions(session.problems):
        return _plan_site(session, last, admitted)


def _plan_site(session: Session, last: LastBuild | None, admitted: Ref | None) -> SitePlan:
    config, registry = _config(session)
    theme, assets = _theme(session, config, registry)
    planned = _plan_edits(session, config, registry, assets, last) if last else None
    planned = planned or _plan_all(session, config, registry, assets, theme, admitted)
    site, parts = planned.site, planned.parts
    return SitePlan(site, config, assets, theme, parts, site.next_change, site.held, registry)


def _plan_edits(session: Session, config: Config, registry: Registry, assets: Assets, last: LastBuild) -> Plan | None:
    """The plan after edits of nothing but texts: every file is where it was, and so is what templates link to. None if
    anything else has changed.
    """
    edits = find_text_edits(session, last, config, registry)
    if edits is None:
        return None
    edits = replace(edits, site=_with_theme(edits.site, session, assets))
    again = replan(config, registry, session, edits)
    if again is None:
        return None
    planned, digests = again
    session.known = edits.known
    session.report(edits.problems)
    keep_links_of_edits(session, edits, digests)
    return planned


def _plan_all(
    session: Session, config: Config, registry: Registry, assets: Assets, theme: Theme, admitted: Ref | None
) -> Plan:
    forget_links(session)
    site = _with_theme(_read_site(session, config, registry, admitted), session, assets)
    planned, more = plan(site, config, registry, session)
    session.report([*more, *misplaced(files_of(planned.parts), assets, registry, [*session.problems, *more])])
    if texts := own_theme(theme, session.request.project, session.files):
        session.report(broken_links(texts, frozenset(_files(planned, assets)), config))
    if planned.site.linked.is_complete and not errors(session.problems):
        keep_links(session, planned.site)
    return planned


def _with_theme(site: Site, session: Session, assets: Assets) -> Site:
    """The site with what its pages are told of the theme and of the build."""
    return replace(site, icons=icon_files(assets), is_preview=session.request.drafts)


def _files(planned: Plan, assets: Assets) -> Iterator[str]:
    """All that is to be below the output folder, now or when it is public."""
    yield from (file.file for file in files_of(planned.parts))
    yield from (asset.file for asset in assets.values())
    yield from (file_of(page) for held in planned.site.held for page in held.pages)


def _theme(session: Session, config: Config, registry: Registry) -> tuple[Theme, Assets]:
    """What is made of the files of the theme."""
    project, files = session.request.project, session.files
    texts, labels = tuple(registry.code.texts.values()), tuple(registry.labels)
    own = {path: stamp for path, stamp in files.items() if path.startswith(_OF_THEME)}

    def load() -> tuple[Theme, Assets, list[Problem]]:
        assets, unusable = load_assets(project, own)
        theme, mistakes = load_theme(project, own, config, assets, labels, texts, theme_readers(session.cache))
        return theme, assets, [*unusable, *mistakes]

    theme, assets, problems = session.cache.memory.value("theme", (own, config, labels, texts), load)
    session.report(problems)
    return theme, assets


def read_site(session: Session, admitted: Ref | None = None) -> tuple[Site, Config, Registry]:
    """The site as its sources say it; problems are reported to the session. `admitted` is as in `plan_site`.

    Raises BuildFailed if the project has no readable configuration or content.
    """
    with blaming_extensions(session.problems):
        config, registry = _config(session)
        return _read_site(session, config, registry, admitted), config, registry


def _read_site(session: Session, config: Config, registry: Registry, admitted: Ref | None) -> Site:
    request, files = session.request, session.files
    session.report(unread_folders(files))
    sources, misnamed = scan(files, folders_of(config.kinds), config.codes)
    session.report(misnamed)
    parsed = read_documents(session, sources, registry, config.timezone)
    site = make_site(
        parsed,
        config,
        request.instant(config.zone),
        media=read_images(session, parsed),
        files=read_attached(session, parsed, config.largest_file),
        root=read_root(session),
        found=missing_files(files, parsed),
        unread=Unread(session.problems, config.kinds),
        drafts=request.drafts,
        is_repository_public=request.is_repository_public,
        compare=Comparisons(session.cache, session.workers).compare,
        admitted=admitted,
    )
    session.report(site.problems)
    return site


class RenderedSite(Struct, frozen=True):
    """A whole site in memory."""

    files: dict[str, bytes]  # by path below the output folder
    problems: tuple[Problem, ...]  # warnings
    held: str  # one line for people: what is held back from readers
    extensions: dict[str, str]  # files and folders that extensions plan or write, each with that of the extension


def make(
    request: BuildRequest, workers: Workers | None = None, *, drawn: bool = True, shortcuts: bool = True
) -> RenderedSite:
    """Makes the whole site from its sources, without the cache. `drawn=False` leaves out the slow jobs (images and
    search), in which hardly anything can be wrong. `shortcuts` is as in `Session`, and as in `render`.

    Raises BuildFailed with all problems.
    """
    session = Session(request, Cache(), workers, shortcuts=shortcuts)
    site = plan_site(session)
    planned = (file for file in files_of(site.parts) if drawn or not file.is_slow)
    wanted = {file.file for file in planned if all(site.theme.can_render(name) for name, _ in file.templates)}
    files = {asset.file: asset.data for asset in site.assets.values()}
    for made in in_turn(site, wanted, partial(render_batch, site.theme, shortcuts=shortcuts), session.workers):
        if isinstance(made, Problem):
            session.report([made])
        else:
            files |= made
    session.stop_for_errors()
    session.report(lost_addresses(request, site.parts, site.held))
    places = {one.file: extension_place(one, site.registry) for one in files_of(site.parts)}
    extensions = {file: place.path for file, place in places.items() if place}
    return RenderedSite(files, sort(session.problems), held_summary(site.held, site.config.zone), extensions)


def in_turn(
    site: SitePlan, wanted: AbstractSet[str], work: Callable[[Sequence[Job]], Sequence[Result]], workers: Workers
) -> Iterator[Result]:
    """Does the jobs of the wanted files, and yields their results: first pages, then slow jobs, then folders.

    What is not in memory yet is planned by who renders it. Slow jobs are sent one by one: each takes as long as a
    hundred pages, and a picture's bytes are sent with it. Jobs that make folders run in this process, one after
    another: they hold all documents, and start processes themselves.
    """
    jobs, later = jobs_for(site.parts, wanted)
    pages = [job for job in jobs if not (job.is_slow or job.is_folder)]
    pictures = [job for job in jobs if job.is_slow and not job.is_folder]
    folders = [job for job in jobs if job.is_folder]
    on_jobs, on_lazy_jobs = site.registry.for_workers(work), site.registry.for_workers(partial(_on_lazy_jobs, work))
    yield from workers.map(on_jobs, pages, len(pages), PARALLEL_FROM_PAGES, "pages")
    yield from workers.map(on_lazy_jobs, later, sum(map(len, later)), PARALLEL_FROM_PAGES, "chunks of pages", batch=1)
    yield from workers.map(on_jobs, pictures, len(pictures), PARALLEL_FROM_SLOW, "pictures", batch=1)
    yield from Workers(report=workers.report).map(on_jobs, folders, len(folders), 0, "indexes", batch=1)


def _on_lazy_jobs(work: Callable[[Sequence[Job]], Sequence[Result]], batch: Iterable[LazyJobs]) -> Sequence[Result]:
    return work([job for jobs in batch for job in jobs])


def _config(session: Session) -> tuple[Config, Registry]:
    request = session.request
    if not (request.project / "content").is_dir():
        raise BuildFailed([problem(Location("content"), "missing-folder", folder="content/")])
    own = {path: stamp for path, stamp in session.files.items() if path.startswith(_OF_CONFIG)}
    config, registry, problems = session.cache.memory.value(
        "config",
        (own, request.base_url, session.shortcuts),
        partial(read_config, request.project, own, request.base_url, shortcuts=session.shortcuts),
    )
    session.report(problems)
    if config is None:
        raise BuildFailed(session.problems)
    session.cache.belong_to(registry.code.cache_key)
    return config, registry
