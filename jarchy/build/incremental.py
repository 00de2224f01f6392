"""Brings an output folder up to date: what has changed is made, all else is left as it is.

`walk` says what is to be made, in full and every time. A file is made again when the key of what it is made from is
another, or when it is not as it was left. So a build that remembers leaves the bytes that any other would.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from jarchy.build import output_folder
from jarchy.build.cache import Cache, LastBuild, OutputRecord
from jarchy.build.output_folder import StagedFile, lay_ready
from jarchy.build.pipeline import FEW_PAGES, SitePlan, in_turn, make, walk
from jarchy.build.plan import Job
from jarchy.build.render import render, render_batch
from jarchy.build.request import BuildRequest, BuildResult
from jarchy.build.workers import Workers
from jarchy.core.files import Files, settle, stamp_of, state_of
from jarchy.core.hashing import key
from jarchy.core.records import encoded
from jarchy.outputs.pagefind import files_of
from jarchy.problems import BuildFailed, Problem, errors, sort
from jarchy.site.held import account
from jarchy.theme.loader import Theme, look


def renew(
    order: BuildRequest, folder: Path, shown: str, files: Files, state: Cache, workers: Workers, *, force: bool
) -> BuildResult:
    """Raises BuildFailed with everything that is wrong; then nothing was written. `shown` is how problems call it."""
    settle(files.values())
    found: list[Problem] = []
    walked = walk(order, files, state, workers, found)
    state.commit()  # what was read is true, whatever comes of it; workers look it up
    _stop_for(found)
    wanted, pages = wanted_files(walked), state.pages(shown)
    searched, bytes_of = _searched(walked, folder, shown, pages, state, found)
    state.commit()
    wanted |= searched
    bytes_of |= {asset.file: asset.data for asset in walked.assets.values()}
    changed = {file: why for file, keys in wanted.items() if (why := reason(file, keys, pages.get(file), folder))}
    made = set(output_folder.recorded(folder))
    found.extend(output_folder.clashes(folder, changed, made, shown))
    _stop_for(found)
    with output_folder.room(folder):
        ready = _still_right(changed, pages, folder)
        ready |= _make_ready(walked, bytes_of, changed.keys() - ready.keys(), folder, workers, found, force=force)
        _stop_for(found)
        # From here to the last commit nobody may take these files for what they were, or for what they shall be.
        state.forget_pages(shown, changed.keys() | pages.keys() - wanted.keys())
        state.commit()
        removed = _put(folder, ready, wanted, made, workers)
    written = sum(not one.stamp for one in ready.values())
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
        for file, one in ready.items()
    ]
    state.keep_pages(shown, rows)
    state.keep_last(shown, _last(order, files, folder, walked, outcome))
    state.forget_outputs([other for other in state.outputs() if not (order.project / other).is_dir()])
    state.commit()
    settle(page.stamp for page in rows)
    return outcome


def _stop_for(found: list[Problem]) -> None:
    """Ends the build where there are errors: the work that follows would be thrown away."""
    if errors(found):
        raise BuildFailed(found)


def wanted_files(walked: SitePlan) -> dict[str, tuple[str, str]]:
    """Every file of the site, and the keys of what it is made from: how it looks, and what it shows."""
    looks = {
        (template, lang): look(walked.theme, template, lang)
        for template, lang in {(job.template, job.lang) for job in walked.jobs}
    }
    wanted = {asset.file: ("", key(asset.data)) for asset in walked.assets.values()}
    for job in walked.jobs:
        wanted[job.file] = looks[job.template, job.lang], shows(job)
    return wanted


def _searched(
    walked: SitePlan, folder: Path, shown: str, pages: Mapping[str, OutputRecord], state: Cache, found: list[Problem]
) -> tuple[dict[str, tuple[str, str]], dict[str, bytes]]:
    """The files of search indexes, with their keys as of all files; and their bytes, where some are to be written.

    Which files an index has is known when they are made, so it is remembered.
    """
    wanted: dict[str, tuple[str, str]] = {}
    bytes_of: dict[str, bytes] = {}
    for index in walked.indexes:
        made_of = key(encoded(index))
        contents = state.index(shown, index.folder, made_of)
        if not contents or any(reason(file, ("", contents[file]), pages.get(file), folder) for file in contents):
            made = files_of(index)
            if isinstance(made, Problem):
                found.append(made)
                continue
            bytes_of |= made
            contents = {file: key(data) for file, data in made.items()}
            state.keep_index(shown, index.folder, made_of, contents)
        wanted |= {file: ("", content) for file, content in contents.items()}
    return wanted, bytes_of


def shows(job: Job) -> str:
    """The key of all that a template is given."""
    return key(encoded((job.frame, job.page)))


def reason(file: str, keys: tuple[str, str], page: OutputRecord | None, folder: Path) -> str:
    """Why a file is to be made; empty when it is right as it is."""
    if page is None:
        return "new"
    if page.look != keys[0]:
        return "look"
    if page.shows != keys[1]:
        return "shows"
    return "" if page.stamp == stamp_of(f"{folder}/{file}") != b"" else "touched"


def _still_right(changed: Mapping[str, str], pages: Mapping[str, OutputRecord], folder: Path) -> dict[str, StagedFile]:
    """Files that are not as they were left, but have the bytes that they had, as in a copy of the whole folder."""
    touched = (file for file, why in changed.items() if why == "touched")
    return {file: there for file in touched if (there := output_folder.lies(folder, file, pages[file].content))}


def _make_ready(
    walked: SitePlan,
    bytes_of: Mapping[str, bytes],
    changed: Collection[str],
    folder: Path,
    workers: Workers,
    found: list[Problem],
    *,
    force: bool,
) -> dict[str, StagedFile]:
    """Makes the files that have changed, or takes their bytes, and lays them ready beside their places."""
    ready = {file: lay_ready(folder, file, data, force=force) for file, data in bytes_of.items() if file in changed}
    jobs = [job for job in walked.jobs if job.file in changed]
    ours, theirs = partial(_render_ready, folder, force, walked.theme), partial(render_batch, walked.theme)
    for file, made in in_turn(ours if workers.share_disk else theirs, jobs, workers):
        if isinstance(made, Problem):
            found.append(made)
        else:
            ready[file] = lay_ready(folder, file, made, force=force) if isinstance(made, bytes) else made
    return ready


def _render_ready(folder: Path, force: bool, theme: Theme, jobs: Sequence[Job]) -> list[StagedFile | Problem]:
    """`render_batch` by one who shares our disk: the bytes are laid ready where they were made."""
    return [
        made if isinstance(made, Problem) else lay_ready(folder, job.file, made, force=force)
        for job in jobs
        for made in [render(job, theme)]
    ]


def _put(
    folder: Path, ready: Mapping[str, StagedFile], wanted: Mapping[str, object], made: set[str], workers: Workers
) -> list[str]:
    """Puts what was laid ready into its places, so that the folder holds exactly `wanted`, beside what is not ours.

    Assets and pictures first, whose names are always new; new pages before others, which may lead to them. Returns
    what it removed.
    """
    if not made.issuperset(wanted):
        output_folder.record(folder, made.union(wanted))
    output_folder.put_new(folder)
    replacing = sorted(file for file, one in ready.items() if one.replaces)
    here = workers if workers.share_disk else Workers()
    tuple(here.map(partial(output_folder.put, folder), replacing, len(replacing), FEW_PAGES, "files"))
    stale = sorted(made.difference(wanted), key=lambda file: (file.split("/")[0] in output_folder.DIGESTED, file))
    output_folder.remove(folder, stale)
    output_folder.record(folder, wanted)
    return stale


def differences(order: BuildRequest, folder: Path, workers: Workers) -> list[str]:
    """What is not in the output folder as a site made from nothing but the sources has it, a line for each file."""
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
