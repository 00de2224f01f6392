"""The names in content/ to its source files: which document, which language."""

import re
from collections.abc import Iterable, Mapping

from jarchy.core.file_names import copied
from jarchy.core.files import Files, shown
from jarchy.core.records import Record
from jarchy.core.slugs import refused_slug
from jarchy.i18n.language import LANGUAGE_CODE_TYPOS
from jarchy.model import Ref
from jarchy.problems import Location, Problem, did_you_mean, problem

# What may lie in content/ beside the folders of documents.
BESIDE = ("site.yaml", "media")

_NAME = re.compile(r"(?P<slug>.+)\.(?P<lang>[A-Za-z0-9-]+)\.md")


class SourceFile(Record, order=True):
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
        suggestion, known = did_you_mean(LANGUAGE_CODE_TYPOS.get(meant, meant), codes), ", ".join(codes)
        found.append(problem(where, "unknown-language", code=match["lang"], suggestion=suggestion, known=known))
    else:
        return SourceFile(path, Ref(kind, match["slug"]), match["lang"])
    return None
