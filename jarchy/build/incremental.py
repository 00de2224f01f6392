"""The incremental build: makes the files whose inputs have changed, and keeps all others.

`walk` plans the whole site on every build. A file is made again if the key of its theme or of its data differs from
the one in the cache, or if the file on disk is not as the last build left it. So a build with a cache gives the same
bytes as a build without one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from jarchy.build import output_folder
from jarchy.build.cache import Cache, LastBuild, OutputRecord
from jarchy.build.output_folder import StagedFile, stage
from jarchy.build.pipeline import PARALLEL_FROM_PAGES, SitePlan, in_turn, make, walk
from jarchy.build.plan import Job, Plan
from jarchy.build.render import render, render_batch
from jarchy.build.request import BuildRequest, BuildResult
from jarchy.build.workers import Workers
from jarchy.core.files import Files, settle, stamp_of, state_of
from jarchy.core.hashing import key
from jarchy.core.records import encoded
from jarchy.problems import BuildFailed, Problem, errors, sort
from jarchy.site.held import account
from jarchy.theme.loader import Theme, theme_key

Keys = tuple[str, str]  # the keys of its theme and of its data
FolderFiles = dict[str, list[str]]  # the folders that jobs make, each with its files
Value = TypeVar("Value")


def renew(
    order: BuildRequest, folder: Path, shown: str, files: Files, state: Cache, workers: Workers, *, force: bool
) -> BuildResult:
    """Builds what has changed and returns what was done. `shown` is the name of `folder` in problems.

    Raises BuildFailed with all problems; then no file of the site has changed.
    """
    settle(files.values())
    found: list[Problem] = []
    walked = walk(order, files, state, workers, found)
    state.commit()  # kept even if the build fails; workers read it through connections of their own
    _stop_for(found)
    wanted, pages, made = wanted_files(walked), state.pages(shown), set(output_folder.recorded(folder))
    folders = files_in_folders(walked.jobs, chain(made, pages))
    changed = {one: why for one, keys in wanted.items() if (why := reason(one, keys, folders, pages, folder))}
    found.extend(output_folder.clashes(folder, changed.keys() - folders.keys(), made, shown))
    _stop_for(found)
    with output_folder.staging_area(folder):
        right = _still_right(changed, folders, pages, folder)
        staged = {file: one for files in right.values() for file, one in files.items()}
        staged |= _stage_changed(walked, changed.keys() - right.keys(), folder, workers, found, force=force)
        found.extend(
            output_folder.clashes(folder, staged.keys() - changed.keys(), made, shown)
        )  # files in folders, known only now
        _stop_for(found)
        folders |= {one: files for one, files in files_in_folders(walked.jobs, staged).items() if one in changed}
        _expand(wanted, folders)
        _expand(changed, folders)
        # Until the last commit, the cache must claim neither the old nor the new version of these files.
        state.forget_pages(shown, changed.keys() | pages.keys() - wanted.keys())
        state.commit()
        removed = _publish(folder, staged, wanted, made, workers)
    written = sum(not one.stamp for one in staged.values())
    outcome = BuildResult(
        languages=walked.config.codes,
        written=written,
        unchanged=len(wanted) - written,
        removed=len(removed),
        problems=sort(found),
        change=walked.next_change.isoformat() if walked.next_change else "",
        held=account(walked.held, walked.config.zone),
        note=state.note,
    )
    build = max((page.build for page in pages.values()), default=0) + 1
    rows = [
        OutputRecord(file, *wanted[file], one.content, one.stamp or stamp_of(f"{folder}/{file}"), changed[file], build)
        for file, one in staged.items()
    ]
    state.keep_pages(shown, rows)
    state.keep_last(shown, _last(order, files, folder, walked, outcome))
    state.forget_outputs([other for other in state.outputs() if not (order.project / other).is_dir()])
    state.commit()
    settle(page.stamp for page in rows)
    return outcome


def _stop_for(found: list[Problem]) -> None:
    """Raises BuildFailed if there are errors: the work that follows would be thrown away."""
    if errors(found):
        raise BuildFailed(found)


def wanted_files(walked: SitePlan) -> dict[str, Keys]:
    """Every file of the site with its keys; for a job that makes several files, their folder."""
    theme_keys = {
        (template, lang): theme_key(walked.theme, template, lang)
        for template, lang in {(job.template, job.lang) for job in walked.jobs}
    }
    wanted = {asset.file: ("", key(asset.data)) for asset in walked.assets.values()}
    for job in walked.jobs:
        wanted[job.file] = theme_keys[job.template, job.lang], data_key(job)
    return wanted


def data_key(job: Job) -> str:
    """The key of all values that the template is given."""
    return key(encoded((job.frame, job.page)))


def files_in_folders(jobs: Plan, files: Iterable[str]) -> FolderFiles:
    """The folders that jobs make, each with those of `files` that are in it.

    The files of a folder are known only when it is made. A later build takes them from the list in the output folder
    and from the cache: if these two differ, the folder is made again.
    """
    folders = tuple(job.file for job in jobs if job.is_folder)
    inside = sorted({file for file in files if file.startswith(folders)}) if folders else []
    return {folder: [file for file in inside if file.startswith(folder)] for folder in folders}


def reason(file: str, keys: Keys, folders: FolderFiles, pages: Mapping[str, OutputRecord], folder: Path) -> str:
    """Why a file, or a whole folder, must be made: “new”, “theme”, “data” or “touched”; empty if it is up to date."""
    if file in folders:
        whys = {reason(one, keys, {}, pages, folder) for one in folders[file]} or {"new"}
        return next((why for why in ("new", "theme", "data", "touched") if why in whys), "")
    page = pages.get(file)
    if page is None:
        return "new"
    if page.theme_key != keys[0]:
        return "theme"
    if page.data_key != keys[1]:
        return "data"
    return "" if page.stamp == stamp_of(f"{folder}/{file}") != b"" else "touched"


def _still_right(
    changed: Mapping[str, str], folders: FolderFiles, pages: Mapping[str, OutputRecord], folder: Path
) -> dict[str, dict[str, StagedFile]]:
    """The touched files and folders whose bytes are still right, as after the output folder was copied."""
    right = {}
    for one in (one for one, why in changed.items() if why == "touched"):
        files = folders.get(one, [one])
        there = {
            file: staged for file in files if (staged := output_folder.in_place(folder, file, pages[file].content))
        }
        if len(there) == len(files):
            right[one] = there
    return right


def _expand(values: dict[str, Value], folders: FolderFiles) -> None:
    """Replaces each folder in `values` with its files; each file gets the folder's value."""
    for one in folders.keys() & values.keys():
        values |= dict.fromkeys(folders[one], values.pop(one))


