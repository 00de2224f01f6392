"""The files of content/ that are no documents: pictures, attached files, and the files at the root of the site."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jarchy.build.inspections import bytes_of, inspect_all, known_all
from jarchy.build.named_files import ATTACHED, PICTURES, paths_in, used_files
from jarchy.build.session import Session
from jarchy.content.parse import Parsed
from jarchy.core.file_names import bad_names
from jarchy.core.files import printable, size_in
from jarchy.core.hashing import key
from jarchy.core.records import Record
from jarchy.files import attached, root
from jarchy.files.attached import AttachedFile, InspectedFile
from jarchy.files.root import RootFile
from jarchy.images import media
from jarchy.images.media import ImageFile, InspectedImage
from jarchy.problems import Location, Problem, problem


def read_images(session: Session, parsed: Iterable[Parsed]) -> dict[str, ImageFile]:
    """The usable pictures that documents name, by file name. Files that are unused or broken are reported."""
    used = used_files(session, PICTURES, parsed)
    found = inspect_all(session, media.FOLDER, used, InspectedImage, _inspect_images, media.LARGEST_FILE)
    session.report(problem for one in found for problem in one.problems)
    return _images(session, ((used[one.name], one) for one in found))


def known_images(session: Session) -> dict[str, ImageFile]:
    """The pictures that documents named in the last build, if no file but texts has changed since."""
    return _images(session, known_all(session, media.FOLDER, InspectedImage))


def _images(session: Session, found: Iterable[tuple[str, InspectedImage]]) -> dict[str, ImageFile]:
    return {
        one.name: ImageFile(one.name, one.measure, bytes_of(session, path, one.measure.key, media.LARGEST_FILE))
        for path, one in found
        if one.measure
    }


def _inspect_images(batch: Sequence[tuple[str, bytes]]) -> Sequence[InspectedImage]:
    from jarchy.images.processing import inspect_batch  # noqa: PLC0415  only for new pictures

    return inspect_batch(batch)


def read_attached(session: Session, parsed: Iterable[Parsed], largest: int) -> dict[str, AttachedFile]:
    """The usable files that documents offer, by file name. `largest` is the number of bytes that one may have."""
    used = used_files(session, ATTACHED, parsed)
    too_large = {name for name, path in used.items() if size_in(session.files[path]) > largest}
    session.report(_too_large(session, used, too_large, largest))
    used = {name: path for name, path in used.items() if name not in too_large}
    found = inspect_all(session, attached.FOLDER, used, InspectedFile, _inspect_attached, largest)
    session.report(problem for one in found for problem in one.problems)
    return _attached(session, ((used[one.name], one) for one in found), largest)


def known_attached(session: Session, largest: int) -> dict[str, AttachedFile]:
    """The files that documents offered in the last build, if no file but texts has changed since."""
    return _attached(session, known_all(session, attached.FOLDER, InspectedFile), largest)


def _attached(session: Session, found: Iterable[tuple[str, InspectedFile]], largest: int) -> dict[str, AttachedFile]:
    return {
        one.name: AttachedFile(one.name, one.info, bytes_of(session, path, one.info.key, largest))
        for path, one in found
        if one.info
    }


def _too_large(session: Session, used: Mapping[str, str], names: set[str], largest: int) -> Iterator[Problem]:
    for name in sorted(names):
        size = size_in(session.files[used[name]])
        words = {"size": f"{size / 2**20:.1f}", "limit": largest // 2**20}
        yield problem(Location(attached.FOLDER + name), "file-size", **words)


def _inspect_attached(batch: Sequence[tuple[str, bytes]]) -> Sequence[InspectedFile]:
    from jarchy.files.inspection import inspect_batch  # noqa: PLC0415  only for new files

    return inspect_batch(batch)


class Digested(Record):
    """A file and the key of its bytes."""

    name: str
    key: str


def read_root(session: Session) -> tuple[RootFile, ...]:
    """The files in content/root/ that can be published. All others are reported."""
    files = session.files
    paths = paths_in(files, root.FOLDER)
    session.report([*bad_names(paths), *root.wrong_places(printable(path) for path in paths)])
    usable = {}
    for path in filter(str.isprintable, paths):
        if not files[path]:
            session.report([problem(Location(path), "not-a-file")])
        elif size_in(files[path]) > root.LARGEST_FILE:
            limit = f"{root.LARGEST_FILE // 2**20} MB"
            session.report([problem(Location(path), "too-large", what="the file is too large", limit=limit)])
        else:
            usable[path.removeprefix(root.FOLDER)] = path
    found = inspect_all(session, root.FOLDER, usable, Digested, _digest_all, root.LARGEST_FILE)
    return _root(session, ((usable[one.name], one) for one in found))


def known_root(session: Session) -> tuple[RootFile, ...]:
    """The files of content/root/ in the last build, if no file but texts has changed since."""
    return _root(session, known_all(session, root.FOLDER, Digested))


def _root(session: Session, found: Iterable[tuple[str, Digested]]) -> tuple[RootFile, ...]:
    return tuple(
        RootFile(printable(one.name), path, bytes_of(session, path, one.key, root.LARGEST_FILE)) for path, one in found
    )


def _digest_all(batch: Sequence[tuple[str, bytes]]) -> Sequence[Digested]:
    return [Digested(name, key(data)) for name, data in batch]
