"""All that a site makes with Jarchy alone. A new output is a file here and an entry in `OUTPUTS`."""

from collections.abc import Iterable, Iterator, Sequence

from jarchy.model import Edition, PageAddress, Ref, Stated, Version
from jarchy.outputs import (
    attachments,
    calendar,
    categories,
    document,
    docx,
    feeds,
    home,
    icons,
    images,
    language_choice,
    lists,
    mail,
    mentions,
    ninjs,
    not_found,
    pdf,
    picture_archive,
    plain_text,
    press_kit,
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
from jarchy.outputs.output import Items, Made, OfDocument, OfEdition, OfPages, OfSite, OfTranslations, Output
from jarchy.site.site import Site

# Pages are listed in this order in sitemaps, and downloads on pages, those that are slow to make last.
OUTPUTS: tuple[Output[object], ...] = (
    OfEdition("home", home.make, addresses=("",)),
    OfEdition("lists", lists.make, addresses=lists.ADDRESSES),
    OfEdition("tags", tags.make, addresses=tags.ADDRESSES),
    OfEdition("categories", categories.make, addresses=categories.ADDRESSES),
    OfEdition("not-found", not_found.make, addresses=(not_found.NAME,)),
    OfEdition(
        "search",
        search.make,
        is_optional=True,
        is_slow=True,
        write=search.write,
        addresses=search.ADDRESSES,
        paths=search.paths,
    ),
    OfEdition("feeds", feeds.make, is_optional=True, addresses=feeds.ADDRESSES, paths=feeds.paths),
    OfEdition("press-kit", press_kit.make, is_optional=True, addresses=press_kit.ADDRESSES, paths=press_kit.paths),
    OfEdition(
        "all-events",
        calendar.make_of_all,
        is_optional=True,
        write=calendar.write_all,
        addresses=(calendar.ALL,),
        paths=calendar.paths_of_all,
    ),
    OfPages("sitemap", sitemap.make, is_optional=True, addresses=(sitemap.PAGES, sitemap.NEWS, sitemap.ROBOTS)),
    OfDocument("document", document.make),
    OfDocument("mentions", mentions.make, addresses=mentions.ADDRESSES),
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
        kinds=("event",),
        addresses=(calendar.NAME,),
    ),
    OfDocument(
        "text",
        plain_text.make,
        is_optional=True,
        is_download=True,
        label="Text of the press release (TXT)",
        kinds=("release",),
        addresses=(plain_text.NAME,),
    ),
    OfTranslations(
        "mail",
        mail.make,
        is_optional=True,
        is_download=True,
        write=mail.write,
        label="Message with the press release (EML)",
        kinds=("release",),
        addresses=(mail.NAME,),
        of_withdrawn=False,
    ),
    OfDocument(
        "pdf",
        pdf.make,
        on_demand=True,
        is_download=True,
        is_slow=True,
        write=pdf.write,
        label="Press release (PDF)",
        kinds=("release",),
        addresses=(pdf.NAME,),
        of_withdrawn=False,
    ),
    OfDocument(
        "docx",
        docx.make,
        on_demand=True,
        is_download=True,
        is_slow=True,
        write=docx.write,
        label="Press release for word processors (DOCX)",
        kinds=("release",),
        addresses=(docx.NAME,),
        of_withdrawn=False,
    ),
    OfDocument(
        social_card.NAME,
        social_card.make,
        is_optional=True,
        is_download=True,
        is_slow=True,
        write=social_card.write,
        label=social_card.LABEL,
        addresses=(social_card.FILE, social_card.FILE_WITH_PHOTO),
        of_withdrawn=False,  # nobody should share them
    ),
    OfDocument(
        "pictures",
        picture_archive.make,
        is_optional=True,
        is_download=True,
        is_slow=True,
        write=picture_archive.write,
        label="All pictures (ZIP)",
        kinds=("release",),
        addresses=(picture_archive.NAME,),
        of_withdrawn=False,
    ),
    OfEdition(
        social_card.OF_EDITION,
        social_card.make_of_edition,
        is_optional=True,
        is_slow=True,
        write=social_card.write,
        addresses=(social_card.FILE,),
        paths=social_card.paths_of_edition,
    ),
    OfDocument(
        "ninjs",
        ninjs.make,
        is_optional=True,
        is_download=True,
        label=ninjs.LABEL,
        kinds=("release",),
        addresses=(ninjs.NAME,),
    ),
    OfEdition(
        "manifest", web_manifest.make, is_optional=True, addresses=(web_manifest.NAME,), paths=web_manifest.paths
    ),
    OfSite("language-choice", language_choice.make, addresses=("",)),
    OfSite("not-found-at-root", not_found.make_of_site, addresses=(not_found.NAME,)),
    OfSite("icons", icons.make, write=icons.write, addresses=icons.NAMES),
    OfSite("images", images.make, is_slow=True, write=images.write),
    OfSite("security", security_txt.make, addresses=(security_txt.FILE,)),
    OfSite(root_files.NAME, root_files.make, is_slow=True, write=root_files.write),
)
OPTIONAL = tuple(output.name for output in OUTPUTS if output.is_optional)
ON_DEMAND = tuple(output.name for output in OUTPUTS if output.on_demand)


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
    refs, beside = tuple(refs), [output for output in outputs if isinstance(output, OfDocument | OfTranslations)]
    for edition in site.editions:
        for version in (edition.versions[ref] for ref in refs if ref in edition.versions):
            for output in beside:
                if _is_made_of(version, output):
                    yield from (Made(edition, output, item) for item in _items(output, version, edition, site))


def _items(output: OfDocument | OfTranslations, version: Version[Stated], edition: Edition, site: Site) -> Items:
    if isinstance(output, OfDocument):
        return output.make(version, edition)
    others = [other for other in site.editions if other is not edition and version.ref in other.versions]
    return output.make(version, edition, [(other.versions[version.ref], other) for other in others])


def _is_made_of(version: Version[Stated], output: OfDocument | OfTranslations) -> bool:
    return output.is_of_kind(version.ref.kind) and (output.of_withdrawn or not version.withdrawal)


def of_pages(
    site: Site, pages: Sequence[tuple[Edition, PageAddress]], outputs: Iterable[Output[object]]
) -> Iterator[Made]:
    """What the site makes of the addresses of all its pages."""
    for output in outputs:
        if isinstance(output, OfPages):
            yield from (Made(site.front, output, item) for item in output.make(site, pages))
