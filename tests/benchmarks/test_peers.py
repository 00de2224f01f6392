"""The generators that are measured do the same work: what a page of Jarchy says, theirs says, too."""

import json
import os
import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from msgspec import Struct

from benchmarks.corpus import BASE_URL, LANGUAGES, Corpus
from benchmarks.peers import PEERS, zola
from benchmarks.peers.peer import Peer
from tests.conftest import Site

CORPUS = Corpus(60)  # three pages of the list, and releases on every subject
RELEASE = CORPUS.document(6, LANGUAGES[0])  # a translation
ORIGINAL = CORPUS.document(6, LANGUAGES[1])
YEAR = f"{ORIGINAL.date.year}"
SUBJECT = ORIGINAL.tags[0]

HOME, LIST = "index.html", "releases/index.html"
LISTS = [
    LIST,
    "releases/page/2/index.html",
    f"releases/{YEAR}/index.html",
    f"tags/{SUBJECT}/index.html",
    f"tags/{SUBJECT}/{YEAR}/index.html",
    "tags/index.html",
]
FURTHER = [HOME, *LISTS, "subscribe/index.html"]


def told(page: str, name: str) -> list[str]:
    """What the metadata of a name say."""
    return [unescape(said) for said in re.findall(f'<meta (?:name|property)="{name}" content="([^"]*)">', page)]


def linked(page: str) -> list[Any]:
    return [json.loads(text) for text in re.findall('<script type="application/ld.json">(.*?)</script>', page)]


def part(page: str, element: str) -> str:
    """The only element of a name."""
    (found,) = re.findall(f"<{element}[ >].*</{element}>", page, re.DOTALL)
    return str(found)


def links(html: str) -> list[str]:
    """Where links lead to, in their order; the same whether they name the site or not."""
    addresses = (unquote(unescape(address)) for address in re.findall('<a [^>]*href="([^"]+)"', html))
    return [address.removeprefix(BASE_URL.rstrip("/")) for address in addresses]


def outline(html: str) -> list[str]:
    """The elements that structure a page, with their classes and labels, and the words of its headings."""
    elements = re.findall("<(?:nav|section|article|aside|header|footer|address|p|ul|dl|div)(?: [^>]*)?>", html)
    return [*elements, *words(html, "h[1-6]")]


def words(html: str, element: str) -> list[str]:
    """What elements say. Generators differ in how they hold words together."""
    found = re.findall(f"<{element}[ >].*?</{element}>", html, re.DOTALL)
    return [" ".join(unescape(re.sub("<[^>]+>", "", text)).split()) for text in found]


def installed(peer: Peer) -> Peer:
    """The generator; where it is missing, the test is skipped, and fails in CI."""
    if lacks := peer.lacks():
        if os.environ.get("CI"):
            pytest.fail(lacks)
        pytest.skip(lacks)
    return peer


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("jarchy") / "site"
    peer = PEERS["jarchy"]
    peer.write(CORPUS, folder)
    Site(folder).build()
    return folder / peer.output


@pytest.fixture(scope="module", params=["hugo", "zola", "pelican"])
def peer(request: pytest.FixtureRequest) -> Peer:
    return installed(PEERS[request.param])


@pytest.fixture(scope="module")
def pages(ours: Path, peer: Peer, tmp_path_factory: pytest.TempPathFactory) -> "Pages":
    folder = tmp_path_factory.mktemp(peer.key) / "site"
    peer.write(CORPUS, folder)
    subprocess.run(peer.command(folder), cwd=folder, check=True, capture_output=True, timeout=60)
    return Pages(ours, folder / peer.output, peer)


def address(lang: str) -> str:
    return f"{lang}/releases/{RELEASE.slug}/index.html"


class Pages(Struct, frozen=True):
    """The site that Jarchy built, and that of another generator."""

    ours: Path
    theirs: Path
    peer: Peer

    def __call__(self, file: str) -> tuple[str, str]:
        """A page of both, with the same addresses."""
        our = (self.ours / file).read_text(encoding="utf-8")
        their = (self.theirs / self.peer.readdressed(f"/{file}")[1:]).read_text(encoding="utf-8")
        return self.peer.readdressed(our), their


