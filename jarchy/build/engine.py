"""The entry point of a build.

It takes the project's lock, returns at once if neither the sources nor the output have changed, and otherwise runs the
incremental build.
"""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec

from jarchy.build.cache import Cache
from jarchy.build.cache_file import open_cache
from jarchy.build.cache_rows import LastBuild
from jarchy.build.memory import Memory
from jarchy.build.output_folder import MADE, STAGING, Target
from jarchy.build.output_place import target
from jarchy.build.request import BuildRequest, BuildResult
from jarchy.build.session import Session
from jarchy.build.workers import Workers
from jarchy.core.files import Files, stamp_of


def build(
    request: BuildRequest,
    folder: Path,
    *,
    force: bool = False,
    workers: Workers | None = None,
    keep_pictures: bool = False,
    is_published: bool = False,
    memory: Memory | None = None,
    files: Files | None = None,
    when_shown: Callable[[], None] | None = None,
) -> BuildResult:
    """Brings `folder` up to date and returns what was done. `force` first empties the cache. With `keep_pictures`,
    finished pictures are kept, and taken from where a host has restored them; never those of a build with drafts.
    `is_published` says whether readers get what is built: then it is remembered which addresses they have. `memory` is
    that of the last build by the same process, `files` a snapshot of the sources. `when_shown` is called when all pages
    that have changed are in place: only then is it looked whether somebody has touched others, and all is remembered.

    Raises BuildFailed with all problems; then `folder` has not changed.
    """
    output = target(request, folder)
    with open_cache(request.project, memory) as cache:
        if force:
            cache.start_again()
        begin = partial(Session, request, workers=workers, keep_pictures=keep_pictures, is_published=is_published)
        return cache.use_or_restart(
            lambda cache: _build(partial(begin, cache, files=files), output, when_shown, force=force)
        )


def _build(
    begin: Callable[[], Session], output: Target, when_shown: Callable[[], None] | None, *, force: bool
) -> BuildResult:
    session = begin()
    last = session.cache.last(output.name) if not session.pictures else None  # every build looks after this folder
    holds = last is not None and last.holds(session.request, session.state)
    if last and holds and _is_untouched(last, output.folder, session.cache.stamps(output.name)):
        return msgspec.structs.replace(last.outcome, written=0, unchanged=last.outcome.files, removed=0, note="")
    from jarchy.build.incremental import update  # noqa: PLC0415  most of the program, which a build with nothing to do does without

    result = update(session, output, last, when_shown, force=force)
    if when_shown and not _is_as_left(session.cache, output):
        return update(begin(), output, session.cache.last(output.name), force=force)
    return result


def _is_as_left(cache: Cache, output: Target) -> bool:
    last = cache.last(output.name)
    return last is not None and _is_untouched(last, output.folder, cache.stamps(output.name))


def _is_untouched(last: LastBuild, folder: Path, stamps: Sequence[tuple[str, bytes]]) -> bool:
    """Whether the output folder is as the last build left it, and no build was killed since while it staged files."""
    return (
        last.record == stamp_of(f"{folder}/{MADE}") != b""
        and not os.path.lexists(f"{folder}/{STAGING}")
        and len(stamps) == last.outcome.files
        and all(stamp_of(f"{folder}/{file}") == stamp for file, stamp in stamps)
    )
