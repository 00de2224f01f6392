"""Checks the output folder: a site is never built into a folder with private files, nor into one that contains such."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from jarchy.build.lock import CACHE
from jarchy.build.output_folder import MADE, Target
from jarchy.build.request import BuildRequest
from jarchy.problems import BuildFailed, Location, problem

PREVIEW = f"{CACHE}/preview"  # below the project; served to this machine only

Identity = tuple[int, int] | Path


def target(request: BuildRequest, folder: Path) -> Target:
    """The output folder, resolved, with its name in problems. Raises BuildFailed if a site must not be built there."""
    project, folder = request.project.resolve(), folder.resolve()
    name = folder.relative_to(project).as_posix() if folder.is_relative_to(project) else str(folder)
    name = os.fsencode(name).decode("utf-8", "backslashreplace")
    is_preview = request.drafts and folder == (project / PREVIEW).resolve()
    if not is_preview and (reason := next(_objections(request, project, folder), "")):
        raise BuildFailed([problem(Location(name), "output-place", output=name, reason=reason)])
    return Target(folder, name)


def preview_place(request: BuildRequest, folder: Path) -> Path:
    """The folder of a preview for the press, resolved. Raises BuildFailed if it is private, or where a site is built:
    a preview must not be published with the site.
    """
    project, folder = request.project.resolve(), folder.resolve()
    built = "builds publish what is there" if _is_built(project, {folder, *folder.parents}) else ""
    if reason := built or next(_objections(request, project, folder), ""):
        raise BuildFailed([problem(Location(str(folder)), "preview-place", folder=folder, reason=reason)])
    return folder


def may_be_published(request: BuildRequest, file: Path) -> bool:
    """Whether a file lies where a site is built, or among its sources."""
    above = set(file.resolve().parents)
    return _is_built(request.project.resolve(), above) or any(source.resolve() in above for source in request.sources)


def _is_built(project: Path, folders: Collection[Path]) -> bool:
    return project / "output" in folders or any((folder / MADE).exists() for folder in folders)


def _objections(request: BuildRequest, project: Path, folder: Path) -> Iterator[str]:
    private = [source.resolve() for source in (*request.sources, project / CACHE, project / ".git")]
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
    """Device and inode: the same for every name of a folder, as through a symlink or in other capitals."""
    try:
        info = path.stat()
    except OSError:
        return path
    return info.st_dev, info.st_ino


def _home() -> list[Path]:
    try:
        return [Path.home().resolve()]
    except RuntimeError:  # the user has no home folder
        return []


def _is_tracked(folder: Path) -> bool:
    """Whether Git tracks files in the folder. False if the folder is empty or Git is not installed."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return False
    from jarchy.build.history import git  # noqa: PLC0415  only for a folder that no build has written to

    return bool(git(folder, "ls-files", "--", "."))
