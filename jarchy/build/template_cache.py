"""What is kept about templates: what they say and are made of, and their compiled code. Both depend only on keys."""

from collections.abc import Iterable

from msgspec.msgpack import decode

from jarchy.build.cache import Cache
from jarchy.build.plan import Job
from jarchy.core.hashing import key
from jarchy.core.records import encoded
from jarchy.theme import code_cache
from jarchy.theme.code_cache import CodeCache
from jarchy.theme.compiler import LeanEnvironment
from jarchy.theme.environment import lean_environment
from jarchy.theme.loader import Theme
from jarchy.theme.outlines import Outline, Template, read_outline


def outline(cache: Cache, template: Template) -> Outline:
    """What `read_outline` returns and raises, from the cache if it has read this text before."""
    slot, name = f"outline {template.file}", key(template.text)
    known = cache.template(slot, name)
    if known is not None:
        return decode(known, type=Outline)
    read = read_outline(template)
    cache.keep_template(slot, name, encoded(read))
    return read


def compile_templates(cache: Cache, theme: Theme, jobs: Iterable[Job]) -> None:
    """Compiles the templates of these jobs in this process, so that worker processes forked from it have them."""
    used: dict[str, set[str]] = {}  # names by language
    for lang, template in {(job.lang, job.template) for job in jobs if job.template}:
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