@pytest.mark.parametrize("file", [*map(address, LANGUAGES), *(f"{ORIGINAL.lang}/{page}" for page in FURTHER)])
def test_a_page_tells_networks_and_search_engines_the_same(pages: Pages, file: str) -> None:
    our, their = pages(file)
    names = ("description", "robots", "theme-color", "og:[a-z:_]+", "article:published_time", "twitter:card")

    assert [told(their, name) for name in names] == [told(our, name) for name in names]
    assert linked(their) == linked(our)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_release_is_described_as_an_article_in_its_section(ours: Path, lang: str) -> None:
    page = (ours / address(lang)).read_text(encoding="utf-8")

    assert [one["@type"] for one in linked(page)] == ["NewsArticle", "BreadcrumbList"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_release_shows_the_same_parts(pages: Pages, lang: str) -> None:
    """Its headline, the panel for journalists, what is related, its subjects, and what it is a translation of."""
    our, their = (part(page, "body") for page in pages(address(lang)))
    text = re.compile('<div class="prose">.*?</div>', re.DOTALL)

    assert outline(text.sub("", their)) == outline(text.sub("", our))
    assert words(their, "time") == words(our, "time")
    for name in ("kit", "share", "block", "block tags"):
        assert f'<section class="{name}">' in our
    assert ('<aside class="notice translation"' in our) == (lang != ORIGINAL.lang)


@pytest.mark.parametrize("page", [f"{lang}/{HOME}" for lang in LANGUAGES])
def test_the_front_page_shows_the_same_story_and_rows(pages: Pages, page: str) -> None:
    our, their = (part(text, "body") for text in pages(page))

    assert outline(their) == outline(our)
    assert links(their) == links(our)
    assert our.count('<article class="lead-story">') == 1
    assert our.count('<article class="card">') == 9


@pytest.mark.parametrize("page", FURTHER)
def test_a_list_shows_the_same_releases_in_the_same_order(pages: Pages, page: str) -> None:
    our, their = pages(f"{ORIGINAL.lang}/{page}")

    assert words(part(their, "footer"), "time") == words(part(our, "footer"), "time")

    our, their = (part(text, "main") for text in (our, their))
    rows = re.compile("<div><dt>.*")  # Pelican has two feeds, Zola one
    feeds = {"/ru/feed.json", "/ru/rss.xml"}

    assert outline(rows.sub("", their)) == outline(rows.sub("", our))
    assert [one for one in links(their) if one not in feeds] == [one for one in links(our) if one not in feeds]


def test_the_list_counts_the_releases_of_each_year_and_subject(pages: Pages) -> None:
    our, their = pages(f"{ORIGINAL.lang}/{LIST}")

    assert words(their, "nav") == words(our, "nav")
    assert our.count('<nav class="counted"') == 2


@pytest.mark.parametrize("page", [HOME, LIST, f"releases/{ORIGINAL.slug}/index.html"])
def test_pages_end_with_the_same_links(pages: Pages, page: str) -> None:
    our, their = (part(text, "footer") for text in pages(f"{ORIGINAL.lang}/{page}"))

    assert outline(their) == outline(our)
    assert links(their) == links(our)
    assert len(links(our)) == 6


def test_every_release_leads_to_the_same_others(pages: Pages) -> None:
    for document in CORPUS:
        if document.lang == ORIGINAL.lang:  # Pelican has subjects of originals alone
            our, their = pages(f"{document.lang}/releases/{document.slug}/index.html")
            assert links(their) == links(our)


@pytest.mark.parametrize("feed", ["feed.xml", f"tags/{SUBJECT}/feed.xml"])
def test_feeds_have_as_many_releases(pages: Pages, feed: str) -> None:
    our, their = pages(f"{ORIGINAL.lang}/{feed}")
    assert their.count("<entry>") == our.count("<entry>") > 1


@pytest.mark.parametrize("page", [*map(address, LANGUAGES), *(f"{ORIGINAL.lang}/{page}" for page in (HOME, LIST))])
def test_a_page_is_nearly_as_large(pages: Pages, page: str) -> None:
    our, their = (len(text.encode()) for text in pages(page))
    assert our * 0.96 < their < our * 1.04


def test_who_is_lost_is_shown_the_first_page(pages: Pages) -> None:
    """Zola knows no such page of a language."""
    if pages.peer.has_404_of_languages:
        our, their = (part(text, "main") for text in pages(f"{ORIGINAL.lang}/404.html"))

        assert outline(their) == outline(our)
        assert links(their) == links(our)


def test_every_generator_says_its_version(peer: Peer) -> None:
    assert re.match(r"\d+\.\d+", peer.version())


def test_a_generator_that_is_missing_is_no_reason_to_skip_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zola, "BINARY", Path("nowhere"))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="make generators"):
        installed(PEERS["zola"])
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="make generators"):
        installed(PEERS["zola"])
