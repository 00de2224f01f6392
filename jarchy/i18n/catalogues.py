"""The messages of templates, in each language."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jarchy.core.files import Files, read_source
from jarchy.i18n.po_file import Catalogue, read_catalogue
from jarchy.problems import Location, Problem, problem


class Message(NamedTuple):
    """A message of a template: its text (two for a plural), and its context, which distinguishes equal texts."""

    line: int
    words: tuple[str, ...]
    context: str | None = None


def catalogue_of(code: str) -> str:
    """The path of a language's message catalogue."""
    return f"templates/locale/{code}.po"


def load_catalogue(project: Path, files: Files, code: str, found: list[Problem]) -> Catalogue | None:
    """The catalogue of a language; None if it is missing or has errors, which are added to `found`."""
    path = catalogue_of(code)
    if path not in files:
        found.append(problem(Location(path), "missing-catalogue", code=code, path=path))
        return None
    data = read_source(project, path, found)
    if data is None:
        return None
    catalogue, problems = read_catalogue(path, code, data)
    found.extend(problems)
    return catalogue


def check_message(message: Message, code: str, catalogue: Catalogue, where: Location) -> Iterator[Problem]:
    """Reports the message if the language lacks it, or one of its plural forms."""
    entry = catalogue.messages.get(message.words[0], message.context)
    found: Any = entry.string if entry else ()
    strings: tuple[str, ...] = found if isinstance(found, tuple) else (found,)
    needed = catalogue.messages.num_plurals if len(message.words) > 1 else 1
    if entry is None or entry.fuzzy or len(strings) != needed or not all(string.strip() for string in strings):
        path = catalogue_of(code)
        yield problem(where, "missing-message", message=message.words[0], code=code, catalogue=path)
