"""What the tests of all kinds share: a few documents, and a page as a reader reads it."""

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from unittest.mock import patch

from jarchy.build.pipeline import make
from jarchy.content.config import Config
from jarchy.core.files import Files
from jarchy.problems import Problem
from jarchy.theme.assets import Assets
from jarchy.theme.loader import Theme, load_theme
from tests.conftest import PROJECT, Site

PERSON = """\
---
name: Бахтияр Салиев
roles:
  director:
    title: директор
    organisation: gamsumo
    until: 2018-06-30
  minister:
    title: министр
    from: 2018-07-01
---
"""
ORGANISATION = "---\nname: Государственное агентство\nshort_name: ГАМСУМО\n---\n"
EVENT = "---\ntitle: Съезд\nstart: 2018-07-03\n---\nО съезде.\n"
TRANSLATED = "translation:\n  reviewed: yes\n"


_themes: dict[tuple[str, ...], tuple[Theme, list[Problem]]] = {}


def _load_theme_once(
    project: Path, files: Files, config: Config, assets: Assets, labels: Iterable[tuple[str, str]], *_: object
) -> tuple[Theme, list[Problem]]:
    """No test of a kind changes a template, and to compile them takes longer than all else."""
    key = (*config.codes, config.root)
    if key not in _themes:
        _themes[key] = load_theme(PROJECT, files, config, assets, labels)
    return _themes[key]


quickly = patch("jarchy.build.pipeline.load_theme", _load_theme_once)


@quickly
def pages(site: Site, *, drafts: bool = False) -> dict[str, str]:
    """Every page of the site by its address, made in memory."""
    files = make(site.order(drafts=drafts), drawn=False).files
    return {
        f"/{file.removesuffix('index.html')}": data.decode() for file, data in files.items() if file.endswith(".html")
    }


def main(page: str) -> str:
    """The main part of a page, without the spaces between elements."""
    inside = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s*\n\s*", "", inside)


def words(html: str) -> str:
    """What a reader reads: the text, with single spaces between its parts."""
    whole = unescape(re.sub(r"<[^>]+>", " ", html.replace("<wbr>", "")))
    return " ".join(whole.split()).replace(" ,", ",").replace(" .", ".")


def section(page: str, title: str) -> str:
    """The part of a page under a heading; empty where the page has no such part."""
    found = re.search(rf"<section[^>]*>(?:(?!<section).)*?>{title}</h[23]>.*?</section>", main(page), re.DOTALL)
    return found[0] if found else ""


@quickly
def problems(site: Site) -> list[Problem]:
    """Errors and warnings."""
    return site.problems()


def errors(site: Site) -> list[Problem]:
    return [problem for problem in problems(site) if problem.severity == "error"]


def found(site: Site) -> list[tuple[str, str]]:
    """The codes of all errors, and their places."""
    return [(problem.code, str(problem.where)) for problem in errors(site)]


def messages(site: Site, code: str) -> list[str]:
    return [problem.message for problem in problems(site) if problem.code == code]
