"""The files in a folder of content/ that documents name: pictures, and files that readers may take away."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jarchy.build.session import Session
from jarchy.content.parse import Parsed
from jarchy.core.file_names import bad_names
from jarchy.core.files import Files, printable
from jarchy.files import attached
from jarchy.images import media
from jarchy.problems import Location, Problem, did_you_mean, problem
from jarchy.site.claims import unread_paths


class NamedFolder(NamedTuple):
    """A folder of content/, and how its files are named and missed."""

    path: str
    kind: str  # of a mention of one of its files
    unknown: str  # the code of a problem: a file is named that is not there
    unused: str  # the code of a problem: no document names a file


PICTURES = NamedFolder(media.FOLDER, media.KIND, "unknown-media", "unused-media")
ATTACHED = NamedFolder(attached.FOLDER, attached.KIND, "unknown-file", "unused-file")


def used_files(session: Session, folder: NamedFolder, parsed: Iterable[Parsed]) -> dict[str, str]:
    """The paths of the files that documents name, by the names that these call them by. Files that are unused, or that
    cannot be read, are reported.
    """
    files, parsed = session.files, tuple(parsed)
    lying = _lying(files, folder)
    session.report(bad_names(paths_in(files, folder.path)))
    named = {mention.ref.slug for one in parsed for mention in one.mentions if mention.ref.kind == folder.kind}
    if all(one.is_known for one in parsed) and not unread_paths(session.problems):
        # Otherwise a file with errors may name any of them.
        session.report(_unused(parsed, folder, lying.keys() - named))
    used = {name: path for name, path in lying.items() if name in named and files[path]}
    session.report(problem(Location(folder.path + name), "not-a-file") for name in named & lying.keys() - used.keys())
    return used


def missing_files(files: Files, parsed: Iterable[Parsed]) -> Iterator[Problem]:
    """The files that documents name and that do not lie in their folder."""
    for folder in (PICTURES, ATTACHED):
        lying = _lying(files, folder)
        short = folder.path.removeprefix("content/")
        for one in parsed:
            for mention in one.mentions:
                if mention.ref.kind == folder.kind and mention.ref.slug not in lying:
                    # Editors often write the path from the project's folder.
                    suggestion = did_you_mean(mention.ref.slug.rpartition(short)[2], lying)
                    yield problem(one.at(mention.mark), folder.unknown, name=mention.ref.slug, suggestion=suggestion)


def paths_in(files: Files, folder: str) -> list[str]:
    return [path for path in sorted(files) if path.startswith(folder) and not path.endswith("/")]


def _unused(parsed: Iterable[Parsed], folder: NamedFolder, names: Iterable[str]) -> Iterator[Problem]:
    repeated = {ref.slug for one in parsed if one.claim for fact in one.claim.facts for ref in fact.refs}
    yield from (problem(Location(folder.path + name), folder.unused) for name in names if name not in repeated)


def _lying(files: Files, folder: NamedFolder) -> dict[str, str]:
    """The paths in a folder by the names that documents call them by."""
    return {printable(path.removeprefix(folder.path)): path for path in paths_in(files, folder.path)}
