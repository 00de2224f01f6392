"""Compares an output folder with a site made from the sources alone."""

from pathlib import Path
from typing import NamedTuple

from jarchy.build.output_folder import recorded
from jarchy.build.pipeline import RenderedSite, make
from jarchy.build.request import BuildRequest
from jarchy.build.workers import Workers


class Difference(NamedTuple):
    """A file that is not as the sources alone make it. `extension` is the file of the extension that makes it."""

    file: str
    what: str
    extension: str

    def __str__(self) -> str:
        by = f": {self.extension} makes it, and not the same each time" if self.extension else ""
        return f"{self.file} {self.what}{by}"


def differences(request: BuildRequest, folder: Path, workers: Workers) -> list[Difference]:
    """How the output folder differs from a site made from the sources alone.

    That site is made without shortcuts, so that mistakes in a shortcut show.
    """
    site, listed = make(request, workers, shortcuts=False), set(recorded(folder))
    found = []
    for file in sorted(site.files.keys() | listed):
        there = (folder / file).read_bytes() if (folder / file).is_file() else None
        what = "is left over" if file not in site.files else "is missing" if there is None else "differs"
        if file not in site.files or there != site.files[file]:
            found.append(Difference(file, what, _extension_of(file, site)))
    return found


def _extension_of(file: str, site: RenderedSite) -> str:
    folders = (path for made, path in site.extensions.items() if made.endswith("/") and file.startswith(made))
    return site.extensions.get(file) or next(folders, "")
