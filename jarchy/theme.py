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
from babel.support import NullTranslations, Translations
from jinja2.ext import babel_extract
from msgspec import Struct

from jarchy.config import Config
from jarchy.digest import digest
from jarchy.language import NO_BREAK_SPACE, Language
from jarchy.model import When
from jarchy.problems import Location, Problem, problem
from jarchy.scan import NOT_CONTENT
from jarchy.text import decode

Catalogues = dict[str, Catalog]


class Asset(Struct, frozen=True):
    file: str  # below the output folder, its name with a digest of its bytes
    data: bytes


class Theme(Struct, frozen=True):
    folder: Path  # of the templates
    environments: dict[str, jinja2.Environment]
    assets: dict[str, Asset]  # by the name that templates use


def load_theme(project: Path, config: Config, found: list[Problem]) -> Theme:
    folder = project / "templates"
    templates = _templates(folder, found)
    catalogues = {code: _catalogue(project, code, found) for code in config.codes}
    found.extend(_missing_messages(templates, {code: known for code, (known, _) in catalogues.items() if known}))
    assets = _assets(project, found)
    addresses = {name: config.root + asset.file for name, asset in assets.items()}
    environments = {
        known.code: _environment(folder, templates, known, catalogues[known.code][1], addresses)
        for known, _ in config.entries
    }
    return Theme(folder, environments, assets)


def _templates(folder: Path, found: list[Problem]) -> dict[str, str]:
    """All texts that templates may be made of, by name. Links are not followed: a page must not show a secret."""
    texts = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        above = [folder / parent for parent in PurePosixPath(name).parents]
        if not S_ISREG(path.lstat().st_mode) or any(parent.is_symlink() for parent in above[:-1]):
            found.append(problem(Location(f"templates/{name}"), "not-a-file"))
        elif text := decode(f"templates/{name}", path.read_bytes(), found):
            texts[name] = str(text)
    return texts


def _catalogue(project: Path, code: str, found: list[Problem]) -> tuple[Catalog | None, NullTranslations]:
    """The messages of a language, for checking and for use."""
    path = f"templates/locale/{code}.po"
    try:
        with (project / path).open("rb") as file:
            catalogue = read_po(file, locale=code.replace("-", "_"), abort_invalid=True)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        return catalogue, Translations(compiled)
    except FileNotFoundError:
        found.append(problem(Location(path), "missing-catalogue", code=code, path=path))
    except PoFileError as error:
        found.append(problem(Location(path, error.lineno + 1, 1, error.line.strip()), "catalogue", reason=error))
    except (UnicodeDecodeError, ValueError) as error:
        found.append(problem(Location(path), "catalogue", reason=error))
    return None, NullTranslations()


def _missing_messages(templates: Mapping[str, str], catalogues: Mapping[str, Catalog]) -> Iterator[Problem]:
    """Every message of every template, in every language: present, in all its plural forms, with the same blanks."""
    for name, text in templates.items():
        path, lines = f"templates/{name}", text.split("\n")
        try:
            extracted = list(babel_extract(io.BytesIO(text.encode()), ("_", "gettext", "ngettext"), (), _OPTIONS))
        except jinja2.TemplateSyntaxError as error:
            where = Location(path, error.lineno, 1, lines[error.lineno - 1])
            yield problem(where, "template", reason=error.message, remedy="mend the template")
            continue
        for line, _, words, _ in extracted:
            messages = [word for word in (words if isinstance(words, tuple) else (words,)) if word]
            where = Location(path, line, 1, lines[line - 1])
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
    said = [set(_BLANK.findall(string)) for string in strings]
    if any(not one <= blanks if is_plural else one != blanks for one in said):  # “one page” needs no number
        shown = ", ".join(sorted(blanks)) or "none"
        yield problem(where, "message-blanks", message=messages[0], catalogue=path, blanks=shown)


def _environment(
    folder: Path,
    templates: Mapping[str, str],
    known: Language,
    translations: NullTranslations,
    addresses: Mapping[str, str],
) -> jinja2.Environment:
    def source(name: str) -> tuple[str, str, None] | None:
        return (templates[name], str(folder / name), None) if name in templates else None

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
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
        if any(map(NOT_CONTENT.fullmatch, name.split("/"))) or (path.is_dir() and not path.is_symlink()):
            continue
        if not S_ISREG(path.lstat().st_mode):
            found.append(problem(Location(f"assets/{name}"), "not-a-file"))
            continue
        data = path.read_bytes()
        if path.suffix == ".css":
            data = _with_addresses(data, name, assets)
        plain = PurePosixPath(name)
        published = plain.with_name(f"{plain.stem}.{digest(data)}{plain.suffix}")
        assets[name] = Asset(f"assets/{published}", data)
    return assets


def _with_addresses(sheet: bytes, name: str, assets: Mapping[str, Asset]) -> bytes:
    """A style sheet whose `url("…")` lead to the names under which its fonts and pictures are published."""
    folder = PurePosixPath(name).parent

    def address(match: re.Match[bytes]) -> bytes:
        asset = assets.get((folder / match[1].decode()).as_posix())
        depth = len(folder.parts)
        return f'url("{"../" * depth}{asset.file.removeprefix("assets/")}")'.encode() if asset else match[0]

    return re.sub(rb'url\("([^":]+)"\)', address, sheet)
