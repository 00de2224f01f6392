"""The sites that the browser visits, and the browser. Each is made once for a file of tests that needs it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, sync_playwright

from jarchy.build.engine import build
from jarchy.core.urls import file_of
from tests.attached import MP3, VTT, mp4, pdf
from tests.browser import tools
from tests.browser.hosting import Hosting, hosted
from tests.conftest import Site, forum_site, photograph

AS_OF = datetime(2018, 12, 31, tzinfo=UTC)
FORWARDS = 'http-equiv="refresh"'


PICTURES: dict[str, tuple[str, int, int]] = {
    "vote.jpg": ("JPEG", 1800, 1200),
    "roads.png": ("PNG", 300, 900),
    "hall.webp": ("WEBP", 1000, 400),
    "asanova.jpg": ("JPEG", 600, 800),
}

FILES: dict[str, str | bytes] = {
    "scheme.pdf": pdf(pages=3),
    "opening.mp4": mp4(),
    "speech.mp3": MP3,
    "opening.ru.vtt": VTT,
    "opening.ky.vtt": VTT,
}


class Shown(NamedTuple):
    """A site that was built and can be visited."""

    name: str
    hosting: Hosting

    @property
    def addresses(self) -> list[str]:
        """Of all that it shows, without the slash at their beginning: "", ru/, ru/404.html."""
        files = sorted(file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html"))
        return [file.removesuffix("index.html") if f"/{file}".endswith("/index.html") else file for file in files]

    @property
    def pages(self) -> list[str]:
        """The addresses of its pages, without old ones that lead on."""
        return [path for path in self.addresses if FORWARDS not in self.html(path)]

    def html(self, path: str) -> str:
        return (self.folder / file_of(path)).read_text(encoding="utf-8")

    @property
    def of_each_kind(self) -> list[str]:
        """In each language, a page of each kind in each of its states: those that differ in more than their words."""
        shapes: dict[tuple[str, ...], str] = {}
        for path in self.pages:
            html = self.html(path)
            language = re.findall(r'<html lang="(\w+)"', html)
            parts = {f"{tag} {name}" for tag, name in re.findall(r'<(\w+)[^>]*? class="([^"]*)"', html)}
            shapes.setdefault((*language, *sorted(parts)), path)
        return sorted(shapes.values())

    @property
    def folder(self) -> Path:
        return self.hosting.folder


def every_kind_site(folder: Path) -> Site:
    """A made-up site that has every kind of page."""
    copytree(Path(__file__).parent / "content", folder / "content")
    site = Site(folder)
    for name, (form, width, height) in PICTURES.items():
        site.write(f"content/media/{name}", photograph(width, height, form=form))
    for name, data in FILES.items():
        site.write(f"content/files/{name}", data)
    return site


def shown(site: Site) -> Iterator[Shown]:
    with hosted(site.output) as hosting:
        build(site.order(AS_OF, base_url=f"{hosting.origin}/"), site.output)
        yield Shown(site.folder.name, hosting)


@pytest.fixture(scope="session")
def forum_shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    yield from shown(forum_site(tmp_path_factory.mktemp("forum", numbered=False)))


@pytest.fixture(scope="session")
def every_kind_shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    yield from shown(every_kind_site(tmp_path_factory.mktemp("every-kind", numbered=False)))


@pytest.fixture(scope="session", params=["forum_shown", "every_kind_shown"])
def shown_site(request: pytest.FixtureRequest) -> Shown:
    found: Shown = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=tools.FLAGS)
        yield browser
        browser.close()
