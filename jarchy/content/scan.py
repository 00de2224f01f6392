"""Finds the source files in content/ by their names: which document, which language."""

from collections.abc import Collection, Iterator, Mapping

from jarchy.content.foreign_language import UNKNOWN, words_of
from jarchy.content.misplaced_files import FOLDERS, TABLES, misplaced_file, stray_file, unknown_folder
from jarchy.core.file_names import copied
from jarchy.core.files import Files, printable
from jarchy.core.patterns import lazy_pattern
from jarchy.core.records import Record
from jarchy.core.slugs import SLUG, refused_slug
from jarchy.i18n.romanisation import proposed_slug
from jarchy.model import Ref
from jarchy.problems import Location, Problem, has_code, problem

BESIDE = (*TABLES, *FOLDERS)  # what may be in content/ beside the folders of documents

_NAME = lazy_pattern(r"(?P<slug>.+)\.(?P<lang>[A-Za-z0-9-]+)\.md")


class SourceFile(Record, order=True):
    path: str  # relative to the project, with slashes
    ref: Ref
    lang: str


def name_of_its_own(source: SourceFile) -> str:
    """A name for a file that is a document of its own, and no version of the one whose slug it has."""
    return f"{source.ref.slug}-{source.lang}.{source.lang}.md"


def scan(
    files: Files, folders: Mapping[str, str], codes: Collection[str]
) -> tuple[tuple[SourceFile, ...], list[Problem]]:
    """The source files, sorted, and problems with all other names. `folders` maps a folder of content/ to its kind;
    folders in it, such as 2026/, are no part of a document's name.
    """
    sources: dict[tuple[Ref, str], SourceFile] = {}
    problems: list[Problem] = []
    for item in _scanned(files, folders, codes):
        if isinstance(item, Problem):
            problems.append(item)
        elif (first := sources.setdefault((item.ref, item.lang), item)) is not item:
            problems.append(problem(Location(item.path), "two-files", other=first.path))
    return tuple(sorted(sources.values())), problems


def _scanned(files: Files, folders: Mapping[str, str], codes: Collection[str]) -> Iterator[SourceFile | Problem]:
    for path in sorted(path for path in files if path.startswith("content/")):
        folder, inside, name = path.removeprefix("content/").partition("/")
        if folder in BESIDE:
            continue
        if folder not in folders:
            if not inside:
                yield stray_file(printable(folder), folders)
            elif not name:
                inside_it = [file for file in files if file.startswith(path) and not file.endswith("/")]
                yield unknown_folder(printable(folder), inside_it, folders)
        elif not inside:
            yield problem(Location(path), "not-a-file")
        elif leaf := name.removesuffix("/").rpartition("/")[2]:
            is_folder = name.endswith("/")
            if not is_folder or _NAME.fullmatch(printable(leaf)):
                read = _source(path, printable(leaf), folders[folder], codes, is_file=bool(files[path]))
                yield _with_name(read, printable(leaf), files) if isinstance(read, Problem) else read


def _misnamed(where: Location, name: str) -> Problem | None:
    """The problem with a file name, with the reason."""
    original = copied(name)
    return problem(where, "copy", original=original) if original else None


def _with_name(found: Problem, name: str, files: Files) -> Problem:
    """The problem with a slug, with the name that the file could have, if there is no such file yet."""
    match = _NAME.fullmatch(name)
    slug = proposed_slug(match["slug"], match["lang"]) if match and has_code(found, "slug") else ""
    path = f"{found.where.path.rpartition('/')[0]}/{slug}.{match['lang']}.md" if match else ""
    if not slug or not match or SLUG.fullmatch(match["slug"]) or refused_slug(slug) or path in files:
        return found
    remedy = f"rename it to {path.rpartition('/')[2]}, or {found.words['remedy']}"
    return problem(found.where, found.code, **found.words | {"remedy": remedy})


def _source(path: str, name: str, kind: str, codes: Collection[str], *, is_file: bool) -> SourceFile | Problem:
    where = Location(f"{path.removesuffix('/').rpartition('/')[0]}/{name}")
    if not is_file:
        return problem(where, "not-a-file")
    if (match := _NAME.fullmatch(name)) is None:
        return misplaced_file(where, name) or _misnamed(where, name) or problem(where, "file-name")
    if refused := refused_slug(match["slug"]):
        return _misnamed(where, name) or problem(where, refused.code, **refused.words)
    if match["lang"] not in codes:
        return problem(where, UNKNOWN, **words_of(match["lang"], codes))
    return SourceFile(path, Ref(kind, match["slug"]), match["lang"])
