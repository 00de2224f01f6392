"""What is kept of a theme: what its templates say, their compiled code, and its messages, each with its key."""

from collections.abc import Iterable, Sequence
from functools import partial

from msgspec.msgpack import decode

from jarchy.build.cache import Cache
from jarchy.build.parts import PlannedFile
from jarchy.build.workers import PARALLEL_FROM_TEMPLATES, Workers
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


def compile_templates(cache: Cache, theme: Theme, files: Iterable[PlannedFile], workers: Workers) -> None:
    """Has the templates of these files compiled in this process, so that worker processes forked from it have them."""
    used = {one for file in files for one in file.templates}
    names = sorted({(lang, name) for template, lang in used for name in theme.closures.get(template, ())})
    keys = _keys(theme, [one for one in names if one[1] in theme.templates])
    fresh = [(one, code) for one, code in keys.items() if not _restore(cache, *one, code)]
    here = workers if workers.are_copies else Workers()
    made = here.map(partial(_compiled, theme), fresh, len(fresh), PARALLEL_FROM_TEMPLATES, "templates", batch=1)
    for ((lang, name), code), data in zip(fresh, made, strict=True):
        if data:
            code_cache.unpack(code, data)
            cache.keep_template(_slot(lang, name), code, data)
    for lang, name in keys:
        lean_environment(theme, lang).prepare(name)


def _slot(lang: str, name: str) -> str:
    return f"code {lang} {name}"


def _keys(theme: Theme, names: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The keys of the code of templates, each with its language."""
    caches = {lang: CodeCache(theme, lang, LeanEnvironment) for lang, _ in names}
    return {(lang, name): caches[lang].get_cache_key(name) for lang, name in names}


def _restore(cache: Cache, lang: str, name: str, code: str) -> bool:
    """Takes over the compiled code from the cache, if it is there."""
    known = cache.template(_slot(lang, name), code)
    if known is not None:
        code_cache.unpack(code, known)
    return known is not None


def _compiled(theme: Theme, keys: Sequence[tuple[tuple[str, str], str]]) -> list[bytes | None]:
    """The code of templates by its keys; None for one that is wrong, which is told when it is used."""
    for (lang, name), _ in keys:
        lean_environment(theme, lang).prepare(name)
    return [code_cache.packed(code) for _, code in keys]