def _stage_changed(
    walked: SitePlan,
    changed: Collection[str],
    folder: Path,
    workers: Workers,
    found: list[Problem],
    *,
    force: bool,
) -> dict[str, StagedFile]:
    """Makes the changed files and stages them. Problems of templates are added to `found`."""
    assets = [asset for asset in walked.assets.values() if asset.file in changed]
    staged = {asset.file: stage(folder, asset.file, asset.data, force=force) for asset in assets}
    jobs = [job for job in walked.jobs if job.file in changed]
    ours, theirs = partial(_render_and_stage, folder, force, walked.theme), partial(render_batch, walked.theme)
    for _, made in in_turn(ours if workers.share_disk else theirs, jobs, workers):
        if isinstance(made, Problem):
            found.append(made)
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


def _publish(
    folder: Path, staged: Mapping[str, StagedFile], wanted: Mapping[str, object], made: set[str], workers: Workers
) -> list[str]:
    """Publishes the staged files and removes stale ones: then builds have left exactly `wanted` in the folder.

    Assets and pictures come first, because pages refer to them; then new pages, then changed pages, which may link to
    them. Returns the removed files.
    """
    if not made.issuperset(wanted):
        output_folder.record(folder, made.union(wanted))
    output_folder.publish_new(folder)
    replacing = sorted(file for file, one in staged.items() if one.replaces)
    here = workers if workers.share_disk else Workers()
    tuple(here.map(partial(output_folder.publish, folder), replacing, len(replacing), PARALLEL_FROM_PAGES, "files"))
    stale = sorted(made.difference(wanted), key=lambda file: (file.split("/")[0] in output_folder.DIGESTED, file))
    output_folder.remove(folder, stale)
    output_folder.record(folder, wanted)
    return stale


def differences(order: BuildRequest, folder: Path, workers: Workers) -> list[str]:
    """How the output folder differs from a site made from the sources alone: one line for each file."""
    made, recorded = make(order, workers).files, set(output_folder.recorded(folder))
    lines = []
    for file in sorted(made.keys() | recorded):
        there = (folder / file).read_bytes() if (folder / file).is_file() else None
        if file not in made:
            lines.append(f"{file} is left over")
        elif there != made[file]:
            lines.append(f"{file} {'is missing' if there is None else 'differs'}")
    return lines


def _last(order: BuildRequest, files: Files, folder: Path, walked: SitePlan, outcome: BuildResult) -> LastBuild:
    return LastBuild(
        settings=(order.drafts, order.base_url, order.is_repository_public),
        sources=state_of(files),
        record=stamp_of(f"{folder}/{output_folder.MADE}"),
        timezone=walked.config.timezone,
        as_of=order.instant(walked.config.zone).timestamp(),
        outcome=outcome,
    )
