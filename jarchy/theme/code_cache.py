"""The compiled code of templates: kept in this process, and given to the build, which keeps it in its cache."""

from marshal import dumps, loads
from types import CodeType

import jinja2
from jinja2.bccache import Bucket
from jinja2.utils import LRUCache

from jarchy.core.hashing import key
from jarchy.theme.loader import Theme


class CodeCache(jinja2.BytecodeCache):
    """The templates of one environment that were compiled before: an edit of one template compiles only that one.

    The key includes the language and its messages, which compiled templates contain, and the kind of environment, which
    writes the code. It does not include addresses of assets, so code must not contain them.
    """

    def __init__(self, theme: Theme, lang: str, kind: type[jinja2.Environment]) -> None:
        self.theme = theme
        self.spoken = key(kind.__name__, lang, *theme.catalogues.get(lang, ()))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        template = self.theme.templates[name]
        return key(self.spoken, name, template.file, template.text)  # the file is shown in error messages

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _COMPILED.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        _COMPILED[bucket.key] = bucket.code


def packed(name: str) -> bytes | None:
    """The code with this key, if this process has it."""
    code: CodeType | None = _COMPILED.get(name)
    return dumps(code) if code else None


def unpack(name: str, data: bytes) -> None:
    """Keeps the code with this key in this process. The bytes must be from `packed` in the same version of Python."""
    if name not in _COMPILED:
        _COMPILED[name] = loads(data)  # noqa: S302  our own bytes


_COMPILED = LRUCache(1000)
