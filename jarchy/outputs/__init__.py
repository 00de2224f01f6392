"""What is made beside the pages of documents. A new format is a file here and a name in one of the tables."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from jarchy.model import Edition, File, Page
from jarchy.outputs import (
    card,
    door,
    feeds,
    home,
    ics,
    lists,
    manifest,
    ninjs,
    notfound,
    pictures,
    search,
    security,
    sitemap,
    tags,
    text,
)
from jarchy.problems import Problem
from jarchy.site.addresses import SITEMAPS
from jarchy.site.editions import Site

OF_EDITION = (home.pages, lists.pages, tags.pages, notfound.pages)
OF_SITE = (door.pages, notfound.site_pages)

# Pages that a site may do without, by the names that `without:` in site.yaml calls them (see `config.Optional`).
PAGES: dict[str, Callable[[Edition], Iterator[Page]]] = {"search": search.pages}

# Files of an edition, and those beside the pages of its documents, by such names.
FILES_OF_EDITION: dict[str, Callable[[Edition], Iterator[File]]] = {"feeds": feeds.files, "manifest": manifest.files}
FILES = FILES_OF_EDITION | {
    "calendar": ics.files,
    "ninjs": ninjs.files,
    "text": text.files,
    "cards": card.files,
}

# Files of the whole site, which it can't do without.
FILES_OF_SITE = (pictures.files, security.files)

# Those that name its pages.
FILES_OF_PAGES: dict[str, Callable[[Site, Sequence[tuple[Edition, Page]]], Iterator[File]]] = {"sitemap": sitemap.files}


def paths_beside(site: Site) -> frozenset[str]:
    """The addresses of what is made of no document: homes, lists, feeds."""
    without = site.front.without
    optional: dict[str, Callable[[Edition], Iterator[Page | File]]] = {**PAGES, **FILES_OF_EDITION}
    makers = (*OF_EDITION, *(make for name, make in optional.items() if name not in without))
    paths = {made.path for edition in site.editions for make in makers for made in make(edition)}
    return frozenset({"", *paths, *(() if "sitemap" in without else SITEMAPS)})


def _draw(view: Any) -> bytes:
    from jarchy.outputs.drawing import draw  # noqa: PLC0415  what a build that draws nothing does without

    return draw(view)


# Those who write what is no template's work: a view to bytes. Pure.
WRITERS: dict[str, Callable[[Any], bytes | Problem]] = {
    "calendar": ics.write,
    "card": _draw,
    "picture": pictures.write,
}

DRAWN = frozenset(("card", "picture"))  # what takes as long as a hundred pages
