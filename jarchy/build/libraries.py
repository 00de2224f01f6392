"""What extensions import besides Python's modules, Jarchy and each other: libraries that may change between two builds.

Which distributions are installed is read from the names of their folders: to read what they say would take longer than
a build with nothing to do.
"""

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from jarchy.core.hashing import key

_INSTALLED = ("*.dist-info", "*.egg-info")


def imported(texts: Iterable[str]) -> tuple[str, ...]:
    """The names of the libraries that these modules import, also within functions."""
    names = {name for text in texts for name in _named(text)}
    return tuple(sorted(names - sys.stdlib_module_names - {"jarchy"}))


def libraries_key(names: Sequence[str]) -> str:
    """Changes with the version of any distribution, and with the code of modules that belong to none. Empty without
    names.
    """
    if not names:
        return ""
    folders = [Path(folder) for folder in sys.path if folder and Path(folder).is_dir()]
    installed = sorted(entry.name for folder in folders for kind in _INSTALLED for entry in folder.glob(kind))
    return key(*installed, *(part for file in _files(names) for part in (str(file), file.read_bytes())))


def _files(names: Iterable[str]) -> Iterator[Path]:
    """The files of these modules, and of those that they import, as far as no distribution has them."""
    ahead, known = list(names), set(names)
    while ahead:
        for file in _files_of(ahead.pop()):
            yield file
            more = set(imported([file.read_text(encoding="utf-8", errors="replace")])) - known
            ahead += sorted(more)
            known |= more


def _files_of(name: str) -> list[Path]:
    spec = find_spec(name)
    if spec is None or spec.origin is None or not spec.origin.endswith(".py"):
        return []
    file = Path(spec.origin)
    top = file.parent if file.name == "__init__.py" else file
    if any(next(top.parent.glob(kind), None) for kind in _INSTALLED):
        return []
    return sorted(top.rglob("*.py")) if top.is_dir() else [file]


def beside(text: str) -> set[str]:
    """The modules of the same folder that a module may import, as in `from .money import shown`."""
    found = set[str]()
    for node in _nodes(text):
        if isinstance(node, ast.ImportFrom) and node.level:
            found |= {node.module.partition(".")[0]} if node.module else {alias.name for alias in node.names}
    return found


def _nodes(text: str) -> list[ast.AST]:
    try:
        return list(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []  # reported where it is run


def _named(text: str) -> Iterator[str]:
    for node in _nodes(text):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
