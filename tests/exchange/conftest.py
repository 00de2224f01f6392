"""A site at whose translation desk there is something to do."""

import pytest

from tests.conftest import Run, Site
from tests.exchange import ORIGINAL, OTHER, RU, files

MADE: dict[str, bytes] = {}  # the files of the site: it is made once, and laid for each test


@pytest.fixture
def desk(site: Site, run: Run) -> Site:
    """A release without translations; all else is translated."""
    if not MADE:
        MADE.update(files(made(site, run)))
    for path, data in MADE.items():
        site.write(path, data)
    return site


def made(site: Site, run: Run) -> Site:
    site.replace("content/site.yaml", "  ru:", "  en:\n    title: Herald\n    tags: {forum: Forum}\n  ru:")
    for code, name in (("ru", "Анна Ким"), ("ky", "Анна Ким"), ("en", "Anna Kim")):
        more = "" if code == "ru" else "translation: {reviewed: yes}\n"
        site.write(f"content/people/kim.{code}.md", f"---\nname: {name}\n{more}---\n")
        more = more or "speaker: kim\n"
        site.write(f"content/quotes/words.{code}.md", f"---\n{more}---\nКоротко.\n")
        site.write(f"content/releases/other.{code}.md", OTHER if code == "ru" else f"---\ntitle: X\n{more}---\nY.\n")
    for code in ("ky", "en"):
        for path in ("people/kim", "quotes/words", "releases/other"):
            run(site, "translate", "--done", str(site.folder / f"content/{path}.{code}.md"))
    return site.write(RU, ORIGINAL)
