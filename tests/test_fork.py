"""A newsroom's clone, with content and a language of its own: tests pass there, and those of the forum are skipped."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copyfile, copytree
from subprocess import CompletedProcess

import pytest

from tests.conftest import FROZEN, PROJECT
from tests.forum import is_there

CITY_HALL = PROJECT / "tests/data/fork/content"
NOT_CLONED = {".git", *(Path(line).name for line in (PROJECT / ".gitignore").read_text(encoding="utf-8").split())}
# Of the tests that build whole sites, those that need least time. All others are collected, no more.
FEW = " or ".join(f"test_{name}.py" for name in ("forum", "cli", "plan", "render", "detection", "home", "lists"))
# As in PROJECT / "content/site.yaml", PROJECT.glob("content/*").
NAMED = re.compile(r"""PROJECT( / |\.glob\()f?"content""")


def not_cloned(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name in NOT_CLONED or Path(folder, name) == PROJECT / "content"}


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fork") / "newsroom"
    copytree(PROJECT, folder, ignore=not_cloned)
    copytree(CITY_HALL, folder / "content")
    copyfile(PROJECT / "templates/locale/ru.po", folder / "templates/locale/uz.po")  # whatever it says
    return folder


def python(fork: Path, *arguments: str) -> CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=fork, env=environment, capture_output=True, text=True, check=False)


def test_its_tests_pass_and_say_in_one_line_that_those_of_the_forum_are_skipped(fork: Path) -> None:
    done = python(fork, "-m", "pytest", "-p", "no:cacheprovider", "-m", "not browser", "-k", FEW)
    *_, counts = done.stdout.splitlines()

    assert done.returncode == 0, done.stdout + done.stderr
    assert int(counts.split(" passed")[0]) > 50
    assert [line.partition(": ")[2] for line in done.stdout.splitlines() if line.startswith("SKIPPED")] == [
        "content/ is another site than the forum's: it has neither releases/2018-07-03-forum nor events/forum-2018"
    ]


def test_its_site_is_built(fork: Path) -> None:
    done = python(fork, "build.py", "--as-of", "2026-06-01")

    assert done.returncode == 0, done.stderr
    assert "Мэрия янгиликлари" in (fork / "output/uz/index.html").read_text(encoding="utf-8")


def test_a_forum_that_has_lost_a_document_is_still_the_forum(tmp_path: Path) -> None:
    """Its tests fail then, and are not skipped."""
    (copytree(FROZEN, tmp_path / "content") / "releases/2018-07-03-forum.ru.md").unlink()

    assert is_there(tmp_path / "content")
    assert not is_there(CITY_HALL)


def test_only_the_tests_of_the_forum_name_the_content_of_this_repository() -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in (PROJECT / "tests").rglob("*.py")}

    assert [file for file, text in texts.items() if NAMED.search(text) and file != Path(__file__)] == [
        PROJECT / "tests/forum/__init__.py"
    ]
