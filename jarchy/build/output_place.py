"""Where a site may be built: never into a folder that holds what is not for readers, or into one around it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from jarchy.build.lock import CACHE
from jarchy.build.output_folder import MADE
from jarchy.build.request import BuildRequest
from jarchy.problems import BuildFailed, Location, problem

PREVIEW = f"{CACHE}/preview"  # below the project: the one place in there that is served, to this machine alone

Identity = tuple[int, int] | Path


def place(order: BuildRequest, folder: Path) -> tuple[Path, str]:
    """The output folder, and how problems call it. Raises BuildFailed where a site must not be built."""
    project, folder = order.project.resolve(), folder.resolve()
    shown = folder.relative_to(project).as_posix() if folder.is_relative_to(project) else str(folder)
    shown = os.fsencode(shown).decode("utf-8", "backslashreplace")
    is_preview = order.drafts and folder == (project / PREVIEW).resolve()
    if not is_preview and (reason := next(_objections(order, project, folder), "")):
        raise BuildFailed([problem(Location(shown), "output-place", output=shown, reason=reason)])
    return folder, shown


def _objections(order: BuildRequest, project: Path, folder: Path) -> Iterator[str]:
    private = [source.resolve() for source in (*order.sources, project / CACHE, project / ".git")]
    above = {_identity(one) for one in (folder, *folder.parents)}
    if above & set(map(_identity, private)) or ".git" in folder.parts:
        yield "the files there are not for readers"
    around = [parent for one in (*private, *_home()) for parent in one.parents]
    if _identity(folder) in map(_identity, (*around, *_home())):
        yield "it contains more than the site"
    if folder.is_relative_to(project) and any(part.startswith(".") for part in folder.relative_to(project).parts):
        yield "a folder whose name begins with a dot is not for readers"
    if (folder / ".git").exists():
        yield "it is a Git repository, and its history is not for readers"
    if not (folder / MADE).exists() and _is_tracked(folder):
        yield "Git tracks files in it that no build made"


def _identity(path: Path) -> Identity:
    """The same for all names of one folder: a link, or other capitals where these do not count."""
    try:
        info = path.stat()
    except OSError:
        return path
    return info.st_dev, info.st_ino


def _home() -> list[Path]:
    try:
        return [Path.home().resolve()]
    except RuntimeError:  # of a user who has none
        return []


def _is_tracked(folder: Path) -> bool:
    """Whether a folder with something in it is part of a repository. Where there is no git, nothing is."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return False
    import subprocess  # noqa: PLC0415  only for a folder that no build has seen

    with suppress(OSError, subprocess.SubprocessError):
        command = ["git", "-C", str(folder), "ls-files", "--", "."]
        return bool(subprocess.run(command, capture_output=True, timeout=10, check=False).stdout)  # noqa: S603  no shell
    return False
