"""Why the site has no page at an address that a document has, or would have."""

from collections.abc import Iterator

from jarchy.build.pipeline import SitePlan
from jarchy.core.records import Record
from jarchy.core.urls import file_of
from jarchy.model import Edition, Original
from jarchy.site.alone import NOWHERE
from jarchy.site.held_in_words import described


class Absence(Record):
    """Instead of an explanation of the page."""

    held: tuple[str, ...]  # what is not public yet, or no longer, and why
    elsewhere: tuple[str, ...]  # what another language has alone, why, and where


def absence_of(file: str, site: SitePlan) -> Absence | None:
    """None if no document has to do with this file."""
    held, elsewhere = tuple(held_of(file, site)), tuple(_elsewhere(file, site))
    return Absence(held, elsewhere) if held or elsewhere else None


def held_of(file: str, site: SitePlan) -> Iterator[str]:
    """What is held back of this page, of its files, or of the page that an old address would lead to."""
    for one in site.held:
        if any(_is_of(file, page) for page in one.pages):
            yield described(one, site.config.zone)


def _elsewhere(file: str, site: SitePlan) -> Iterator[str]:
    alone = site.site.linked.alone
    editions = {edition.language.code: edition for edition in site.site.editions}
    for ref, original in site.site.documents.originals.items():
        only = alone.get(ref, original.fields.only)
        own = editions.get(only or NOWHERE)
        pages = {edition.path(ref) for edition in editions.values() if edition is not own}
        if only is not None and any(_is_of(file, page) for page in pages):
            yield _told(original, only, own)


def _told(original: Original, only: str, edition: Edition | None) -> str:
    if only == NOWHERE or edition is None:
        return f"no language has all that it needs ({original.at()})"
    page = edition.href(edition.path(original.ref))
    if original.fields.only:
        return f"“only: {only}” keeps it out of other languages ({original.at('only')}); its page is {page}"
    return f"it needs a document that “{only}” has alone ({original.at()}); its page is {page}"


def _is_of(file: str, page: str) -> bool:
    return file == file_of(page) or (page.endswith("/") and file.startswith(page))
