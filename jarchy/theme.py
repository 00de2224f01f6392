"""Templates, and the words they say: `Theme`, a value that renders the same pages on every machine.

A template sees its page's values and pure filters: no site, no clock, no undefined name that passes in silence. Each
language has an environment of its own, in which messages and dates are its own.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
import msgspec
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations
from jinja2.bccache import Bucket
from jinja2.ext import Extension, extract_from_ast
from jinja2.lexer import Token, TokenStream
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context
from jinja2.utils import LRUCache
from markupsafe import Markup
from msgspec import Struct

from jarchy.assets import Assets, unseen
from jarchy.config import Config
from jarchy.digest import key
from jarchy.html import Html
from jarchy.language import NO_BREAK_SPACE, Language, language
from jarchy.plain import abroad, plain
from jarchy.problems import Location, Problem, problem
from jarchy.survey import Files
from jarchy.text import decode, read_bytes
from jarchy.when import When

FOLDER = "templates/"
SUFFIXES = (".html", ".xml", ".json", ".txt")


def catalogue_of(code: str) -> str:
    """The file that holds the messages of a language."""
    return f"{FOLDER}locale/{code}.po"


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
    known = {code: one for code in config.codes if (one := _catalogue(project, files, code, found))}
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


def _catalogue(project: Path, files: Files, code: str, found: list[Problem]) -> tuple[Catalog, bytes] | None:
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
        with (project / path).open("rb") as file:
            catalogue = read_po(file, locale=code.replace("-", "_"), abort_invalid=True)
        catalogue.creation_date = catalogue.revision_date = _NEVER  # or it would be now
        write_mo(compiled := io.BytesIO(), catalogue)
        _translations(compiled.getvalue())  # its plural rule is read at last
        return catalogue, compiled.getvalue()
    except FileNotFoundError:  # since the survey
        found.append(missing)
    except PoFileError as error:
        found.append(problem(Location(path, error.lineno + 1, 1, error.line.strip()), "catalogue", reason=error))
    except (UnicodeDecodeError, ValueError) as error:
        found.append(problem(Location(path), "catalogue", reason=error))
    return None


_NEVER = datetime.fromtimestamp(0, UTC)


def _translations(compiled: bytes) -> Translations:
    return Translations(io.BytesIO(compiled) if compiled else None)


def _missing_messages(
    templates: Mapping[str, str], outlines: Mapping[str, Outline], catalogues: Mapping[str, Catalog]
) -> Iterator[Problem]:
    """Every message of every template, in every language: present, in all its plural forms, with the same blanks."""
    for name, outline in outlines.items():
        lines = templates[name].split("\n")
        for line, messages in outline.messages:
            where = Location(FOLDER + name, line, 1, lines[line - 1])
            for code, catalogue in catalogues.items():
                yield from _check_message(messages, code, catalogue, where)


_BLANK = re.compile(r"%\(\w+\)s")


def _check_message(messages: tuple[str, ...], code: str, catalogue: Catalog, where: Location) -> Iterator[Problem]:
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


# Templates are read for their messages and rendered alike, or a message would be looked up otherwise than it was found.
def _is_escaped(name: str | None) -> bool:
    """Text is read as it stands; in all else a value must stay a value."""
    return name is None or not name.endswith(".txt")


_SPACES: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
_SYNTAX = jinja2.Environment(autoescape=_is_escaped, **_SPACES)  # noqa: S701  only text is not


class Said(Extension):
    """`{{ _("words") }}` is said in the environment's language when a template is compiled, and not for each page."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        ahead: list[Token] = []
        for token in stream:
            if token.type == "variable_begin":
                yield from ahead
                ahead = []
            ahead.append(token)
            if token.type == "variable_end":
                yield from self._said(ahead)
                ahead = []
        yield from ahead

    def _said(self, tokens: list[Token]) -> list[Token]:
        types = [token.type for token in tokens]
        if types != ["variable_begin", "name", "lparen", "string", "rparen", "variable_end"] or tokens[1].value != "_":
            return tokens
        said = self.environment.messages.gettext(tokens[3].value)  # type: ignore[attr-defined]  # `environment` adds it
        words = Markup(said) % {}  # noqa: S704  catalogues are as trusted as templates
        return [Token(tokens[0].lineno, "data", words)]


class _Compiled(jinja2.BytecodeCache):
    """Templates that this process has compiled: the edit of one compiles no other again. Besides its name and its text,
    the language and its messages make a template what it is, since what is always the same is said when it is compiled.
    """

    def __init__(self, lang: str, messages: bytes) -> None:
        self.spoken = key(lang, messages)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return key(self.spoken, name)

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _COMPILED.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        _COMPILED[bucket.key, bucket.checksum] = bucket.code


_COMPILED = LRUCache(1000)


@lru_cache(maxsize=100)
def environment(theme: Theme, lang: str) -> jinja2.Environment:
    """Templates are compiled when they are first used. The same theme has the same environment, in each process."""
    catalogue = theme.catalogues.get(lang, b"")

    def source(name: str) -> tuple[str, str, None] | None:
        return (theme.templates[name], FOLDER + name, None) if name in theme.templates else None

    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        autoescape=_is_escaped,  # noqa: S701  as above
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        bytecode_cache=_Compiled(lang, catalogue),
        **_SPACES,
    )
    messages = _translations(catalogue)
    made.extend(messages=messages)
    made.add_extension(Said)
    made.install_gettext_translations(messages, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= _filters(language(lang), theme.addresses)
    return made


def _filters(known: Language, addresses: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
    def date(when: When) -> str:
        return _with_time(known.date(when.day), when)

    def short_date(when: When) -> str:
        return _with_time(known.short_date(when.day), when)

    def quoted(words: str) -> str:
        """Words spoken, where no element says that they are; marks in them become the inner ones."""
        start, end, inner_start, inner_end = known.quotes
        return start + words.replace(start, inner_start).replace(end, inner_end) + end

    def endonym(code: str) -> str:
        return language(code).endonym

    @jinja2.pass_context  # or an address would be compiled into the templates that give the name
    def asset(context: Context, name: str) -> str:
        if name not in addresses:
            raise jinja2.TemplateRuntimeError(f"there is no asset “{name}” in assets/")
        return addresses[name]

    return {
        "date": date,
        "short_date": short_date,
        "asset": asset,
        "plain": plain,
        "quoted": quoted,
        "endonym": endonym,
        "abroad": lambda html, url: Markup(abroad(html, url)),  # noqa: S704  it is as safe as it was
        "json": _json,
        "mail_date": format_datetime,
    }


def _json(value: Any) -> Markup:
    """Also in a page, where no `</script>` may end what it stands in."""
    said = _JSON.encode(value).decode()
    return Markup(said.replace("<", r"\u003c"))  # noqa: S704  JSON has this sign in its strings alone


def _as_text(value: Html | Markup) -> str:
    return str(value) if isinstance(value, Markup) else plain(str(value))


_JSON = msgspec.json.Encoder(enc_hook=_as_text)


def _with_time(day: str, when: When) -> str:
    return f"{day},{NO_BREAK_SPACE}{when.time}" if when.has_time else day
