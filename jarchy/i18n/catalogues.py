"""The messages of templates, in each language."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from jarchy.core.files import DEFAULT, Files, read_source
from jarchy.i18n.messages import Catalogue, ReadCatalogue, message_key
from jarchy.problems import Location, Problem, problem


class Message(NamedTuple):
    """A message of a template: its text (two for a plural), and its context, which distinguishes equal texts."""

    line: int
    words: tuple[str, ...]
    context: str | None = None


def catalogue_of(code: str) -> str:
    """The path of a language's message catalogue."""
    return f"templates/locale/{code}.po"


def catalogues_of(code: str, files: Files) -> tuple[str, ...]:
    """The existing files: first that of the project, whose messages take precedence, then Jarchy's own."""
    path = catalogue_of(code)
    return tuple(file for file in (path, DEFAULT + path) if file in files)


def read_catalogue(path: str, code: str, data: bytes) -> ReadCatalogue:
    """The catalogue in the bytes of a file, or None if it has errors; and all its problems."""
    from jarchy.i18n import po_file  # noqa: PLC0415  only for catalogues that are not in the cache

    return po_file.read_catalogue(path, code, data)


def load_catalogues(
    project: Path, files: Files, code: str, read: Callable[[str, str, bytes], ReadCatalogue] = read_catalogue
) -> tuple[tuple[Catalogue, ...], list[Problem]]:
    """The messages of a language from the files of `catalogues_of`, and all problems with them. None if one of the
    files cannot be used. `read` returns what `read_catalogue` does.
    """
    paths = catalogues_of(code, files)
    if not paths:
        path = catalogue_of(code)
        return (), [problem(Location(path), "missing-catalogue", code=code, path=path)]
    loaded = [_load_catalogue(project, path, code, read) for path in paths]
    usable = tuple(catalogue for catalogue, _ in loaded if catalogue)
    return usable if len(usable) == len(paths) else (), [problem for _, problems in loaded for problem in problems]


def _load_catalogue(
    project: Path, path: str, code: str, read: Callable[[str, str, bytes], ReadCatalogue]
) -> tuple[Catalogue | None, Sequence[Problem]]:
    data = read_source(project, path)
    return (None, [data]) if isinstance(data, Problem) else read(path, code, data)


def is_said(message: Message, catalogues: Sequence[Catalogue]) -> bool:
    """Whether a language has a message in all its plural forms. The first catalogue with any form of it decides."""
    for catalogue in catalogues:
        said = _said(message, catalogue)
        if any(said):
            return all(map(str.strip, said))
    return False


def _said(message: Message, catalogue: Catalogue) -> tuple[str, ...]:
    """The message in all forms that it needs, with empty texts for missing ones."""
    entry = catalogue.entries.get(message_key(message.words[0], message.context))
    if entry is None or entry.is_fuzzy:
        return ()
    needed = catalogue.forms if len(message.words) > 1 else 1
    return entry.strings if len(entry.strings) == needed else (*entry.strings, "")
