"""The entry point of a build.

It takes the project's lock, returns at once if neither the sources nor the output have changed, and otherwise runs the
incremental build.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from jarchy.build.cache import Cache, LastBuild, remembering
from jarchy.build.output_folder import MADE, STAGING
from jarchy.build.output_place import place
from jarchy.build.request import BuildRequest, BuildResult
from jarchy.build.workers import Workers
from jarchy.core.files import Files, stamp_of, state_of, survey


def build(order: BuildRequest, folder: Path, *, force: bool = False, workers: Workers | None = None) -> BuildResult:
    """Brings `folder` up to date and returns what was done. `force` first empties the cache.

    Raises BuildFailed with all problems; then `folder` has not changed.
    """
    folder, shown = place(order, folder)
    workers = workers or Workers()
    with remembering(order.project) as state:
        if force:
            state.start_again()
        return state.lend(lambda state: _build(order, folder, shown, state, workers, force=force))


def _build(
    order: BuildRequest, folder: Path, shown: str, state: Cache, workers: Workers, *, force: bool
) -> BuildResult:
    files = survey(order.project)
    last = state.last(shown)
    if last and _holds(last, order, files) and _is_untouched(last, folder, state.stamps(shown)):
        return msgspec.structs.replace(last.outcome, written=0, unchanged=last.outcome.files, removed=0, note="")
    from jarchy.build.incremental import renew  # noqa: PLC0415  most of the program; a build with nothing to do needs none of it

    return renew(order, folder, shown, files, state, workers, force=force)


def _holds(last: LastBuild, order: BuildRequest, files: Files) -> bool:
    """Whether this request has the same sources and settings as the last build, before anything changes by time."""
    now = order.instant(ZoneInfo(last.timezone)).timestamp()
    return (
        last.settings == (order.drafts, order.base_url, order.is_repository_public)
        and last.as_of <= now
        and (last.outcome.next_change is None or now < last.outcome.next_change.timestamp())
        and last.sources == state_of(files)
    )


def _is_untouched(last: LastBuild, folder: Path, stamps: Sequence[tuple[str, bytes]]) -> bool:
    """Whether the output folder is as the last build left it, and no build was killed since while it staged files."""
    return (
        last.record == stamp_of(f"{folder}/{MADE}") != b""
        and not os.path.lexists(f"{folder}/{STAGING}")
        and len(stamps) == last.outcome.files
        and all(stamp_of(f"{folder}/{file}") == stamp for file, stamp in stamps)
    )
