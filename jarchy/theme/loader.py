"""Loads templates and messages into a `Theme`: a value that renders the same on every machine."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import jinja2
from jinja2 import nodes
from jinja2.meta import find_referenced_templates
from msgspec import Struct

from jarchy.content.config import Config
from jarchy.core.file_names import bad_names
from jarchy.core.files import DEFAULT, Files, read_source
from jarchy.core.hashing import key
from jarchy.core.text import decode
from jarchy.i18n.catalogues import Message, catalogue_of, check_message, load_catalogues
from jarchy.i18n.po_file import Catalogue, blanks, tag
from jarchy.problems import Location, Problem, problem
from jarchy.theme.assets import Assets, reserved_names

FOLDER = "templates/"
SUFFIXES = (".html", ".xml", ".json", ".txt")


class Template(NamedTuple):
    file: str  # below the project, or below Jarchy's default theme
    text: str


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

    def __hash__(self) -> int:
        return hash(self.key)


def load_theme(
    project: Path, files: Files, config: Config, assets: Assets, labels: Iterable[tuple[str, str]] = ()
) -> tuple[Theme, list[Problem]]:
    """The theme, and the problems with its templates and messages. `labels` are messages that templates get as values,
    each with the file that defines it; empty for Jarchy's own.
    """
    found: list[Problem] = []
    templates = _templates(project, files, found)
    outlines = _outlines(templates, found)
    loaded = {code: load_catalogues(project, files, code) for code in config.codes}
    found.extend(one for _, problems in loaded.values() for one in problems)
    catalogues = {code: known for code, (known, _) in loaded.items() if known}
    found.extend(_missing_messages(templates, outlines, catalogues))
    found.extend(_missing_labels(labels, catalogues))
    closures = {name: _closure(name, outlines) for name in templates}
    compiled = {code: tuple(one.compiled for one in known) for code, known in catalogues.items()}
    addresses = {name: config.root + quote(asset.file) for name, asset in assets.items()}
    parts = [part for name, template in templates.items() for part in (name, *template)]
    parts += [part for entry in addresses.items() for part in entry]
    said = [key(code, *known) for code, known in compiled.items()]
    return Theme(templates, closures, compiled, addresses, key(*parts, *said)), found


def theme_key(theme: Theme, template: str, lang: str) -> str:
    """The key of everything that a page's bytes depend on besides its data: templates, messages, addresses of assets.

    Empty for files without a template: they depend only on their data and the engine.
    """
    if template not in theme.templates:
        return ""
    there = [name for name in theme.closures[template] if name in theme.templates]  # an empty template counts
    texts = [part for name in there for part in (name, theme.templates[name].text)]
    addresses = [part for address in theme.addresses.items() for part in address]
    return key(lang, key(*theme.catalogues.get(lang, ())), *texts, *addresses)


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


class TemplateSlip(NamedTuple):
    """A mistake in a message of a template."""

    line: int
    reason: str
    remedy: str


class Outline(NamedTuple):
    """The messages of a template, and the templates that it uses."""

    messages: tuple[Message, ...]
    slips: tuple[TemplateSlip, ...]
    names: tuple[str | None, ...]  # names of other templates; None: only known at run time


def _outlines(templates: Mapping[str, Template], found: list[Problem]) -> dict[str, Outline]:
    """The outline of every template that pages may use. A replaced template counts if another one names it."""
    outlines: dict[str, Outline] = {}
    ahead = [name for name in templates if not name.startswith(DEFAULT)]
    seen = set(ahead)
    while ahead:
        name = ahead.pop()
        if outline := _outline(templates[name], found):
            outlines[name] = outline
            named = templates if None in outline.names else filter(None, outline.names)
            more = [other for other in named if other in templates and other not in seen]
            ahead += more
            seen.update(more)
    return outlines


def _outline(template: Template, found: list[Problem]) -> Outline | None:
    try:
        outline = _read(template.text)
    except jinja2.TemplateSyntaxError as error:
        slip = TemplateSlip(error.lineno, error.message or "it cannot be read", "correct the template")
        found.append(_mistake(template, slip))
        return None
    except RecursionError:
        found.append(_mistake(template, TemplateSlip(1, "too many blocks are nested in it", "correct the template")))
        return None
    found.extend(_mistake(template, slip) for slip in outline.slips)
    return outline


def _mistake(template: Template, slip: TemplateSlip) -> Problem:
    return problem(_line(template, slip.line), "template", reason=slip.reason, remedy=slip.remedy)


def _line(template: Template, line: int) -> Location:
    return Location(template.file, line, 1, template.text.split("\n")[line - 1])


@lru_cache(maxsize=1000)
def _read(text: str) -> Outline:
    tree = _SYNTAX.parse(text)
    said = [_said(call) for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") in _SAYING]
    return Outline(
        tuple(one for one in said if isinstance(one, Message)),
        tuple(one for one in said if isinstance(one, TemplateSlip)),
        tuple(find_referenced_templates(tree)),
    )


# The functions for messages: their number of texts, and whether the first one is a context.
_SAYING = {
    "_": (1, False), "gettext": (1, False), "ngettext": (2, False), "pgettext": (2, True), "npgettext": (3, True)
}  # fmt: skip


def _said(call: nodes.Call) -> Message | TemplateSlip:
    """The message of a call, or why it has none that catalogues could contain."""
    count, has_context = _SAYING[call.node.name]  # type: ignore[attr-defined]  # other calls were excluded
    constants = [one.value for one in call.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
    if len(constants) != count or call.dyn_args or call.args[:count] != [nodes.Const(one) for one in constants]:
        return TemplateSlip(
            call.lineno, "a message must be text in quotation marks", "write the text itself between ( and )"
        )
    words = tuple(constants[has_context:])
    given = {one.key for one in call.kwargs} | ({"num"} if len(words) > 1 else set())
    needed = blanks("".join(words))
    if needed is None:
        return TemplateSlip(call.lineno, f"“{words[0]}” has a percent sign without a placeholder", "write it as %%")
    if missing := {blank for blank in needed if blank[2:-2] not in given} if call.dyn_kwargs is None else set():
        shown = ", ".join(sorted(missing))
        return TemplateSlip(call.lineno, f"“{words[0]}” gets no value for {shown}", "add it after the text: name=value")
    if html := tag("".join(words)):
        return TemplateSlip(
            call.lineno, f"a message contains HTML: {html}", "end the message before it and begin another after it"
        )
    return Message(call.lineno, words, constants[0] if has_context else None)


def _closure(name: str, outlines: Mapping[str, Outline]) -> tuple[str, ...]:
    closure, ahead = {name}, [name]
    while ahead:
        named = outlines[one].names if (one := ahead.pop()) in outlines else ()
        more = {other for other in named if other} | (set(outlines) if None in named else set())
        ahead += more - closure
        closure |= more
    return tuple(sorted(closure))


def _missing_messages(
    templates: Mapping[str, Template],
    outlines: Mapping[str, Outline],
    catalogues: Mapping[str, tuple[Catalogue, ...]],
) -> Iterator[Problem]:
    """Messages that a language lacks, or lacks in one of their plural forms."""
    said = {templates[name]: outline.messages for name, outline in outlines.items()}  # a default template has two names
    for template, messages in said.items():
        for message in messages:
            for code, known in catalogues.items():
                yield from check_message(message, code, known, _line(template, message.line))


def _missing_labels(
    labels: Iterable[tuple[str, str]], catalogues: Mapping[str, tuple[Catalogue, ...]]
) -> Iterator[Problem]:
    for words, file in labels:
        for code, known in catalogues.items():
            yield from check_message(Message(0, (words,)), code, known, Location(file or catalogue_of(code)))


# Reading messages and rendering must use the same options, or the white space of messages would differ.
def is_escaped(name: str | None) -> bool:
    """Whether a template's values are escaped as HTML. Those of text files are not."""
    return name is None or not name.endswith(".txt")


SPACES: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
_SYNTAX = jinja2.Environment(autoescape=is_escaped, **SPACES)  # noqa: S701  only text is not
_SYNTAX.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension adds it
