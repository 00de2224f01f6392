"""The Python files in a project's `extensions/`, as texts that can be run here, or on machines without this disk.

They are imported under a package name that contains a digest of their bytes. So modules of two sites, or of one site
before and after an edit, are never confused with each other or with other Python modules. No bytecode is written.
"""

import inspect
import re
import sys
import traceback
from collections.abc import Mapping, Sequence
from dis import opmap
from functools import cached_property
from importlib import import_module
from importlib.abc import ExecutionLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from msgspec import Struct

from jarchy.build.libraries import beside, imported, libraries_key
from jarchy.core.hashing import key
from jarchy.problems import Location, Problem, problem

FOLDER = "extensions/"
_PACKAGE = "jarchy_extensions_"  # and a key


class ExtensionCode(Struct, frozen=True, dict=True):
    """All modules of the folder. Those that the site names may import others, as in `from .money import shown`."""

    named: tuple[str, ...] = ()  # those that content/site.yaml names
    texts: dict[str, str] = {}  # by name

    @cached_property
    def key(self) -> str:
        """Changes with any of the texts; empty if the site names no extension."""
        return key(*self.named, *(part for entry in sorted(self.texts.items()) for part in entry)) if self.named else ""

    @cached_property
    def libraries(self) -> tuple[str, ...]:
        """The names of the libraries that they import."""
        return imported(self.texts.values()) if self.named else ()

    @property
    def cache_key(self) -> str:
        """Changes also with these libraries."""
        return f"{self.key}{libraries_key(self.libraries)}"

    def modules_of(self, *names: str) -> tuple[str, ...]:
        """These modules, and those of the folder that they import."""
        found, ahead = dict.fromkeys(names), list(names)
        while ahead:
            new = sorted((beside(self.texts.get(ahead.pop(), "")) & self.texts.keys()) - found.keys())
            found |= dict.fromkeys(new)
            ahead += new
        return tuple(found)

    def run(self, name: str) -> ModuleType:
        """Imports the module. Raises whatever its code raises."""
        package = f"{_PACKAGE}{self.key}"
        _TEXTS.setdefault(package, self.texts)
        if _FINDER not in sys.meta_path:
            sys.meta_path.append(_FINDER)
        limit = sys.getrecursionlimit()
        try:
            return import_module(f"{package}.{name}")
        finally:
            sys.setrecursionlimit(limit)  # of the whole program, so not for a module to change


def path_of(name: str) -> str:
    return f"{FOLDER}{name}.py"


def name_of(path: str) -> str:
    return path.removeprefix(FOLDER).removesuffix(".py")


def extension_of(made: object) -> str:
    """The file of the extension that defines a function or class; empty if none does."""
    package, _, name = (getattr(made, "__module__", None) or "").partition(".")
    return path_of(name) if package in _TEXTS else ""


def place_of(function: object) -> Location | None:
    """Where an extension defines a function; None if none does."""
    path = extension_of(function)
    code = getattr(inspect.unwrap(function) if callable(function) else function, "__code__", None)
    return Location(path, code.co_firstlineno if code else 1, 1) if path else None


class _Finder(MetaPathFinder, ExecutionLoader):
    """Imports the texts given to `ExtensionCode.run` in this process, without files or bytecode."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        package, _, name = fullname.partition(".")
        if package not in _TEXTS or (name and name not in _TEXTS[package]):
            return None
        return ModuleSpec(fullname, self, origin=self.get_filename(fullname), is_package=not name)

    def get_filename(self, fullname: str) -> str:
        return path_of(fullname.partition(".")[2])

    def get_source(self, fullname: str) -> str:
        package, _, name = fullname.partition(".")
        return _TEXTS[package][name] if name else ""


_TEXTS: dict[str, Mapping[str, str]] = {}  # of each package
_FINDER = _Finder()


class BrokenContract(Exception):
    """A function of an extension gives what it must not give."""

    def __init__(self, function: object, reason: str) -> None:
        super().__init__(reason)
        self.where = place_of(function)


def mistake(error: BaseException) -> Problem | None:
    """The problem for an exception, at the innermost line of an extension; None if no extension is involved, or if the
    user has interrupted it.
    """
    if isinstance(error, BrokenContract):
        return problem(error.where or Location(FOLDER), "extension", reason=error)
    if isinstance(error, KeyboardInterrupt) and not _is_raised_by_code(error):
        return None
    lines = [(frame.f_code.co_filename, line, 1) for frame, line in traceback.walk_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        lines.append((error.filename or "", error.lineno or 1, error.offset or 1))
    where = next((Location(*place) for place in reversed(lines) if place[0].startswith(FOLDER)), None)
    return problem(where, "extension", reason=_reason(error)) if where else None


def _is_raised_by_code(error: BaseException) -> bool:
    """Whether a `raise` has raised it, and not the system between two other instructions."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    return last is not None and last.tb_frame.f_code.co_code[last.tb_lasti] == opmap["RAISE_VARARGS"]


def _reason(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return f"Python cannot read it: {error.msg}"
    name, words = type(error).__name__, said(error)
    return f"{name}: {words}" if words else name


def said(error: BaseException) -> str:
    """The message of an exception, with modules under the names that their author knows."""
    return re.sub(rf"\b{_PACKAGE}\w+\.", "", str(error)).strip()
