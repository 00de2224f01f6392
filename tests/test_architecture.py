"""The house keeps its shape: imports point upwards, languages are compared in two rooms only."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jarchy.language import KNOWN
from tests.conftest import PROJECT

ORDER = re.findall(
    r"^\| `([a-z_]+)(?:\.py|/)` \|", (PROJECT / "docs/architecture.md").read_text(encoding="utf-8"), re.MULTILINE
)
FILES = sorted((PROJECT / "jarchy").rglob("*.py"))
COMPARE_LANGUAGES = {"scan", "link"}


def module_of(file: Path) -> str:
    """The name in the table: kinds for jarchy/kinds/quote.py."""
    return file.relative_to(PROJECT / "jarchy").parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module == "jarchy":
            names = [f"jarchy.{alias.name}" for alias in node.names if alias.name != "__version__"]
        yield from (name.split(".")[1] for name in names if name.startswith("jarchy."))


def language_comparisons(tree: ast.AST) -> Iterator[int]:
    """The lines on which the code of a language is compared with something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(is_language_code, [node.left, *node.comparators])):
            yield node.lineno


def is_language_code(node: ast.expr) -> bool:
    match node:
        case ast.Name(id="lang" | "code") | ast.Attribute(attr="lang" | "code"):
            return True
        case ast.Subscript(slice=ast.Constant(value="lang")):
            return True
        case ast.Constant(value=str(value)):
            return value in KNOWN
    return False


def test_the_table_of_the_architecture_names_every_module() -> None:
    assert sorted(ORDER) == sorted({module_of(file) for file in FILES} - {"__init__"})


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PROJECT / "jarchy").as_posix())
def test_a_module_imports_only_modules_above_it(file: Path) -> None:
    module = module_of(file)
    above = ORDER[: ORDER.index(module) + 1] if module in ORDER else []

    assert [name for name in imported(ast.parse(file.read_text(encoding="utf-8"))) if name not in above] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PROJECT / "jarchy").as_posix())
def test_language_codes_are_compared_in_two_modules_only(file: Path) -> None:
    lines = list(language_comparisons(ast.parse(file.read_text(encoding="utf-8"))))

    assert lines == [] or module_of(file) in COMPARE_LANGUAGES


def test_both_checks_can_fail() -> None:
    """A check that finds nothing anywhere would be no check."""
    link = ast.parse((PROJECT / "jarchy/link.py").read_text(encoding="utf-8"))

    assert list(language_comparisons(link)) != []
    assert list(language_comparisons(ast.parse('x = page.lang == "ru"'))) == [1]
    assert list(language_comparisons(ast.parse('x = "ky" in codes'))) == [1]
    assert list(imported(ast.parse("from jarchy import engine\nimport jarchy.cli\nfrom jarchy.link import x"))) == [
        "engine",
        "cli",
        "link",
    ]


def test_templates_know_no_language() -> None:
    """Not even a template treats one language differently."""
    code = re.compile(r"[\"'](?:ky|ru)[\"']")

    assert [file.name for file in (PROJECT / "templates").glob("*.*") if code.search(file.read_text("utf-8"))] == []
