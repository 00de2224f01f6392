"""The files in content/root/, which are published below the root of the site under the names that they have.

Hosts and search engines ask for them: CNAME, _headers, ads.txt, a file that proves who owns the site.
"""

from collections.abc import Iterable, Iterator

from jarchy.core.file_names import ROOT
from jarchy.core.lazy import LazyBytes
from jarchy.core.records import Record
from jarchy.problems import Location, Problem, problem

FOLDER = f"{ROOT}/"
LARGEST_FILE = 100 * 2**20  # bytes; hosts of repositories accept no larger file
HIDDEN = (".well-known", ".nojekyll", ".htaccess", ".domains")  # names that hosts and programs ask for
OURS = ("assets", "media", "files")  # folders that hold what Jarchy publishes under names of its own


class RootFile(Record):
    """A file that is published as it is."""

    path: str  # below the root of the site
    source: str  # relative to the project
    data: LazyBytes

    @property
    def address(self) -> str:
        """How links name it, below the root of the site."""
        return self.path.removesuffix("index.html") if f"/{self.path}".endswith("/index.html") else self.path


def wrong_places(paths: Iterable[str]) -> Iterator[Problem]:
    """Reports hidden files and folders that nobody asks for, and files in folders of Jarchy: each folder once."""
    reported = set()
    for path in paths:
        first, *more = path.removeprefix(FOLDER).split("/")
        parts = ["" if first in HIDDEN else first, *more]
        hidden = next((number for number, part in enumerate(parts, 1) if part.startswith(".")), 0)
        place = FOLDER + "/".join([first, *more][:hidden])
        if hidden and place not in reported:
            reported.add(place)
            yield problem(Location(place), "hidden-file", known=", ".join(HIDDEN))
        elif first in OURS and first not in reported:
            reported.add(first)
            yield problem(Location(FOLDER + first), "reserved-name", folder=FOLDER + first)
