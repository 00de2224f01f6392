"""Loads templates and messages into a `Theme`: a value that renders the same on every machine."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from msgspec import Struct

from jarchy.content.config import Config
from jarchy.core.decoding import decode
from jarchy.core.file_names import bad_names
from jarchy.core.files import DEFAULT, Files, read_source
from jarchy.core.hashing import key
from jarchy.i18n.catalogues import catalogue_of, load_catalogues, read_catalogue
from jarchy.i18n.messages import ReadCatalogue
from jarchy.problems import Location, Problem, errors, problem
from jarchy.theme.assets import Assets, reserved_names
from jarchy.theme.checks import MessageUse, message_uses, missing_messages, silent_parts, unused_messages
from jarchy.theme.cycles import cycles
from jarchy.theme.harm import harmful_files, own_files
from jarchy.theme.outline import Outline, Template, outline
from jarchy.theme.unused import unused_assets, unused_templates

FOLDER = "templates/"
SUFFIXES = (".html", ".xml", ".json", ".txt")


class Theme(Struct, frozen=True):
    """The default theme, with files of the project in place of those of the same name. A template of the project can
    extend the one that it replaces as default/<name>.
    """

    templates: dict[str, Template]  # by name
    closures: dict[
        str, tuple[str, ...]
    ]  # the name of a template to the names of all templates that it uses, with itself
    catalogues: dict[
        str, tuple[bytes, ...]
    ]  # compiled messages, by the code of their language; the first file with a message counts
    addresses: dict[str, str]  # of assets, by the names that templates use
    key: str  # of all of the above
    assets: dict[str, tuple[str, ...]]  # the name of a template to the names of the assets that it uses in all
    # The names of templates that cannot be read, or that lead to themselves: that is reported before any is rendered.
    unusable: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()  # the names of templates that the project has a part in

    def __hash__(self) -> int:
        return hash(self.key)

    def can_render(self, template: str) -> bool:
        return self.unusable.isdisjoint(self.closures.get(template, ()))


class Readers(NamedTuple):
    """How templates and catalogues are read: functions that return the same as the ones here."""

    outline: Callable[[Template], tuple[Outline | None, list[Problem]]] = outline
    catalogue: Callable[[str, str, bytes], ReadCatalogue] = read_catalogue


READERS = Readers()


def load_theme(
    project: Path,
    files: Files,
    config: Config,
    assets: Assets,
    labels: Iterable[tuple[str, str]] = (),
    extensions: Sequence[str] = (),
    readers: Readers = READERS,
) -> tuple[Theme, list[Problem]]:
    """The theme, and the problems with its templates and messages. `labels` are messages that templates get as values,
    each with the file that defines it; empty for Jarchy's own. `extensions` are the texts of the project's modules:
    what they name is in use. `readers` may know what they have read before.
    """
    templates, outlines, found = read_templates(project, files, readers)
    unusable = {name for name in templates if not name.startswith(DEFAULT) and name not in outlines}
    for slip, names in cycles(templates, outlines):
        found.append(slip)
        unusable |= names
    loaded = {code: load_catalogues(project, files, code, readers.catalogue) for code in config.codes}
    found.extend(one for _, problems in loaded.values() for one in problems)
    catalogues = {code: known for code, (known, _) in loaded.items() if known}
    own = own_files(files)
    said = message_uses(templates, outlines, labels)
    found.extend(missing_messages(said, catalogues))
    found.extend(silent_parts(templates, outlines))
    found.extend(harmful_files(templates, assets, own))
    if not errors(found):  # otherwise it is not known what is used
        own_words = {code: known[0] for code, known in catalogues.items() if catalogue_of(code) in files}
        found.extend(unused_messages(said, own_words, extensions))
        found.extend(unused_templates(files, outlines, config.codes, extensions))
        found.extend(unused_assets(files, assets, templates, outlines, extensions))
    compiled = {code: tuple(one.compiled for one in known) for code, known in catalogues.items()}
    addresses = {name: config.root + quote(asset.file) for name, asset in assets.items()}
    return _theme(templates, outlines, compiled, addresses, frozenset(unusable), own), found


def _theme(
    templates: dict[str, Template],
    outlines: Mapping[str, Outline],
    catalogues: dict[str, tuple[bytes, ...]],
    addresses: dict[str, str],
    unusable: frozenset[str],
    own: frozenset[str],
) -> Theme:
    """The theme of what was read. `own` are the files of the project."""
    closures = {name: _closure(name, outlines) for name in templates}
    parts = [part for name, template in templates.items() for part in (name, *template)]
    parts += [part for entry in addresses.items() for part in entry]
    spoken = [key(code, *known) for code, known in catalogues.items()]
    return Theme(
        templates,
        closures,
        catalogues,
        addresses,
        key(*parts, *spoken),
        {name: _assets(closure, outlines, addresses) for name, closure in closures.items()},
        unusable,
        frozenset(name for name, closure in closures.items() if any(_is_of(one, templates, own) for one in closure)),
    )


def _is_of(name: str, templates: Mapping[str, Template], files: frozenset[str]) -> bool:
    return name in templates and templates[name].file in files


def read_templates(
    project: Path, files: Files, readers: Readers = READERS
) -> tuple[dict[str, Template], dict[str, Outline], list[Problem]]:
    """All templates by name, the outlines of those that pages may use, and the mistakes of each by itself."""
    found: list[Problem] = []
    templates = _templates(project, files, found)
    return templates, _outlines(templates, readers, found), found


def messages_of(
    project: Path, files: Files, labels: Iterable[tuple[str, str]]
) -> tuple[list[MessageUse], list[Problem]]:
    """All messages of the templates and all labels, and the mistakes of each template by itself."""
    templates, outlines, found = read_templates(project, files)
    return message_uses(templates, outlines, labels), found


def theme_key(theme: Theme, template: str, lang: str) -> str:
    """The key of everything that a page's bytes depend on besides its data: templates, messages, addresses of the
    assets that these templates use.

    Empty for files without a template: they depend only on their data and the engine.
    """
    if template not in theme.templates:
        return ""
    there = [name for name in theme.closures[template] if name in theme.templates]  # an empty template counts
    texts = [part for name in there for part in (name, theme.templates[name].text)]
    addresses = [part for name in theme.assets[template] for part in (name, theme.addresses.get(name, ""))]
    codes = theme.catalogues if any("message_in" in text for text in texts) else (lang,)
    said = [key(code, *theme.catalogues.get(code, ())) for code in codes]
    return key(lang, *said, *texts, *addresses)


def _templates(project: Path, files: Files, found: list[Problem]) -> dict[str, Template]:
    own, default = (dict(_below(folder, project, files, found)) for folder in (FOLDER, DEFAULT + FOLDER))
    return default | own | {DEFAULT + name: template for name, template in default.items()}


def _below(folder: str, project: Path, files: Files, found: list[Problem]) -> Iterator[tuple[str, Template]]:
    """The texts of all templates, by name. Symlinks are not followed: a page must not show a secret file."""
    links = (path for path, stamp in files.items() if path.startswith(folder) and not stamp and path[-1] != "/")
    found.extend(problem(Location(path), "not-a-file") for path in links if not path.endswith(SUFFIXES))
    paths = sorted(path for path in files if path.startswith(folder) and path.endswith(SUFFIXES))
    found.extend([*bad_names(paths), *reserved_names(paths, folder)])
    for path in filter(str.isprintable, paths):
        data = read_source(project, path)
        text, problems = (None, [data]) if isinstance(data, Problem) else decode(path, data)
        found.extend(problems)
        if text:
            yield path.removeprefix(folder), Template(path, str(text))


def _outlines(templates: Mapping[str, Template], readers: Readers, found: list[Problem]) -> dict[str, Outline]:
    """The outline of every template that pages may use. A replaced template counts if another one names it."""
    outlines: dict[str, Outline] = {}
    ahead = [name for name in templates if not name.startswith(DEFAULT)]
    seen = set(ahead)
    while ahead:
        name = ahead.pop()
        read, problems = readers.outline(templates[name])
        found.extend(problems)
        if read:
            outlines[name] = read
            named = templates if None in read.names else filter(None, read.names)
            more = [other for other in named if other in templates and other not in seen]
            ahead += more
            seen.update(more)
    return outlines


def _closure(name: str, outlines: Mapping[str, Outline]) -> tuple[str, ...]:
    closure, ahead = {name}, [name]
    while ahead:
        named = outlines[one].names if (one := ahead.pop()) in outlines else ()
        more = {other for other in named if other} | (set(outlines) if None in named else set())
        ahead += more - closure
        closure |= more
    return tuple(sorted(closure))


def _assets(closure: Iterable[str], outlines: Mapping[str, Outline], addresses: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the assets that these templates use; all, if some are only known at run time."""
    named = {name for template in closure if template in outlines for name in outlines[template].assets}
    return tuple(sorted({*filter(None, named), *(addresses if None in named else ())}))
