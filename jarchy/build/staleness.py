"""Decides which files of an output folder must be made, and why: compares their keys with those in the cache."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from jarchy.build import output_folder
from jarchy.build.cache_rows import OutputRecord
from jarchy.build.memory import Memory
from jarchy.build.parts import Outline, files_of
from jarchy.build.pipeline import SitePlan
from jarchy.build.plan import Parts
from jarchy.core.files import stamp_of
from jarchy.core.hashing import key
from jarchy.theme.assets import Assets
from jarchy.theme.loader import Theme, theme_key

FolderFiles = dict[str, list[str]]  # the folders that jobs make, each with its files
Templates = tuple[tuple[str, str], ...]  # that a file is made with, each with its language
Value = TypeVar("Value")


class Keys(NamedTuple):
    """The keys of what a file is made from."""

    theme: str
    data: str


@dataclass(slots=True)
class Changes:
    """What must be done to an output folder. A job's folder stands for its files until these are made."""

    wanted: dict[str, Keys]
    records: Mapping[str, OutputRecord]  # what the cache knows of each file
    listed: set[str]  # the files that earlier builds made here
    folders: FolderFiles
    why: dict[str, str]  # the files to be made, with the reason

    def expand(self, folders: FolderFiles) -> None:
        """Replaces folders with their files; `folders` are those that have just been made."""
        self.folders |= {folder: files for folder, files in folders.items() if folder in self.why}
        _expand(self.wanted, self.folders)
        _expand(self.why, self.folders)


def changes_of(
    site: SitePlan, records: Mapping[str, OutputRecord], folder: Path, memory: Memory, *, only_known: bool = False
) -> Changes:
    """What must be done to the folder. `only_known` leaves out what only a look at each of its files would tell."""
    wanted, listed = wanted_files(site, memory), set(output_folder.recorded(folder))
    folders = files_in_folders(site.parts, chain(listed, records))
    why = reason_by_keys if only_known else partial(reason, folder=folder)
    whys = {file: why(file, keys, folders, records) for file, keys in wanted.items()}
    return Changes(wanted, records, listed, folders, {file: why for file, why in whys.items() if why})


def wanted_files(site: SitePlan, memory: Memory) -> dict[str, Keys]:
    """Every file of the site with its keys; for a job that makes several files, their folder."""
    wanted = dict(memory.value("wanted", site.assets, partial(_wanted_assets, site.assets)))
    theme_key_for = cache(partial(theme_key_of, theme=site.theme))
    for part in site.parts:
        name, made_of = part.call.name, (part.outline, site.theme.key)
        wanted |= memory.value(f"wanted {name}", made_of, partial(_wanted, part.outline, theme_key_for))
    return wanted


def _wanted_assets(assets: Assets) -> dict[str, Keys]:
    return {asset.file: Keys("", key(asset.data)) for asset in assets.values()}


def _wanted(outline: Outline, theme_key_for: Callable[[Templates], str]) -> dict[str, Keys]:
    """The files of a part."""
    return {one.file: Keys(theme_key_for(one.templates), one.key) for one in outline.files}


def theme_key_of(templates: Templates, theme: Theme) -> str:
    """The key of everything that a file depends on besides its data; empty if it is made without a template."""
    keys = [theme_key(theme, template, lang) for template, lang in templates]
    return keys[0] if len(keys) == 1 else key(*keys) if keys else ""


def files_in_folders(parts: Parts, files: Iterable[str]) -> FolderFiles:
    """The folders that jobs make, each with those of `files` that are in it.

    The files of a folder are known only when it is made. A later build takes them from the list in the output folder
    and from the cache: if these two differ, the folder is made again.
    """
    folders = tuple(file.file for file in files_of(parts) if file.is_folder)
    inside = sorted({file for file in files if file.startswith(folders)}) if folders else []
    return {folder: [file for file in inside if file.startswith(folder)] for folder in folders}


def reason(file: str, keys: Keys, folders: FolderFiles, pages: Mapping[str, OutputRecord], folder: Path) -> str:
    """Why a file, or a whole folder, must be made: “new”, “theme”, “data” or “touched”; empty if it is up to date."""
    if why := reason_by_keys(file, keys, folders, pages):
        return why
    is_untouched = all(pages[one].stamp == stamp_of(f"{folder}/{one}") != b"" for one in folders.get(file, (file,)))
    return "" if is_untouched else "touched"


def reason_by_keys(file: str, keys: Keys, folders: FolderFiles, pages: Mapping[str, OutputRecord]) -> str:
    """The same, of what is known without a look at the file."""
    if file in folders:
        whys = {reason_by_keys(one, keys, {}, pages) for one in folders[file]} or {"new"}
        return next((why for why in ("new", "theme", "data") if why in whys), "")
    page = pages.get(file)
    if page is None:
        return "new"
    if page.theme_key != keys.theme:
        return "theme"
    return "data" if page.data_key != keys.data else ""


def _expand(values: dict[str, Value], folders: FolderFiles) -> None:
    """Replaces each folder in `values` with its files; each file gets the folder's value."""
    for one in folders.keys() & values.keys():
        values |= dict.fromkeys(folders[one], values.pop(one))
