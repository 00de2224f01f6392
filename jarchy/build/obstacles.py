"""What is in the way of the files of a site in its output folder: what no build made, and what earlier builds made."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from jarchy.build.output_folder import MADE, Target, is_folder
from jarchy.core.files import stamp_of
from jarchy.problems import Location, Problem, listed, problem

MOST_NAMED = 3  # files in the way that are problems one by one when the list is lost


def clashes(output: Target, files: Iterable[str], made: Collection[str]) -> list[Problem]:
    """Reports files, links and folders that no build made and that are in the way of a planned file. Without the list
    of what builds `made`, many of them are one problem. What builds made in its place is not in the way: it is stale.
    """
    free: set[str] = set()  # folders already checked
    all_foreign: dict[str, None] = {}
    for file in files:
        foreign = _in_the_way(output.folder, file, made, free)
        if foreign is None and _is_foreign(output.folder, file, made):
            foreign = file
        if foreign is not None:
            all_foreign[foreign] = None
    if len(all_foreign) > MOST_NAMED and not (output.folder / MADE).exists():
        return [_lost(output, sorted(all_foreign))]
    return [
        problem(Location(f"{output.name}/{file}"), "foreign-file", path=file, output=output.name)
        for file in all_foreign
    ]


def _lost(output: Target, foreign: Sequence[str]) -> Problem:
    files = f"{listed(foreign, MOST_NAMED)} files"
    return problem(Location(f"{output.name}/{MADE}"), "lost-record", output=output.name, record=MADE, files=files)


def _in_the_way(folder: Path, file: str, made: Collection[str], free: set[str]) -> str | None:
    """The link or file that is in the place of a folder above `file`, if there is one."""
    above = file.rpartition("/")[0]
    if not above or above in free:
        return None
    obstacle = _in_the_way(folder, above, made, free)
    if obstacle is None and not is_folder(f"{folder}/{above}") and _is_foreign(folder, above, made, is_file=False):
        obstacle = above
    if obstacle is None:
        free.add(above)
    return obstacle


def _is_foreign(folder: Path, file: str, made: Collection[str], *, is_file: bool = True) -> bool:
    """Whether something is in the place of a file (or of a folder) that no build made, or that is not as it was made:
    a link, or a folder with a file that no build made.
    """
    target = f"{folder}/{file}"
    if is_folder(target):
        return not all(_made_below(folder, target, made))
    if file in made:
        return not is_file and not stamp_of(target)
    return os.path.lexists(target)


def _made_below(folder: Path, target: str, made: Collection[str]) -> Iterator[bool]:
    """Whether builds made what is in a folder: of each of its files and links, and False for an empty folder."""
    for path, folders, names in os.walk(target):
        inside = [f"{path}/{name}" for name in (*folders, *names)]
        yield bool(inside)
        yield from (one.removeprefix(f"{folder}/") in made for one in inside if not is_folder(one))


def in_the_way(stale: Iterable[str], wanted: Collection[str]) -> list[str]:
    """The stale files in the place of folders of wanted files, and those in folders in the place of wanted files."""
    folders = {above for file in wanted for above in _folders_above(file)}
    return [file for file in stale if file in folders or any(above in wanted for above in _folders_above(file))]


def _folders_above(file: str) -> Iterator[str]:
    while file := file.rpartition("/")[0]:
        yield file
