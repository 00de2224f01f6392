"""Templates, the words they say, and assets.

A template sees its page's values and pure filters: no site, no clock, no undefined name that passes in silence. Each
language has an environment of its own, in which messages and dates are its own.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Any

import jinja2
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations
from jinja2.ext import babel_extract
from msgspec import Struct

from jarchy.config import Config
from jarchy.digest import digest
from jarchy.language import NO_BREAK_SPACE, Language
from jarchy.model import When
from jarchy.problems import Location, Problem, problem

Catalogues = dict[str, Catalog]


class Asset(Struct, frozen=True):
    file: str  # below the output folder, its name with a digest of its bytes
    data: bytes


class Theme(Struct, frozen=True):
    environments: dict[str, jinja2.Environment]
    assets: dict[str, Asset]  # by the name that templates use


def load_theme(project: Path, config: Config, found: list[Problem]) -> Theme:
    catalogues = {code: _catalogue(project, code, found) for code in config.codes}
    found.extend(_missing_messages(project, {code: known for code, known in catalogues.items() if known}))
    assets = _assets(project, found)
    addresses = {name: config.root + asset.file for name, asset in assets.items()}
    environments = {
        known.code: _environment(project, known, catalogues[known.code] or Catalog(), addresses)
        for known, _ in config.entries
    }
    return Theme(environments, assets)


def _catalogue(project: Path, code: str, found: list[Problem]) -> Catalog | None:
    path = f"templates/locale/{code}.po"
    try:
        with (project / path).open("rb") as file:
            return read_po(file, locale=code.replace("-", "_"), abort_invalid=True)
    except FileNotFoundError:
        found.append(problem(Location(path), "missing-catalogue", code=code, path=path))
    except PoFileError as error:
        found.append(problem(Location(path, error.lineno + 1, 1, error.line.strip()), "catalogue", reason=error))
    except (UnicodeDecodeError, ValueError) as error:
        found.append(problem(Location(path), "catalogue", reason=error))
    return None


def _missing_messages(project: Path, catalogues: Mapping[str, Catalog]) -> Iterator[Problem]:
    """Every message of every template, in every language: present, in all its plural forms, with the same blanks."""
    for path in sorted((project / "templates").rglob("*.html")):
        name = path.relative_to(project).as_posix()
        lines = path.read_text(encoding="utf-8").split("\n")
        try:
            extracted = list(babel_extract(io.BytesIO(path.read_bytes()), ("_", "gettext", "ngettext"), (), _OPTIONS))
        except jinja2.TemplateSyntaxError as error:
            where = Location(name, error.lineno, 1, lines[error.lineno - 1])
            yield problem(where, "template", reason=error.message, remedy="mend the template")
            continue
        for line, _, words, _ in extracted:
            messages = [word for word in (words if isinstance(words, tuple) else (words,)) if word]
            where = Location(name, line, 1, lines[line - 1])
            for code, catalogue in catalogues.items():
                yield from _check_message(messages, code, catalogue, where)


# As in `_environment`: a message is looked up as it was extracted only if both trim alike.
_OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
_BLANK = re.compile(r"%\(\w+\)s")


def _check_message(messages: list[str], code: str, catalogue: Catalog, where: Location) -> Iterator[Problem]:
    path = f"templates/locale/{code}.po"
    entry = catalogue.get(messages[0])
    found: Any = entry.string if entry else ()
    strings: tuple[str, ...] = found if isinstance(found, tuple) else (found,)
    is_plural = len(messages) > 1
    if entry is None or entry.fuzzy or not all(strings) or len(strings) != (catalogue.num_plurals if is_plural else 1):
        yield problem(where, "missing-message", message=messages[0], code=code, catalogue=path)
        return
    blanks = {blank for message in messages for blank in _BLANK.findall(message)}
    if any(not set(_BLANK.findall(string)) <= blanks for string in strings):
        shown = ", ".join(sorted(blanks)) or "none"
        yield problem(where, "message-blanks", message=messages[0], catalogue=path, blanks=shown)


def _environment(
    project: Path, known: Language, catalogue: Catalog, addresses: Mapping[str, str]
) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(project / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    environment.install_gettext_translations(Translations(compiled), newstyle=True)  # type: ignore[attr-defined]
    environment.filters |= _filters(known, addresses)
    return environment


def _filters(known: Language, addresses: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
    def date(when: When) -> str:
        return _with_time(known.date(when.day), when)

    def short_date(when: When) -> str:
        return _with_time(known.short_date(when.day), when)

    def asset(name: str) -> str:
        if name not in addresses:
            raise jinja2.TemplateRuntimeError(f"there is no asset “{name}” in assets/")
        return addresses[name]

    return {"date": date, "short_date": short_date, "asset": asset}


def _with_time(day: str, when: When) -> str:
    return f"{day},{NO_BREAK_SPACE}{when.time}" if when.has_time else day


def _assets(project: Path, found: list[Problem]) -> dict[str, Asset]:
    """All of assets/, each under a name that changes with its bytes, so that browsers may keep it for ever."""
    folder = project / "assets"
    assets: dict[str, Asset] = {}
    # Style sheets last: they name fonts and pictures.
    for path in sorted(folder.rglob("*"), key=lambda path: (path.suffix == ".css", path)):
        name = path.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in name.split("/")) or (path.is_dir() and not path.is_symlink()):
            continue
        if not S_ISREG(path.lstat().st_mode):
            found.append(problem(Location(f"assets/{name}"), "not-a-file"))
            continue
        data = path.read_bytes()
        if path.suffix == ".css":
            data = _with_addresses(data, name, assets)
        stem, dot, suffix = name.rpartition(".")
        assets[name] = Asset(f"assets/{stem}.{digest(data)}{dot}{suffix}", data)
    return assets


def _with_addresses(sheet: bytes, name: str, assets: Mapping[str, Asset]) -> bytes:
    """A style sheet whose `url("…")` lead to the names under which its fonts and pictures are published."""
    folder = PurePosixPath(name).parent

    def address(match: re.Match[bytes]) -> bytes:
        asset = assets.get((folder / match[1].decode()).as_posix())
        depth = len(folder.parts)
        return f'url("{"../" * depth}{asset.file.removeprefix("assets/")}")'.encode() if asset else match[0]

    return re.sub(rb'url\("([^":]+)"\)', address, sheet)
