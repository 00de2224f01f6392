"""`docs` shows the documentation, which is part of what is installed; messages lead nowhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT, Run, Site

PACKAGE = PROJECT / "jarchy"
ONLY_IN_THE_REPOSITORY = re.compile(r"\b(docs/|README|CONTRIBUTING|CHANGELOG|pyproject|Makefile|requirements)")
WORDS = sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.po")])


def sentences(file: Path) -> Iterator[str]:
    """What the program says: of its code, all texts with spaces but docstrings; help is the docstring of a command."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        yield from text.splitlines()
        return
    docstrings: set[int] = set()
    for node in ast.walk(tree := ast.parse(text)):
        is_help = isinstance(node, ast.FunctionDef) and file.parent.name == "commands" and node.decorator_list
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) and not is_help:
            docstrings.update(map(id, ast.walk(node.body[0])))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield from () if id(node) in docstrings else (node.value,)


@pytest.mark.parametrize("file", WORDS, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_no_message_names_a_file_that_only_the_repository_has(file: Path) -> None:
    assert [text for text in sentences(file) if ONLY_IN_THE_REPOSITORY.search(text)] == []


def test_every_page_that_a_message_names_exists(site: Site, run: Run) -> None:
    named = {page for file in WORDS for text in sentences(file) for page in re.findall("`jarchy docs (\\w+)`", text)}

    assert named >= {"readme", "upgrading", "extending"}
    for page in named:
        assert run(site, "docs", page).stdout.startswith("# ")


def test_the_pages_are_listed_with_their_titles(site: Site, run: Run) -> None:
    listed = run(site, "docs").stdout

    assert re.search("^templates +How a site changes its templates$", listed, re.MULTILINE)
    assert listed.endswith(f"\nThe files are in {PROJECT}\n")


def test_a_page_is_shown_whole(site: Site, run: Run) -> None:
    assert run(site, "docs", "problems").stdout.strip() == (PROJECT / "docs/problems.md").read_text("utf-8").strip()


def test_a_page_that_is_not_there_is_refused_with_what_was_meant(site: Site, run: Run) -> None:
    done = run(site, "docs", "upgrade")

    assert done.returncode == 2
    assert "There is no page “upgrade”: did you mean “upgrading”? choose from readme, " in done.stderr
