"""All that a site makes with Jarchy alone. A new output is a file here and an entry in `OUTPUTS`."""

from collections.abc import Iterable, Iterator, Sequence

from jarchy.model import Edition, PageAddress, Ref
from jarchy.outputs import (
    attachments,
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
    root_files,
    search,
    security_txt,
    sitemap,
    social_card,
    tags,
    untranslated,
    web_manifest,
)
from jarchy.outputs.output import Made, OfDocument, OfEdition, OfPages, OfSite, Output
from jarchy.site.site import Site

# Pages are listed in this order in sitemaps, and downloads on pages, those that are slow to make last.
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
    OfDocument("attachments", attachments.make, is_slow=True, write=attachments.write),
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
    OfSite(root_files.NAME, root_files.make, is_slow=True, write=root_files.write),
)
OPTIONAL = tuple(output.name for output in OUTPUTS if output.is_optional)


def beside_documents(site: Site, outputs: Iterable[Output[object]]) -> Iterator[Made]:
    """What editions and the site make that belongs to no single document; the site's own has the default edition."""
    outputs = tuple(outputs)
    for edition in site.editions:
        for output in outputs:
            if isinstance(output, OfEdition):
                yield from (Made(edition, output, item) for item in output.make(edition))
    for output in outputs:
        if isinstance(output, OfSite):
            yield from (Made(site.front, output, item) for item in output.make(site))


def of_documents(site: Site, refs: Iterable[Ref], outputs: Iterable[Output[object]]) -> Iterator[Made]:
    """What each edition makes of these documents."""
    refs, of_document = tuple(refs), [output for output in outputs if isinstance(output, OfDocument)]
    for edition in site.editions:
        for version in (edition.versions[ref] for ref in refs):
            for output in of_document:
                if output.of_withdrawn or not version.withdrawal:
                    yield from (Made(edition, output, item) for item in output.make(version, edition))


def of_pages(
    site: Site, pages: Sequence[tuple[Edition, PageAddress]], outputs: Iterable[Output[object]]
) -> Iterator[Made]:
    """What the site makes of the addresses of all its pages."""
    for output in outputs:
        if isinstance(output, OfPages):
            yield from (Made(site.front, output, item) for item in output.make(site, pages))
