"""The incremental build: makes the files whose inputs have changed, and keeps all others.

`plan_site` gives the plan of the whole site on every build, partly from the cache. A file is made again if the key of
its theme or of its data differs from the one in the cache, or if the file on disk is not as the last build left it. So
a build with a cache gives the same bytes as a build without one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from jarchy.build import obstacles, output_folder
from jarchy.build.cache_rows import LastBuild, OutputRecord
from jarchy.build.jobs import Job
from jarchy.build.kept_pictures import KeptPictures
from jarchy.build.libraries import libraries_key
from jarchy.build.output_folder import StagedFile, Target, stage
from jarchy.build.parts import files_of
from jarchy.build.pipeline import SitePlan, in_turn, plan_site
from jarchy.build.published import keep_addresses, lost_addresses
from jarchy.build.render import render, render_batch
from jarchy.build.request import BuildResult
from jarchy.build.session import Session
from jarchy.build.staleness import Changes, changes_of, files_in_folders
from jarchy.build.template_cache import compile_templates
from jarchy.build.workers import PARALLEL_FROM_PAGES, Workers
from jarchy.core.files import settle, stamp_of
from jarchy.problems import Problem
from jarchy.problems.by_file import by_file
from jarchy.problems.summary import summarise
from jarchy.site.held_in_words import held_summary
from jarchy.theme.loader import Theme


def update(
    session: Session,
    output: Target,
    last: LastBuild | None,
    when_shown: Callable[[], None] | None = None,
    *,
    force: bool,
) -> BuildResult:
    """Builds what has changed. Raises BuildFailed with all problems; then no file of the site has changed. With
    `when_shown`, which is called when the pages are in place, files that somebody has touched since are left.
    """
    cache, folder = session.cache, output.folder
    settle(session.files.values())
    site = plan_site(session, last)
    cache.commit()  # kept even if the build fails; workers read it through connections of their own
    session.stop_for_errors()
    changes = changes_of(site, cache.pages(output.name), folder, cache.memory, only_known=when_shown is not None)
    session.report(obstacles.clashes(output, changes.why.keys() - changes.folders.keys(), changes.listed))
    session.stop_for_errors()
    with output_folder.staging_area(folder):
        pictures = KeptPictures(session.pictures, site.registry.code.cache_key)
        staged = _stage(session, site, changes, folder, pictures, force=force)
        session.report(obstacles.clashes(output, staged.keys() - changes.why.keys(), changes.listed))
        session.stop_for_errors()
        changes.expand(files_in_folders(site.parts, staged))
        # Until the last commit, the cache must claim neither the old nor the new version of these files.
        cache.forget_pages(output.name, changes.why.keys() | changes.records.keys() - changes.wanted.keys())
        cache.commit()
        removed = _publish(folder, staged, changes, session.workers)
    if when_shown:
        when_shown()
    pictures.update(folder, _finished_pictures(site, changes, staged), force=force)
    result = _result(session, site, changes, staged, removed)
    _remember(session, output, site, changes, staged, result)
    return _with_lost_addresses(session, site, result)


def _with_lost_addresses(session: Session, site: SitePlan, result: BuildResult) -> BuildResult:
    """The result with warnings that hold for this build alone: the next one compares with what is published now."""
    lost = list(lost_addresses(session.request, site.parts, site.held))
    if session.is_published:
        keep_addresses(session.request.project, site.parts)
    if not lost:
        return result
    problems = by_file([*session.problems, *lost], session.known)
    return replace(result, summary=summarise(problems), packed=session.pack(problems))


def _result(
    session: Session, site: SitePlan, changes: Changes, staged: Mapping[str, StagedFile], removed: Sequence[str]
) -> BuildResult:
    problems = by_file(session.problems, session.known)
    change, warning = site.next_change, site.site.next_warning
    written = sum(not one.stamp for one in staged.values())
    return BuildResult(
        languages=site.config.codes,
        written=written,
        unchanged=len(changes.wanted) - written,
        removed=len(removed),
        summary=summarise(problems),
        packed=session.pack(problems),
        change=change.isoformat() if change else "",
        good_until=min((at for at in (change.timestamp() if change else None, warning) if at), default=None),
        held=held_summary(site.held, site.config.zone),
        note=session.cache.note,
    )


def _remember(
    session: Session,
    output: Target,
    site: SitePlan,
    changes: Changes,
    staged: Mapping[str, StagedFile],
    result: BuildResult,
) -> None:
    """Writes the cache entries that the next build needs."""
    cache, request, (folder, name) = session.cache, session.request, output
    build = max((record.build for record in changes.records.values()), default=0) + 1
    records = [
        OutputRecord(
            file,
            *changes.wanted[file],
            one.content,
            one.stamp or stamp_of(f"{folder}/{file}"),
            changes.why[file],
            build,
        )
        for file, one in staged.items()
    ]
    last = LastBuild(
        settings=request.settings,
        sources=session.state,
        record=stamp_of(f"{folder}/{output_folder.MADE}"),
        timezone=site.config.timezone,
        as_of=request.instant(site.config.zone).timestamp(),
        libraries=site.registry.code.libraries,
        libraries_key=libraries_key(site.registry.code.libraries),
        outcome=result,
    )
    cache.keep_pages(name, records)
    cache.keep_last(name, last)
    cache.forget_outputs([other for other in cache.outputs() if not (request.project / other).is_dir()])
    cache.commit()
    settle(record.stamp for record in records)


def _still_right(changes: Changes, folder: Path) -> dict[str, dict[str, StagedFile]]:
    """The touched files and folders whose bytes are still right, as after the output folder was copied."""
    right = {}
    for one in (one for one, why in changes.why.items() if why == "touched"):
        files = changes.folders.get(one, [one])
        there = {
            file: staged
            for file in files
            if (staged := output_folder.in_place(folder, file, changes.records[file].content))
        }
        if len(there) == len(files):
            right[one] = there
    return right


def _finished_pictures(
    site: SitePlan, changes: Changes, staged: Mapping[str, StagedFile]
) -> Iterator[tuple[str, str, str]]:
    """Every picture, with the key of its data and the key of its bytes."""
    for planned in files_of(site.parts):
        if planned.is_picture:
            file = staged.get(planned.file) or changes.records[planned.file]
            yield planned.file, planned.key, file.content


def _stage(
    session: Session, site: SitePlan, changes: Changes, folder: Path, pictures: KeptPictures, *, force: bool
) -> dict[str, StagedFile]:
    """Makes the changed files and stages them, except files that have the right bytes already."""
    right = _still_right(changes, folder)
    changed = changes.why.keys() - right.keys()
    assets = [asset for asset in site.assets.values() if asset.file in changed]
    staged = {file: one for files in right.values() for file, one in files.items()}
    staged |= {asset.file: stage(folder, asset.file, asset.data, force=force) for asset in assets}
    files = [file for file in files_of(site.parts) if file.file in changed]
    kept = {file.file: pictures.take(file.file, file.key) for file in files if file.is_picture and not force}
    staged |= {file: stage(folder, file, data) for file, data in kept.items() if data is not None}
    compile_templates(session.cache, site.theme, files, session.workers)
    ours, theirs = partial(_render_and_stage, folder, force, site.theme), partial(render_batch, site.theme)
    for made in in_turn(site, changed - staged.keys(), ours if session.workers.share_disk else theirs, session.workers):
        if isinstance(made, Problem):
            session.report([made])
        else:
            staged |= _stage_all(folder, made, force=force)
    return staged


def _render_and_stage(
    folder: Path, force: bool, theme: Theme, jobs: Sequence[Job]
) -> list[dict[str, StagedFile] | Problem]:
    """Like `render_batch`, for workers on this machine: they stage the bytes themselves, so these are not sent back."""
    return [
        made if isinstance(made, Problem) else _stage_all(folder, made, force=force)
        for job in jobs
        for made in [render(job, theme)]
    ]


def _stage_all(folder: Path, files: Mapping[str, bytes | StagedFile], *, force: bool) -> dict[str, StagedFile]:
    return {
        file: stage(folder, file, made, force=force) if isinstance(made, bytes) else made
        for file, made in files.items()
    }


def _publish(folder: Path, staged: Mapping[str, StagedFile], changes: Changes, workers: Workers) -> list[str]:
    """Publishes the staged files and removes stale ones: then builds have left exactly the wanted files in the folder.

    Assets and pictures come first, because pages refer to them; then new pages, then changed pages, which may link to
    them. Returns the removed files.
    """
    listed, wanted = changes.listed, changes.wanted
    if not listed.issuperset(wanted):
        output_folder.record(folder, listed.union(wanted))
    stale = sorted(listed.difference(wanted), key=lambda file: (file.split("/")[0] in output_folder.DIGESTED, file))
    if stale:
        output_folder.remove(folder, obstacles.in_the_way(stale, wanted))
    output_folder.publish_new(folder)
    replacing = sorted(file for file, one in staged.items() if one.replaces)
    here = workers if workers.share_disk else Workers()
    tuple(here.map(partial(output_folder.publish, folder), replacing, len(replacing), PARALLEL_FROM_PAGES, "files"))
    output_folder.remove(folder, stale)
    output_folder.record(folder, wanted)
    return stale
