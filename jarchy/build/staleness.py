"""Which files of an output folder are to be made, and why: keys of what they are made from, beside those remembered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from jarchy.build import output_folder
from jarchy.build.cache import OutputRecord
from jarchy.build.pipeline import SitePlan
from jarchy.build.plan import Job, Plan
from jarchy.core.files import stamp_of
from jarchy.core.hashing import key
from jarchy.core.records import encoded
from jarchy.theme.loader import theme_key

FolderFiles = dict[str, list[str]]  # the folders that jobs give, and the files in them
Value = TypeVar("Value")


class Keys(NamedTuple):
    """What a file is made from, as keys."""

    theme: str
    data: str


@dataclass(slots=True)
class Changes:
    """What is to be done to an output folder. Folders that jobs give stand for their files until these are made."""

    wanted: dict[str, Keys]
    records: dict[str, OutputRecord]  # of the files as earlier builds left them
    listed: set[str]  # the files that builds have made here
    folders: FolderFiles
    why: dict[str, str]  # what is to be made, and why

    def expand(self, folders: FolderFiles) -> None:
        """Puts files in the place of their folders; `folders` are those that have just been made."""
        self.folders |= {folder: files for folder, files in folders.items() if folder in self.why}
        _expand(self.wanted, self.folders)
        _expand(self.why, self.folders)


def changes_of(site: SitePlan, records: dict[str, OutputRecord], folder: Path) -> Changes:
    wanted, listed = wanted_files(site), set(output_folder.recorded(folder))
    folders = files_in_folders(site.jobs, chain(listed, records))
    whys = {file: reason(file, keys, folders, records, folder) for file, keys in wanted.items()}
    return Changes(wanted, records, listed, folders, {file: why for file, why in whys.items() if why})


def wanted_files(site: SitePlan) -> dict[str, Keys]:
    """Every file of the site, and the keys of what it is made from. Where a job gives several files, their folder."""
    theme_keys = {
        (template, lang): theme_key(site.theme, template, lang)
        for template, lang in {(job.template, job.lang) for job in site.jobs}
    }
    wanted = {asset.file: Keys("", key(asset.data)) for asset in site.assets.values()}
    for job in site.jobs:
        wanted[job.file] = Keys(theme_keys[job.template, job.lang], data_key(job))
    return wanted


def data_key(job: Job) -> str:
    """The key of all values that the template is given."""
    return key(encoded((job.frame, job.page)))


def files_in_folders(jobs: Plan, files: Iterable[str]) -> FolderFiles:
    """The folders that jobs give, each with those of `files` that lie in it.

    Which files a folder has is known when it is made. A later build takes those that are recorded or remembered for all
    of them: where one of the two has lost a file, or has one too many, the folder is made again.
    """
    folders = tuple(job.file for job in jobs if job.is_folder)
    inside = sorted({file for file in files if file.startswith(folders)}) if folders else []
    return {folder: [file for file in inside if file.startswith(folder)] for folder in folders}


def reason(file: str, keys: Keys, folders: FolderFiles, pages: Mapping[str, OutputRecord], folder: Path) -> str:
    """Why a file, or all of a folder, is to be made; empty when it is right as it is."""
    if file in folders:
        whys = {reason(one, keys, {}, pages, folder) for one in folders[file]} or {"new"}
        return next((why for why in ("new", "theme", "data", "touched") if why in whys), "")
    page = pages.get(file)
    if page is None:
        return "new"
    if page.theme_key != keys.theme:
        return "theme"
    if page.data_key != keys.data:
        return "data"
    return "" if page.stamp == stamp_of(f"{folder}/{file}") != b"" else "touched"


def _expand(values: dict[str, Value], folders: FolderFiles) -> None:
    """Replaces each folder by its files, with the folder's value."""
    for one in folders.keys() & values.keys():
        values |= dict.fromkeys(folders[one], values.pop(one))
