"""The pictures in content/media/ that documents name: inspected, and kept in the cache."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from jarchy.build.cache import Cache, CachedImage
from jarchy.build.workers import Workers
from jarchy.content.parse import Parsed
from jarchy.core.file_names import bad_names
from jarchy.core.files import Files, read_bytes, shown
from jarchy.core.hashing import key
from jarchy.core.lazy import LazyBytes
from jarchy.images.media import FOLDER, KIND, LARGEST_FILE, ImageFile, InspectedImage
from jarchy.problems import BuildFailed, Location, Problem, did_you_mean, problem
from jarchy.site.claims import Unread

PARALLEL_FROM_PICTURES = 4  # one process alone inspects fewer in the time that another takes to start


def media(
    project: Path, files: Files, parsed: Sequence[Parsed[Any]], state: Cache, workers: Workers, found: list[Problem]
) -> dict[str, ImageFile]:
    """The usable pictures that documents name, by file name. Files that are missing, unused or broken are reported."""
    paths = [path for path in sorted(files) if path.startswith(FOLDER) and not path.endswith("/")]
    found.extend(bad_names(paths))
    lying = {shown(path.removeprefix(FOLDER)): path for path in paths}
    named = {mention.ref.slug for one in parsed for mention in one.mentions if mention.ref.kind == KIND}
    found.extend(_unknown(parsed, lying))
    repeated = {ref.slug for one in parsed if one.claim for fact in one.claim.facts for ref in fact.refs}
    if all(one.document for one in parsed) and not Unread(found):  # else a file that could not be read may name it
        found.extend(problem(Location(FOLDER + name), "unused-media") for name in lying if name not in named | repeated)
    used = {name: path for name, path in lying.items() if name in named and files[path]}
    found.extend(problem(Location(FOLDER + name), "not-a-file") for name in named & lying.keys() - used.keys())
    inspected = _inspected(project, files, used, state, workers)
    found.extend(problem for one in inspected for problem in one.problems)
    return {
        one.name: ImageFile(
            one.name, one.measure, LazyBytes(one.measure.key, partial(_read, project, used[one.name], one))
        )
        for one in inspected
        if one.measure
    }


def _unknown(parsed: Iterable[Parsed[Any]], lying: Mapping[str, str]) -> Iterator[Problem]:
    for one in parsed:
        for mention in one.mentions:
            if mention.ref.kind == KIND and mention.ref.slug not in lying:
                # Editors often write the path from the project's folder.
                suggestion = did_you_mean(mention.ref.slug.rpartition("media/")[2], lying)
                yield problem(one.at(mention.mark), "unknown-media", name=mention.ref.slug, suggestion=suggestion)


def _inspected(
    project: Path, files: Files, used: Mapping[str, str], state: Cache, workers: Workers
) -> list[InspectedImage]:
    """What each file is: from the cache if it has not changed, otherwise by inspecting it."""
    known = state.media()
    unsure = [name for name, path in used.items() if path not in known or known[path].stamp != files[path]]
    state.forget_media(known.keys() - set(used.values()))
    inspected = {
        name: msgspec.msgpack.decode(known[path].facts, type=InspectedImage)
        for name, path in used.items()
        if name not in unsure
    }
    if unsure:
        from jarchy.images.processing import inspect_batch  # noqa: PLC0415  only for new pictures

        read = ((name, read_bytes(project / used[name], LARGEST_FILE) or b"") for name in unsure)
        for one in workers.map(inspect_batch, read, len(unsure), PARALLEL_FROM_PICTURES, "pictures", batch=1):
            path = used[one.name]
            state.keep_media(CachedImage(path, files[path], msgspec.msgpack.encode(one)))
            inspected[one.name] = one
    return [inspected[name] for name in used]


def _read(project: Path, path: str, one: InspectedImage) -> bytes:
    """The bytes that were inspected. Raises BuildFailed if the file has changed since."""
    data = read_bytes(project / path, LARGEST_FILE)
    if data is None or one.measure is None or key(data) != one.measure.key:
        reason = "it has changed since the build began, so build again"
        raise BuildFailed([problem(Location(FOLDER + one.name), "unreadable", reason=reason)])
    return data
