"""What is kept of a theme: what its templates say, their compiled code, and its messages, each with its key."""

from collections.abc import Iterable
from functools import partial

from msgspec.msgpack import decode

from jarchy.build.cache import Cache
from jarchy.build.parts import PlannedFile
from jarchy.core.hashing import key
from jarchy.core.records import encoded
from jarchy.i18n.catalogues import read_catalogue
from jarchy.i18n.messages import Catalogue, ReadCatalogue
from jarchy.problems import Problem
from jarchy.theme import code_cache
from jarchy.theme.code_cache import CodeCache
from jarchy.theme.compiler import LeanEnvironment
from jarchy.theme.environment import lean_environment
from jarchy.theme.loader import Readers, Theme
from jarchy.theme.outline import Outline, Template, outline


def theme_readers(cache: Cache) -> Readers:
    """Readers that do not read again what is in the cache."""
    return Readers(partial(_outline, cache), partial(_catalogue, cache))


def _outline(cache: Cache, template: Template) -> tuple[Outline | None, list[Problem]]:
    """A template with problems is not kept, nor a catalogue with problems, since these name places in the text."""
    slot, name = f"outline {template.file}", key(template.text)
    known = cache.template(slot, name)
    if known is not None:
        return decode(known, type=Outline), []
    read, problems = outline(template)
    if read and not problems:
        cache.keep_template(slot, name, encoded(read))
    return read, problems


def _catalogue(cache: Cache, path: str, code: str, data: bytes) -> ReadCatalogue:
    slot, name = f"catalogue {path}", key(code, data)
    known = cache.template(slot, name)
    if known is not None:
        return decode(known, type=Catalogue), ()
    catalogue, problems = read_catalogue(path, code, data)
    if catalogue and not problems:
        cache.keep_template(slot, name, encoded(catalogue))
    return catalogue, problems


def compile_templates(cache: Cache, theme: Theme, files: Iterable[PlannedFile]) -> None:
    """Compiles the templates of these files in this process, so that worker processes forked from it have them."""
    used: dict[str, set[str]] = {}  # names by language
    for template, lang in {one for file in files for one in file.templates}:
        used.setdefault(lang, set()).update(theme.closures.get(template, ()))
    for lang, names in used.items():
        codes = CodeCache(theme, lang, LeanEnvironment)
        for name in sorted(names & theme.templates.keys()):
            slot, code = f"code {lang} {name}", codes.get_cache_key(name)
            known = None if code_cache.has(code) else cache.template(slot, code)
            if known is not None:
                code_cache.unpack(code, known)
            lean_environment(theme, lang).prepare(name)
            if known is None and (data := code_cache.packed(code)):
                cache.keep_template(slot, code, data)
