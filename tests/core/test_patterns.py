"""Patterns that are compiled when they are used do what compiled ones do, and all of those of the program are valid."""

import ast
import pickle
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import jarchy
from jarchy.core.patterns import lazy_pattern
from tests.conftest import PROJECT


def test_a_lazy_pattern_finds_what_a_compiled_one_finds() -> None:
    lazy, compiled = (
        lazy_pattern(r"(?P<word>[a-z]+)-\d", re.IGNORECASE),
        re.compile(r"(?P<word>[a-z]+)-\d", re.IGNORECASE),
    )
    text = "Ab-1, c-22"

    assert lazy.findall(text) == compiled.findall(text)
    assert lazy.sub("x", text) == compiled.sub("x", text)
    assert lazy.pattern == compiled.pattern
    assert pickle.loads(pickle.dumps(lazy)).findall(text) == compiled.findall(text)


def test_a_lazy_pattern_may_be_of_bytes() -> None:
    match = lazy_pattern(rb"\s*(\w+)").match(b" word")

    assert match
    assert match[1] == b"word"


MODULES = [one.name for one in pkgutil.walk_packages(jarchy.__path__, "jarchy.") if not one.name.endswith("__main__")]


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_of_the_program_is_valid(module: str) -> None:
    for value in vars(import_module(module)).values():
        if isinstance(value, type(lazy_pattern(""))):
            assert re.compile(value.pattern, value.flags)


@pytest.mark.parametrize("file", sorted((PROJECT / "jarchy").rglob("*.py")), ids=lambda file: file.name)
def test_no_pattern_is_compiled_when_a_module_is_imported(file: Path) -> None:
    """Except in the room above `core`, which can't know lazy ones."""
    found = [*compiled_at_import(ast.parse(file.read_text(encoding="utf-8")))]

    assert found == [] or file.parent.name == "problems"


def compiled_at_import(node: ast.AST) -> Iterator[int]:
    """The lines of calls of re.compile outside of functions and classes."""
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, ast.FunctionDef | ast.ClassDef | ast.Lambda):
            if isinstance(inner, ast.Call) and ast.unparse(inner.func) == "re.compile":
                yield inner.lineno
            yield from compiled_at_import(inner)
