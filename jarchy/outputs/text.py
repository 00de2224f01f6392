"""A release as plain text: what an agency pastes, and what still opens in twenty years."""

from collections.abc import Iterator

from jarchy.frozen import Frozen
from jarchy.kinds import release
from jarchy.model import Edition, File


class TextView(Frozen):
    release: release.ReleaseView
    url: str  # of the page


def files(edition: Edition) -> Iterator[File]:
    for version in edition.of_kind("release"):
        if not version.lang:
            path = edition.path(version.ref)
            view = TextView(release.view(version, edition), edition.url(path))
            yield File(f"{path}release.txt", "release.txt", view, version.ref)
