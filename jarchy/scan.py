"""The names in content/ to its source files: which document, which language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from jarchy.frozen import Frozen
from jarchy.language import SLIPS
from jarchy.model import Ref
from jarchy.names import copied
from jarchy.problems import Location, Problem, did_you_mean, problem
from jarchy.slug import refused_slug
from jarchy.survey import Files, file_at
from jarchy.text import LARGEST_FILE, read_bytes

# What may lie in content/ beside the folders of documents.
BESIDE = ("site.yaml", "media")

_NAME = re.compile(r"(?P<slug>.+)\.(?P<lang>[A-Za-z0-9-]+)\.md")


class SourceFile(Frozen, order=True):
    path: str  # relative to the project, with slashes
    ref: Ref
    lang: str


def scan(
    files: Files, folders: Mapping[str, str], codes: Iterable[str], found: list[Problem]
) -> tuple[SourceFile, ...]:
    """Every document's file, sorted. `folders` maps a folder of content/ to its kind."""
    sources: list[SourceFile] = []
    for path in sorted(path for path in files if path.startswith("content/")):
        folder, inside, name = path.removeprefix("content/").partition("/")
        if folder in BESIDE:
            continue
        if folder not in folders:
            found.extend([] if name else [_unknown_folder(shown(folder), folders)])
        elif not inside:
            found.append(problem(Location(path), "not-a-file"))
        elif name and "/" not in name.removesuffix("/"):  # what lies deeper is reported with its folder
            source = _source(path, shown(name), folders[folder], codes, found, is_file=bool(files[path]))
            sources.extend([source] if source else [])
    return tuple(sources)


def _unknown_folder(name: str, folders: Mapping[str, str]) -> Problem:
    suggestion, known = did_you_mean(name, folders), ", ".join(sorted(folders))
    return problem(Location(f"content/{name}"), "unknown-folder", folder=name, suggestion=suggestion, known=known)


def read(project: Path, path: str, found: list[Problem], limit: int = LARGEST_FILE) -> bytes | None:
    """The bytes of a source, of one above `limit` the beginning alone. None where it can't be read, or is no file: a
    link that took its place since the survey is not followed.
    """
    try:
        data = read_bytes(file_at(project, path), limit)
    except OSError as error:
        found.append(problem(Location(shown(path)), "unreadable", reason=error.strerror or error))
        return None
    if data is None:
        found.append(problem(Location(shown(path)), "not-a-file"))
    return data


def shown(name: str) -> str:
    """A name as text: in NFC, and with a sign in the place of bytes that are no UTF-8."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _misnamed(where: Location, name: str) -> Problem | None:
    """Of a name that says what happened."""
    original = copied(name)
    return problem(where, "copy", original=original) if original else None


def _source(
    path: str, name: str, kind: str, codes: Iterable[str], found: list[Problem], *, is_file: bool
) -> SourceFile | None:
    where = Location(f"{path[: path.index('/', len('content/'))]}/{name.removesuffix('/')}")
    if not is_file:
        found.append(problem(where, "not-a-file"))
    elif (match := _NAME.fullmatch(name)) is None:
        found.append(_misnamed(where, name) or problem(where, "file-name"))
    elif refused := refused_slug(match["slug"]):
        found.append(_misnamed(where, name) or problem(where, refused.code, **refused.words))
    elif match["lang"] not in codes:
        meant = match["lang"].partition("-")[0].casefold()
        suggestion, known = did_you_mean(SLIPS.get(meant, meant), codes), ", ".join(codes)
        found.append(problem(where, "unknown-language", code=match["lang"], suggestion=suggestion, known=known))
    else:
        return SourceFile(path, Ref(kind, match["slug"]), match["lang"])
    return None
