"""The entry to a build: takes the project's lock, returns at once when neither sources nor output have changed, else
runs the incremental build.
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
    """Brings `folder` up to date; `force` first forgets all that is known. A build that fails changes nothing.

    Raises BuildFailed with everything that is wrong.
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
    from jarchy.build.incremental import renew  # noqa: PLC0415  most of the program, which a build with nothing to do does without

    return renew(order, folder, shown, files, state, workers, force=force)


def _holds(last: LastBuild, order: BuildRequest, files: Files) -> bool:
    """Whether a build of this order would read what the last one read, at an instant at which it says the same."""
    now = order.instant(ZoneInfo(last.timezone)).timestamp()
    return (
        last.settings == (order.drafts, order.base_url, order.is_repository_public)
        and last.as_of <= now
        and (last.outcome.next_change is None or now < last.outcome.next_change.timestamp())
        and last.sources == state_of(files)
    )


def _is_untouched(last: LastBuild, folder: Path, stamps: Sequence[tuple[str, bytes]]) -> bool:
    """Whether the output folder is as the last build left it; also by one that was killed before it changed a file."""
    return (
        last.record == stamp_of(f"{folder}/{MADE}") != b""
        and not os.path.lexists(f"{folder}/{STAGING}")
        and len(stamps) == last.outcome.files
        and all(stamp_of(f"{folder}/{file}") == stamp for file, stamp in stamps)
    )
