"""content/ to its source files: which document, which language. Reads names, not texts."""

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec import Struct

from jarchy.language import SLIPS
from jarchy.model import Ref
from jarchy.problems import Location, Problem, did_you_mean, problem
from jarchy.text import read_bytes
from jarchy.values import SLUG

# What may lie in content/ beside the folders of documents.
BESIDE = ("site.yaml", "media")

_NAME = re.compile(r"(?P<slug>.+)\.(?P<lang>[A-Za-z0-9-]+)\.md")
NOT_CONTENT = re.compile(r"\..*|.*~|#.*#|Thumbs\.db|desktop\.ini")  # what systems and editors leave behind


class SourceFile(Struct, frozen=True, order=True):
    path: str  # relative to the project, with slashes
    ref: Ref
    lang: str


def scan(
    project: Path, folders: Mapping[str, str], codes: Iterable[str], found: list[Problem]
) -> tuple[SourceFile, ...]:
    """Every document's files, sorted. `folders` maps a folder of content/ to its kind."""
    sources: list[SourceFile] = []
    for folder in _entries(project, "content"):
        if folder.name in BESIDE:
            continue
        where = Location(f"content/{_shown(folder.name)}")
        if folder.name not in folders:
            suggestion, known = did_you_mean(folder.name, folders), ", ".join(sorted(folders))
            name = where.path.removeprefix("content/")
            found.append(problem(where, "unknown-folder", folder=name, suggestion=suggestion, known=known))
        elif not S_ISDIR(folder.stat(follow_symlinks=False).st_mode):
            found.append(problem(where, "not-a-file"))
        else:
            kind = folders[folder.name]
            found_here = (_source(entry, where.path, kind, codes, found) for entry in _entries(project, where.path))
            sources.extend(source for source in found_here if source)
    return tuple(sorted(sources))


def read(project: Path, source: SourceFile, found: list[Problem]) -> bytes | None:
    """The file's bytes; a link that took its place since the scan is not followed."""
    try:
        data = read_bytes(project / source.path)
    except OSError as error:
        found.append(problem(Location(source.path), "unreadable", reason=error.strerror or error))
        return None
    if data is None:
        found.append(problem(Location(source.path), "not-a-file"))
    return data


def _entries(project: Path, folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(project / folder) as entries:
        return sorted(
            (entry for entry in entries if not NOT_CONTENT.fullmatch(entry.name)), key=lambda entry: entry.name
        )


def _shown(name: str) -> str:
    """A name as text: in NFC, and with a sign in the place of bytes that are no UTF-8."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _source(
    entry: os.DirEntry[str], folder: str, kind: str, codes: Iterable[str], found: list[Problem]
) -> SourceFile | None:
    name = _shown(entry.name)
    where = Location(f"{folder}/{name}")
    if not S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        found.append(problem(where, "not-a-file"))
    elif (match := _NAME.fullmatch(name)) is None:
        found.append(problem(where, "file-name"))
    elif not SLUG.fullmatch(match["slug"]):
        found.append(problem(where, "slug", slug=match["slug"]))
    elif match["lang"] not in codes:
        meant = match["lang"].partition("-")[0].casefold()
        suggestion, known = did_you_mean(SLIPS.get(meant, meant), codes), ", ".join(codes)
        found.append(problem(where, "unknown-language", code=match["lang"], suggestion=suggestion, known=known))
    else:
        return SourceFile(f"{folder}/{entry.name}", Ref(kind, match["slug"]), match["lang"])
    return None
