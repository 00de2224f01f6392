"""What the benchmark asks of a generator, and what all of them do alike."""

import re
from abc import ABC, abstractmethod
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

from benchmarks.corpus import Corpus, Document

PROJECT = Path(__file__).parents[2]
THEMES = Path(__file__).parents[1] / "themes"
PLUGINS = Path(__file__).parents[1] / "plugins"


class Peer(ABC):
    """A generator. `folder` is always the site's own, which nothing else writes to."""

    key: str  # on the command line
    name: str  # in the table
    output: str  # the folder of the built site
    caches: tuple[str, ...]  # what a cold build does without, beside the output
    base: str  # the template that every page stands in
    has_404_of_languages = True

    def lacks(self) -> str:
        """What is missing for this generator to run, and how to get it; empty if nothing is."""
        return ""

    @abstractmethod
    def version(self) -> str: ...

    def readdressed(self, text: str) -> str:
        """What Jarchy writes, with the addresses that this generator gives the same pages."""
        return text

    @abstractmethod
    def command(self, folder: Path) -> list[str]:
        """What builds the site."""

    def preview(self, folder: Path, port: int) -> list[str]:
        """What serves the site and follows every save; empty: that is not measured."""
        return []

    @abstractmethod
    def prepare(self, folder: Path) -> None:
        """Writes everything but documents: configuration, templates, words, assets."""

    @abstractmethod
    def source(self, document: Document) -> tuple[str, str]:
        """The path and the text of a document's file."""

    def write(self, corpus: Corpus, folder: Path) -> None:
        self.prepare(folder)
        for document in corpus:
            self.put(folder, document)

    def put(self, folder: Path, document: Document) -> None:
        path, text = self.source(document)
        write(folder / path, text)

    def clean(self, folder: Path) -> None:
        """Moves outputs and caches beside the site: right after a deletion, builds took up to three times as long."""
        aside = Path(mkdtemp(prefix="removed-", dir=folder.parent))
        for name in (self.output, *self.caches):
            if (folder / name).exists():
                (folder / name).rename(aside / name)

    def edit_base(self, folder: Path, word: str) -> None:
        """Marks the body of every page with a word."""
        text = (folder / self.base).read_text(encoding="utf-8")
        write(folder / self.base, re.sub("<body[^>]*>", f'<body data-edited="{word}">', text))

    def page(self, folder: Path, document: Document) -> Path:
        """The file that readers get. All generators give a document the same address."""
        return folder / self.output / document.lang / "releases" / document.slug / "index.html"

    def home(self, folder: Path, lang: str) -> Path:
        return folder / self.output / lang / "index.html"


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def copy_assets(folder: Path) -> None:
    copytree(PROJECT / "assets", folder)


def package_lacks(package: str) -> str:
    """The same, of a generator that is a package of Python."""
    return "" if find_spec(package) else f"{package} is not installed: `make generators` installs it"
