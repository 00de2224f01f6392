"""Templates, the words they say, and what they are made of: `Theme`, a value that renders the same on every machine."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from babel.messages.catalog import Catalog
from jinja2.ext import extract_from_ast
from jinja2.meta import find_referenced_templates
from msgspec import Struct

from jarchy.assets import Assets, unseen
from jarchy.config import Config
from jarchy.digest import key
from jarchy.messages import check_message, load_catalogue
from jarchy.problems import Location, Problem, problem
from jarchy.survey import Files
from jarchy.text import decode, read_bytes

FOLDER = "templates/"
SUFFIXES = (".html", ".xml", ".json", ".txt")


class Theme(Struct, frozen=True):
    templates: dict[str, str]  # texts, by name
    closures: dict[str, tuple[str, ...]]  # a template's name to the names of all that it is made of, itself among them
    catalogues: dict[str, bytes]  # compiled messages, by the code of their language
    addresses: dict[str, str]  # of assets, by the names that templates use
    key: str  # of all of this

    def __hash__(self) -> int:
        return hash(self.key)


def load_theme(project: Path, files: Files, config: Config, assets: Assets, found: list[Problem]) -> Theme:
    templates = _templates(project, files, found)
    outlines = {name: outline for name, text in templates.items() if (outline := _outline(name, text, found))}
    known = {code: one for code in config.codes if (one := load_catalogue(project, files, code, found))}
    catalogues = {code: catalogue for code, (catalogue, _) in known.items()}
    found.extend(_missing_messages(templates, outlines, catalogues))
    closures = {name: _closure(name, outlines) for name in templates}
    compiled = {code: messages for code, (_, messages) in known.items()}
    addresses = {name: config.root + asset.file for name, asset in assets.items()}
    tables: tuple[Mapping[str, str | bytes], ...] = (templates, compiled, addresses)
    parts = [part for table in tables for entry in table.items() for part in entry]
    return Theme(templates, closures, compiled, addresses, key(*parts))


def look(theme: Theme, template: str, lang: str) -> str:
    """The key of everything but its values that a page's bytes depend on. Of a writer, that is the engine alone."""
    if template not in theme.templates:
        return ""
    there = [name for name in theme.closures[template] if name in theme.templates]  # an empty one is there, too
    texts = [part for name in there for part in (name, theme.templates[name])]
    addresses = [part for address in theme.addresses.items() for part in address]
    return key(lang, theme.catalogues.get(lang, b""), *texts, *addresses)


def _templates(project: Path, files: Files, found: list[Problem]) -> dict[str, str]:
    """All texts that templates may be made of, by name. Links are not followed: a page must not show a secret."""
    texts = {}
    for path in sorted(path for path in files if path.startswith(FOLDER) and path.endswith(SUFFIXES)):
        if not path.isprintable():
            found.append(unseen(path))
        elif (data := read_bytes(project / path)) is None:
            found.append(problem(Location(path), "not-a-file"))
        elif text := decode(path, data, found):
            texts[path.removeprefix(FOLDER)] = str(text)
    return texts


class Outline(NamedTuple):
    """What a template says and what it is made of."""

    messages: tuple[tuple[int, tuple[str, ...]], ...]  # with their lines; of a plural, both forms
    names: tuple[str | None, ...]  # of other templates; None: known only when it is rendered


def _outline(name: str, text: str, found: list[Problem]) -> Outline | None:
    try:
        return _read(text)
    except jinja2.TemplateSyntaxError as error:
        where = Location(FOLDER + name, error.lineno, 1, text.split("\n")[error.lineno - 1])
        found.append(problem(where, "template", reason=error.message, remedy="mend the template"))
        return None


@lru_cache(maxsize=1000)
def _read(text: str) -> Outline:
    tree = _SYNTAX.parse(text)
    extracted = extract_from_ast(tree, ("_", "gettext", "ngettext"))
    messages = ((line, words if isinstance(words, tuple) else (words,)) for line, _, words in extracted)
    return Outline(
        tuple((line, tuple(word for word in words if word)) for line, words in messages),
        tuple(find_referenced_templates(tree)),
    )


def _closure(name: str, outlines: Mapping[str, Outline]) -> tuple[str, ...]:
    closure, ahead = {name}, [name]
    while ahead:
        named = outlines[one].names if (one := ahead.pop()) in outlines else ()
        more = {other for other in named if other} | (set(outlines) if None in named else set())
        ahead += more - closure
        closure |= more
    return tuple(sorted(closure))


def _missing_messages(
    templates: Mapping[str, str], outlines: Mapping[str, Outline], catalogues: Mapping[str, Catalog]
) -> Iterator[Problem]:
    """Every message of every template, in every language: present, in all its plural forms, with the same blanks."""
    for name, outline in outlines.items():
        lines = templates[name].split("\n")
        for line, messages in outline.messages:
            where = Location(FOLDER + name, line, 1, lines[line - 1])
            for code, catalogue in catalogues.items():
                yield from check_message(messages, code, catalogue, where)


# Templates are read for their messages and rendered alike, or a message would be looked up otherwise than it was found.
def is_escaped(name: str | None) -> bool:
    """Text is read as it stands; in all else a value must stay a value."""
    return name is None or not name.endswith(".txt")


SPACES: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
_SYNTAX = jinja2.Environment(autoescape=is_escaped, **SPACES)  # noqa: S701  only text is not
