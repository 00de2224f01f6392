"""The words that templates say, in each language."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from jarchy.problems import Location, Problem, problem
from jarchy.survey import Files


def catalogue_of(code: str) -> str:
    """The file that holds the messages of a language."""
    return f"templates/locale/{code}.po"


def load_catalogue(project: Path, files: Files, code: str, found: list[Problem]) -> tuple[Catalog, bytes] | None:
    """The messages of a language, for checking, and compiled, for use."""
    path = catalogue_of(code)
    missing = problem(Location(path), "missing-catalogue", code=code, path=path)
    if path not in files:
        found.append(missing)
        return None
    if not files[path]:  # a link, say: a change of what it leads to would not be noticed
        found.append(problem(Location(path), "not-a-file"))
        return None
    try:
        return _read(code, (project / path).read_bytes())
    except FileNotFoundError:  # since the survey
        found.append(missing)
    except PoFileError as error:
        found.append(problem(Location(path, error.lineno + 1, 1, error.line.strip()), "catalogue", reason=error))
    except (UnicodeDecodeError, ValueError) as error:
        found.append(problem(Location(path), "catalogue", reason=error))
    return None


@lru_cache(maxsize=100)
def _read(code: str, data: bytes) -> tuple[Catalog, bytes]:
    catalogue = read_po(io.BytesIO(data), locale=code.replace("-", "_"), abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = _NEVER  # or it would be now
    write_mo(compiled := io.BytesIO(), catalogue)
    translations(compiled.getvalue())  # its plural rule is read at last
    return catalogue, compiled.getvalue()


_NEVER = datetime.fromtimestamp(0, UTC)


def translations(compiled: bytes) -> Translations:
    return Translations(io.BytesIO(compiled) if compiled else None)


_BLANK = re.compile(r"%\(\w+\)s")


def check_message(messages: tuple[str, ...], code: str, catalogue: Catalog, where: Location) -> Iterator[Problem]:
    """Whether a language has it: in all its plural forms, with the same blanks."""
    path = catalogue_of(code)
    entry = catalogue.get(messages[0])
    found: Any = entry.string if entry else ()
    strings: tuple[str, ...] = found if isinstance(found, tuple) else (found,)
    is_plural = len(messages) > 1
    if entry is None or entry.fuzzy or not all(strings) or len(strings) != (catalogue.num_plurals if is_plural else 1):
        yield problem(where, "missing-message", message=messages[0], code=code, catalogue=path)
        return
    blanks = {blank for message in messages for blank in _BLANK.findall(message)}
    said = [set(_BLANK.findall(string)) for string in strings]
    if any(not one <= blanks if is_plural else one != blanks for one in said):  # “one page” needs no number
        shown = ", ".join(sorted(blanks)) or "none"
        yield problem(where, "message-blanks", message=messages[0], catalogue=path, blanks=shown)
