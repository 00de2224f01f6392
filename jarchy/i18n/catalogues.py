"""The words that templates say, in each language."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jarchy.core.files import Files, read_source
from jarchy.i18n.po_file import Catalogue, read_catalogue
from jarchy.problems import Location, Problem, problem


class Message(NamedTuple):
    """What a template says: the words, of a plural in both forms, and what tells them from the same words elsewhere."""

    line: int
    words: tuple[str, ...]
    context: str | None = None


def catalogue_of(code: str) -> str:
    """The file that holds the messages of a language."""
    return f"templates/locale/{code}.po"


def load_catalogue(project: Path, files: Files, code: str) -> tuple[Catalogue | None, Sequence[Problem]]:
    """The messages of a language; None where there are none that can be used. And all that is wrong with them."""
    path = catalogue_of(code)
    if path not in files:
        return None, [problem(Location(path), "missing-catalogue", code=code, path=path)]
    data = read_source(project, path)
    return (None, [data]) if isinstance(data, Problem) else read_catalogue(path, code, data)


def check_message(message: Message, code: str, catalogue: Catalogue, where: Location) -> Iterator[Problem]:
    """Whether a language has it, in all its plural forms."""
    entry = catalogue.messages.get(message.words[0], message.context)
    found: Any = entry.string if entry else ()
    strings: tuple[str, ...] = found if isinstance(found, tuple) else (found,)
    needed = catalogue.messages.num_plurals if len(message.words) > 1 else 1
    if entry is None or entry.fuzzy or len(strings) != needed or not all(string.strip() for string in strings):
        path = catalogue_of(code)
        yield problem(where, "missing-message", message=message.words[0], code=code, catalogue=path)
