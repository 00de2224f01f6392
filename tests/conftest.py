"""A site in a temporary folder that tests write, build and read, as an editor and a reader do."""

import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from subprocess import CompletedProcess
from textwrap import dedent
from typing import Any
from unittest.mock import patch

import pytest
from PIL import Image

import jarchy.build.incremental
from jarchy.build.engine import build
from jarchy.build.output_folder import MADE
from jarchy.build.pipeline import make
from jarchy.build.request import BuildRequest, BuildResult
from jarchy.cli import main
from jarchy.core.files import THEME
from jarchy.outputs import OPTIONAL
from jarchy.problems import BuildFailed, Problem, errors
from jarchy.problems.report import with_excerpts

PROJECT = Path(__file__).parent.parent
FROZEN = PROJECT / "tests/data/forum/content"  # stays as it is, whatever this repository's own site becomes
AS_OF = datetime(2018, 7, 3, 12, tzinfo=UTC)

WITHOUT = f"without: [{', '.join(OPTIONAL)}]\n"  # else each test would pay for files that it doesn't look at
SITE_YAML = f"""\
base_url: https://forum.example/
timezone: Asia/Bishkek
default_language: ky
{WITHOUT}languages:
  ky:
    title: Жарчы
    tags:
      forum: Форум
  ru:
    title: Вестник
    tags:
      forum: Форум
"""


class Built:
    """A site as a build left it: `files` is all in the output folder, `record` the list of what builds made."""

    def __init__(self, folder: Path, outcome: BuildResult) -> None:
        self.outcome = outcome
        self.record = (folder / MADE).read_bytes()
        paths = (path for path in folder.rglob("*") if path.is_file() and path.name != MADE)
        self.files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}

    def page(self, address: str) -> str:
        """The text at an address of the site: /ru/, /404.html."""
        file = address.lstrip("/")
        return self.files[f"{file}index.html" if address.endswith("/") else file].decode()

    @property
    def warnings(self) -> list[str]:
        return [problem.code for problem in self.outcome.problems]

    def says(self, words: str) -> list[str]:
        """The files in which these words stand."""
        everything = self.files | {MADE: self.record}
        return [file for file, data in everything.items() if words.encode() in data or words in file]


class Site:
    """A project in a folder. Every method that changes it returns it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"

    def write(self, path: str, text: str | bytes) -> "Site":
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return self

    def remove(self, path: str) -> "Site":
        (self.folder / path).unlink()
        return self

    def text(self, path: str) -> str:
        """What a file says, which may be one of the default theme."""
        own = self.folder / path
        return (own if own.exists() else PROJECT / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> "Site":
        """Changes a text. If it is one of the default theme, the site gets a file of its own."""
        text = self.text(path)

        assert old in text

        return self.write(path, text.replace(old, new))

    def with_all(self, *only: str) -> "Site":
        """Makes also what is made beside the pages, or `only` some of it."""
        rest = [name for name in OPTIONAL if only and name not in only]
        return self.replace("content/site.yaml", WITHOUT, f"without: [{', '.join(rest)}]\n" if rest else "")

    def with_theme(self) -> "Site":
        """Has all templates, messages and assets itself."""
        for name in THEME:
            copytree(PROJECT / name, self.folder / name, dirs_exist_ok=True)
        return self

    def order(self, as_of: datetime = AS_OF, *, drafts: bool = False, base_url: str = "") -> BuildRequest:
        return BuildRequest(self.folder, as_of, drafts, base_url)

    def build(self, as_of: datetime = AS_OF, *, drafts: bool = False, base_url: str = "", force: bool = False) -> Built:
        """Builds what readers get. A build over an older one must leave exactly what a clean one would."""
        order = self.order(as_of, drafts=drafts, base_url=base_url)
        with waiting_later():
            outcome = build(order, self.output, force=force, is_published=True)
            recorded = (self.output / MADE).read_text(encoding="utf-8").splitlines()

            assert {file: (self.output / file).read_bytes() for file in recorded} == make(order, shortcuts=False).files

        return Built(self.output, outcome)

    def problems(self, as_of: datetime = AS_OF, *, drafts: bool = False) -> list[Problem]:
        """Everything that a check reports, errors and warnings."""
        try:
            found = make(self.order(as_of, drafts=drafts), drawn=False).problems
        except BuildFailed as failed:
            found = failed.problems
        return list(with_excerpts(found, self.folder))

    def errors(self) -> list[Problem]:
        return errors(self.problems())


@contextmanager
def waiting_later() -> Iterator[None]:
    """A build waits until later changes are bound to show. Where none comes before it is compared with a clean one, the
    time that this takes does for waiting.
    """
    postponed: list[Iterable[bytes]] = []
    settle = jarchy.build.incremental.settle  # type: ignore[attr-defined]  # or what a test has put in its place
    try:
        with patch("jarchy.build.incremental.settle", postponed.append):
            yield
    finally:
        for stamps in postponed:
            settle(stamps)


def photograph(width: int = 12, height: int = 8, colour: str = "navy", form: str = "JPEG", **more: Any) -> bytes:
    """A picture of one colour; what Pillow's `save` knows may be added."""
    file = io.BytesIO()
    Image.new(more.pop("mode", "RGB"), (width, height), colour).save(file, form, **more)
    return file.getvalue()


def alter(file: Path) -> None:
    """Other bytes of the same number, and the time put back."""
    times = file.stat()
    file.write_bytes(bytes(byte ^ 1 for byte in file.read_bytes()))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def new_site(folder: Path) -> Site:
    """Without documents, in Kyrgyz and Russian, with the default theme, as sites of newsrooms have it."""
    return Site(folder).write("content/site.yaml", SITE_YAML)


def forum_site(folder: Path, content: Path = FROZEN) -> Site:
    """The forum's site as it was frozen for the tests, without what is made for programs."""
    copytree(content, folder / "content")
    return Site(folder).replace("content/site.yaml", "languages:\n", f"{WITHOUT}languages:\n")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(tmp_path)


@pytest.fixture
def forum(tmp_path: Path) -> Site:
    return forum_site(tmp_path)


Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The program in a site's folder, in this process: to start another takes longer than what it does."""

    def run(site: Site, *arguments: str) -> CompletedProcess[str]:
        monkeypatch.chdir(site.folder)
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        return CompletedProcess(arguments, int(ended.value.code or 0), *capsys.readouterr())

    return run
