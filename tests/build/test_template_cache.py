"""What a template says, and its compiled code, are kept from one build to the next, and never taken for another's."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from jarchy.build.lock import CACHE
from tests.conftest import PROJECT, Site

PAGE = "content/pages/about.ru.md"
WITHOUT_A_PARSER = """
import jinja2
import jarchy.i18n.po_file
from jarchy.cli import main

def refuse(*anything):
    raise AssertionError("a template was read again")

jinja2.Environment._parse = refuse
jarchy.i18n.po_file.po_entries = refuse
main(["--as-of", "2018-07-03T12:00"])
"""


@pytest.fixture
def built(site: Site) -> Site:
    site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n").build()
    return site


def build_in_a_new_process(site: Site) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_A_PARSER]
    return subprocess.run(
        command, cwd=site.folder, env={"PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, check=False
    )


def rows(site: Site, sql: str) -> list[tuple[str, ...]]:
    database = sqlite3.connect(site.folder / CACHE / "state.sqlite")
    found = database.execute(sql).fetchall()
    database.commit()
    database.close()
    return found


def test_a_build_in_a_new_process_reads_no_template_that_has_not_changed(built: Site) -> None:
    built.replace(PAGE, "Текст", "Другой текст")
    done = build_in_a_new_process(built)

    assert (done.returncode, "2 written" in done.stdout) == (0, True), done.stderr
    assert "Другой текст" in (built.output / "ru/about/index.html").read_text(encoding="utf-8")


def test_a_template_that_has_changed_is_read_again(built: Site) -> None:
    built.replace("templates/page.html", "{{ page.title }}", "{{ page.title }}!")

    assert "a template was read again" in build_in_a_new_process(built).stderr
    assert "сайте!" in built.build().page("/ru/about/")


def test_a_message_that_has_changed_is_said(built: Site) -> None:
    built.replace("templates/locale/ru.po", 'msgstr "Язык"', 'msgstr "Наречие"')

    assert "a template was read again" in build_in_a_new_process(built).stderr
    assert "Наречие" in built.build().page("/ru/about/")


@pytest.mark.parametrize("kind", ["outline", "code", "catalogue"])
def test_what_is_damaged_is_not_used(built: Site, kind: str) -> None:
    """In a process of its own, since this one has compiled the templates."""
    changed = rows(built, f"UPDATE templates SET data = x'00' || data WHERE slot LIKE '{kind} %' RETURNING slot")

    assert changed

    built.replace(PAGE, "Текст", "Другой текст")
    done = build_in_a_new_process(built)

    assert "a template was read again" in done.stderr


def test_code_under_the_name_of_another_is_not_used(built: Site) -> None:
    rows(built, "UPDATE templates SET key = 'another' WHERE slot LIKE 'code %'")
    built.replace(PAGE, "Текст", "Другой текст")

    assert "a template was read again" in build_in_a_new_process(built).stderr


def test_a_template_is_kept_once_whatever_becomes_of_it(built: Site) -> None:
    built.replace("templates/page.html", "</article>", "own</article>").build()
    before = rows(built, "SELECT slot FROM templates ORDER BY slot")
    for number in range(3):
        built.replace("templates/page.html", "</article>", f"{number}</article>").build()

    assert rows(built, "SELECT slot FROM templates ORDER BY slot") == before


def test_the_folder_of_the_cache_may_be_missing(built: Site) -> None:
    for file in Path(built.folder / CACHE).glob("state.sqlite*"):
        file.unlink()

    assert built.build().outcome.written == 0
