"""The gate of paths: where the files of a site may be below its output folder, and beside which others.

Every path passes it: of pages and files that outputs plan, and of the files that an output writes into its folder. So
no output leads outside, and none is in the way of another, on any system.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from jarchy.build.extension_code import place_of
from jarchy.build.parts import PlannedFile
from jarchy.build.registry import Registry
from jarchy.content.site_file import SITE_FILE
from jarchy.core.file_names import fault, identity
from jarchy.core.urls import file_of
from jarchy.files.root import HIDDEN
from jarchy.outputs import root_files
from jarchy.problems import Location, Problem, problem
from jarchy.theme.assets import Assets

Item = TypeVar("Item")


def fault_of(path: str) -> str:
    """Why no file can be at this path below the output folder; empty if one can."""
    return next(filter(None, map(_fault_of_part, path.split("/"))), "")


@lru_cache(maxsize=100_000)
def _fault_of_part(part: str) -> str:
    if not part:
        return "it begins or ends with “/”, or has two of them in a row"
    if not part.isprintable():
        return "it has an invisible character"
    if "%" in part or "#" in part:
        return "“%” and “#” have a meaning of their own in addresses"
    if part.startswith(".") and part not in HIDDEN:
        return f"“{part}” leads to another folder" if part in (".", "..") else "web hosts do not show hidden files"
    return fault(part)


def path_clashes(items: Iterable[Item], path_of: Callable[[Item], str]) -> Iterator[tuple[Item, Item, str]]:
    """Pairs of files that some system cannot have beside each other, each with the reason."""
    taken: dict[str, Item] = {}
    folders: dict[str, Item] = {}
    for item in items:
        path = identity(path_of(item).removesuffix("/"))
        other = taken.setdefault(path, item)
        if other is not item:
            is_same = path_of(other) == path_of(item)
            yield item, other, "is there, too" if is_same else "differs only in capital letters"
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = item
            folder = folder.rpartition("/")[0]
    for path in taken.keys() & folders.keys():
        yield folders[path], taken[path], "cannot be a file and a folder for others at once"


def misplaced(
    files: Iterable[PlannedFile], assets: Assets, registry: Registry, problems: Iterable[Problem]
) -> list[Problem]:
    """Reports planned files that cannot be where they are planned, or not beside each other.

    What `problems` already say of an address is not said again: the checks of old addresses know more about them.
    """
    known = {identity(file_of(one.words["address"][1:])) for one in problems if "address" in one.words}
    planned = tuple(files)
    found = [
        _unusable(one.file, one.output, _place(one, registry), reason)
        for one in planned
        if (reason := fault_of(one.file.removesuffix("/")))
    ]
    published = (_published(one.file) for one in assets.values())
    for one, other, reason in path_clashes((*published, *planned), lambda file: file.file):
        if identity(one.file) not in known:
            found.append(_clash(one, other, reason, registry))
    return found


ASSETS = "assets"  # in place of the name of an output
PAGES_OF_KINDS = "document"


def misplaced_inside(folder: str, written: Iterable[str], output: str, write: object) -> Problem | None:
    """The first path that `write` gives, but that no file in its folder can have; None if there is none."""
    paths, where = tuple(written), place_of(write) or Location(SITE_FILE)
    for path in paths:
        if reason := fault_of(path):
            return _unusable(folder + path, output, where, reason)
    for path, other, reason in path_clashes(paths, str):
        return _unusable(folder + path, output, where, f"“{folder}{other}” {reason}")
    return None


def _published(asset: str) -> PlannedFile:
    return PlannedFile(
        file=asset, template="", lang="", source=SITE_FILE, output=ASSETS, address=None, is_slow=False, key=""
    )


def _clash(one: PlannedFile, other: PlannedFile, reason: str, registry: Registry) -> Problem:
    """Names the output of an extension, if it is one of the two; else the documents that the files are made from."""
    is_movable = one.output != ASSETS and other.output != root_files.NAME
    if not extension_place(one, registry) and (extension_place(other, registry) or not is_movable):
        one, other = other, one
    if extension_place(one, registry) or one.file != other.file:
        what = "an asset" if other.output == ASSETS else f"the output “{other.output}”"
        return _unusable(one.file, one.output, _place(one, registry), f"“{other.file}” of {what} {reason}")
    place, source = sorted((one.source, other.source), key=lambda source: (source == SITE_FILE, source))
    path = one.address.path if one.address else one.file
    name = "a list or a file that the site makes" if source == SITE_FILE else source
    return problem(Location(place, 1, 1), "same-address", other=name, address=f"/{path}")


def _place(one: PlannedFile, registry: Registry) -> Location:
    return extension_place(one, registry) or Location(one.source, 1, 1)


def extension_place(one: PlannedFile, registry: Registry) -> Location | None:
    """Where an extension defines what plans the file: its output, or the page of its kind."""
    make = next((output.make for output in registry.outputs if output.name == one.output), None)
    of = one.address.of if one.address else None
    return place_of(registry.kinds[of.kind].page if of and one.output == PAGES_OF_KINDS else make)


def _unusable(path: str, output: str, where: Location, reason: str) -> Problem:
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in path)
    return problem(where, "unusable-path", path=shown, output=output, reason=reason)
