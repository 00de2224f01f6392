"""All that a site makes with Jarchy alone. A new output is a file here and an entry in `OUTPUTS`."""

from collections.abc import Iterable, Iterator

from jarchy.model import Edition, Page
from jarchy.outputs import (
    calendar,
    document,
    feeds,
    home,
    icons,
    images,
    language_choice,
    lists,
    mentions,
    ninjs,
    not_found,
    plain_text,
    redirects,
    search,
    security_txt,
    sitemap,
    social_card,
    tags,
    untranslated,
    web_manifest,
)
from jarchy.outputs.output import Made, OfDocument, OfEdition, OfPages, OfSite, Output
from jarchy.site.editions import Site

# Pages are listed in this order in sitemaps, and downloads on pages.
OUTPUTS: tuple[Output[object], ...] = (
    OfEdition("home", home.make),
    OfEdition("lists", lists.make),
    OfEdition("tags", tags.make),
    OfEdition("not-found", not_found.make),
    OfEdition("search", search.make, is_optional=True, is_slow=True, write=search.write, files=(search.OPENSEARCH,)),
    OfEdition("feeds", feeds.make, is_optional=True, files=tuple(feeds.FORMATS)),
    OfEdition("all-events", calendar.make_of_all, is_optional=True, write=calendar.write_all, files=(calendar.ALL,)),
    OfPages("sitemap", sitemap.make, is_optional=True, files=(sitemap.PAGES, sitemap.NEWS)),
    OfDocument("document", document.make),
    OfDocument("mentions", mentions.make),
    OfDocument("untranslated", untranslated.make),
    OfDocument("redirects", redirects.make),
    OfDocument(
        "calendar",
        calendar.make,
        is_optional=True,
        is_download=True,
        write=calendar.write,
        label="Add to calendar",
        files={"event": calendar.NAME},
    ),
    OfDocument(
        "text",
        plain_text.make,
        is_optional=True,
        is_download=True,
        label="Text of the press release (TXT)",
        files={"release": plain_text.NAME},
    ),
    OfDocument(
        social_card.NAME,
        social_card.make,
        is_optional=True,
        is_download=True,
        is_slow=True,
        write=social_card.write,
        label=social_card.LABEL,
        files=social_card.FILES,
        of_withdrawn=False,  # nobody should share them
    ),
    OfEdition(
        social_card.OF_EDITION,
        social_card.make_of_edition,
        is_optional=True,
        is_slow=True,
        write=social_card.write,
        files=(social_card.FILE,),
    ),
    OfDocument(
        "ninjs", ninjs.make, is_optional=True, is_download=True, label=ninjs.LABEL, files={"release": ninjs.NAME}
    ),
    OfEdition("manifest", web_manifest.make, is_optional=True, files=(web_manifest.NAME,)),
    OfSite("language-choice", language_choice.make),
    OfSite("not-found-at-root", not_found.make_of_site),
    OfSite("icons", icons.make, write=icons.write),
    OfSite("images", images.make, is_slow=True, write=images.write),
    OfSite("security", security_txt.make),
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
            if output.of_withdrawn or not version.withdrawal:
                yield from (Made(edition, output, item) for item in output.make(version, edition))


def paths_beside(site: Site, outputs: Iterable[Output[object]]) -> frozenset[str]:
    """The addresses of everything that belongs to no single document: home pages, lists, feeds, sitemaps."""
    paths = {""}
    for output in outputs:
        if isinstance(output, OfEdition):
            paths.update(item.path for edition in site.editions for item in output.make(edition))
        elif isinstance(output, OfPages):
            paths.update(item.path for item in output.make(site, ()))
    return frozenset(paths)
