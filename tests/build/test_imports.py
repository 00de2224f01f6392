"""A build imports what it needs: an edit of a plain text no YAML, Markdown or pictures, and no edit hardly anything."""

import os
import subprocess
import sys

import pytest

from tests.conftest import PROJECT, Site

PAGE = "content/pages/about.ru.md"
BUILD = """
import sys
from jarchy.cli import main

try:
    main(["--as-of", "2018-07-03T12:00"])
finally:
    print(*sys.modules)
"""
FOR_OTHERS = {
    *("yaml", "frontmatter", "markdown", "xml.dom", "babel.messages.pofile"),
    *("PIL", "email.message", "zipfile", "docx", "weasyprint", "icalendar", "rich"),
}


@pytest.fixture
def built(site: Site) -> Site:
    site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n").build()
    return site


def imported_in_a_build(site: Site) -> set[str]:
    command, env = [sys.executable, "-c", BUILD], {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=site.folder, env=env, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_an_edit_of_a_plain_text_imports_no_library_for_other_texts_and_files(built: Site) -> None:
    imported_in_a_build(built)  # it compiles templates and reads catalogues
    built.replace(PAGE, "Текст", "Другой текст, *важный*")

    assert sorted(imported_in_a_build(built) & FOR_OTHERS) == []
    assert "<em>важный</em>" in (built.output / "ru/about/index.html").read_text(encoding="utf-8")


def test_an_edit_of_another_text_imports_what_reads_it(built: Site) -> None:
    built.replace(PAGE, "Текст", "Текст\n\n    код")

    assert "markdown" in imported_in_a_build(built)


def test_a_build_with_nothing_to_do_imports_neither_kinds_nor_outputs(built: Site) -> None:
    imported_in_a_build(built)
    rooms = {name.split(".")[1] for name in imported_in_a_build(built) if name.startswith("jarchy.")}

    assert not rooms & {"kinds", "outputs", "markdown", "schema", "content", "site", "theme"}
