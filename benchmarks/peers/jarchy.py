"""Jarchy, as it stands in this repository, with its own templates and assets."""

import sys
from pathlib import Path
from shutil import copytree

import yaml

import jarchy
from benchmarks.corpus import (
    BASE_URL,
    DESCRIPTIONS,
    LANGUAGES,
    ORIGINAL,
    PAGE_SIZE,
    TIME_ZONE,
    TITLES,
    Document,
    tag_labels,
)
from benchmarks.peers.peer import PROJECT, Peer, copy_assets, write
from jarchy.outputs import OPTIONAL

SAME_AS_PEERS: tuple[str, ...] = ("feeds", "sitemap")  # all else that Jarchy makes for programs, they don't


class Jarchy(Peer):
    key, name = "jarchy", "Jarchy"
    output, caches = "output", (".cache",)
    base = "templates/base.html"
    beside_pages: tuple[str, ...] = SAME_AS_PEERS

    def version(self) -> str:
        return jarchy.__version__

    def command(self, folder: Path) -> list[str]:
        return [sys.executable, str(PROJECT / "build.py"), "--project", str(folder)]

    def preview(self, folder: Path, port: int) -> list[str]:
        return [sys.executable, str(PROJECT / "build.py"), "serve", "--project", str(folder), "--port", str(port)]

    def prepare(self, folder: Path) -> None:
        copytree(PROJECT / "templates", folder / "templates")
        copy_assets(folder / "assets")
        site = {
            "base_url": BASE_URL,
            "timezone": TIME_ZONE,
            "page_size": PAGE_SIZE,
            "without": [name for name in OPTIONAL if name not in self.beside_pages],
            "languages": {
                lang: {"title": TITLES[lang], "description": DESCRIPTIONS[lang], "tags": tag_labels(lang)}
                for lang in LANGUAGES
            },
        }
        write(folder / "content/site.yaml", yaml.safe_dump(site, allow_unicode=True, sort_keys=False))

    def source(self, document: Document) -> tuple[str, str]:
        """Facts stand in the original alone."""
        rest = (
            f"date: {document.date:%Y-%m-%d %H:%M}\ntags: [{', '.join(document.tags)}]\n"
            if document.lang == ORIGINAL
            else "translation:\n  reviewed: yes\n"
        )
        head = f"title: {document.title}\nsummary: {document.summary}\n{rest}"
        body = document.text(f"release:{document.linked}")
        return f"content/releases/{document.slug}.{document.lang}.md", f"---\n{head}---\n\n{body}\n"


class Compared(Jarchy):
    """The same, of a corpus whose translations say what their originals say: Jarchy alone compares them."""

    key, name = "jarchy-compared", "Jarchy, faithful translations"


class Unchecked(Compared):
    """That corpus, of which nothing is compared."""

    key, name = "jarchy-unchecked", "Jarchy, nothing compared"

    def command(self, folder: Path) -> list[str]:
        code = f"import sys; sys.path.insert(0, {str(PROJECT)!r}); from benchmarks.unchecked import build; build()"
        return [sys.executable, "-c", code, "--project", str(folder)]


class Searched(Jarchy):
    """The same, and what none of the others makes: a search in each language."""

    key, name = "jarchy-search", "Jarchy with search"
    beside_pages = (*SAME_AS_PEERS, "search")
