"""All that a site makes with Jarchy alone. A new output is a file here and an entry in `OUTPUTS`."""

from collections.abc import Iterable, Iterator

from jarchy.model import Edition, Page
from jarchy.outputs import (
    alias,
    card,
    document,
    door,
    feeds,
    home,
    ics,
    lists,
    manifest,
    missing,
    ninjs,
    notfound,
    pictures,
    search,
    security,
    sitemap,
    tags,
    text,
)
from jarchy.outputs.output import Made, OfDocument, OfEdition, OfPages, OfSite, Output
from jarchy.site.editions import Site

# Pages are listed in this order in sitemaps, and downloads on pages.
OUTPUTS: tuple[Output[object], ...] = (
    OfEdition("home", home.make),
    OfEdition("lists", lists.make),
    OfEdition("tags", tags.make),
    OfEdition("not-found", notfound.make),
    OfEdition("search", search.make, is_optional=True, is_slow=True, write=search.write),
    OfEdition("feeds", feeds.make, is_optional=True),
    OfPages("sitemap", sitemap.make, is_optional=True),
    OfDocument("document", document.make),
    OfDocument("missing", missing.make),
    OfDocument("alias", alias.make),
    OfDocument("calendar", ics.make, is_optional=True, is_download=True, write=ics.write, label="Add to calendar"),
    OfDocument("text", text.make, is_optional=True, is_download=True, label="Text of the press release (TXT)"),
    OfDocument(
        card.NAME, card.make, is_optional=True, is_download=True, is_slow=True, write=card.write, label=card.LABEL
    ),
    OfDocument("ninjs", ninjs.make, is_optional=True, is_download=True, label=ninjs.LABEL),
    OfEdition("manifest", manifest.make, is_optional=True),
    OfSite("door", door.make),
    OfSite("not-found-at-root", notfound.make_of_site),
    OfSite("pictures", pictures.make, is_slow=True, write=pictures.write),
    OfSite("security", security.make),
)
OPTIONAL = tuple(output.name for output in OUTPUTS if output.is_optional)


def make(site: Site, outputs: Iterable[Output[object]]) -> list[Made]:
    """The pages and files of these outputs, each with its edition; those of the whole site have the default edition."""
    outputs = tuple(outputs)
    made = [one for edition in site.editions for one in _of_edition(edition, outputs)]
    made += [
        Made(site.front, output, item) for output in outputs if isinstance(output, OfSite) for item in output.make(site)
    ]
    pages = [(edition, item) for edition, _, item in made if isinstance(item, Page)]
    of_pages = [output for output in outputs if isinstance(output, OfPages)]
    made += [Made(site.front, output, item) for output in of_pages for item in output.make(site, pages)]
    return made


def _of_edition(edition: Edition, outputs: Iterable[Output[object]]) -> Iterator[Made]:
    of_document = []
    for output in outputs:
        if isinstance(output, OfEdition):
            yield from (Made(edition, output, item) for item in output.make(edition))
        elif isinstance(output, OfDocument):
            of_document.append(output)
    for version in edition.versions.values():
        for output in of_document:
            for item in output.make(version, edition):
                yield Made(edition, output, item)


def paths_beside(site: Site, outputs: Iterable[Output[object]]) -> frozenset[str]:
    """The addresses of everything that belongs to no single document: home pages, lists, feeds, sitemaps."""
    paths = {""}
    for output in outputs:
        if isinstance(output, OfEdition):
            paths.update(item.path for edition in site.editions for item in output.make(edition))
        elif isinstance(output, OfPages):
            paths.update(item.path for item in output.make(site, ()))
    return frozenset(paths)
