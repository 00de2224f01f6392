"""The releases with a tag, and the list of tags. A tag without a public release has no page."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.kinds.queries import LONGEST_TEASER, beginning, listing
from jarchy.kinds.release import Release
from jarchy.model import Card, Edition, Page, only
from jarchy.outputs.feeds import ATOM
from jarchy.outputs.pagination import Pagination, paginate
from jarchy.outputs.years import CountedLink, by_year, year_links

LABEL = "Subjects"
ADDRESSES = ("{tags}/", "{tags}/{tag}/{sheet}", "{tags}/{tag}/{year}/{sheet}")


class TagView(Record):
    label: str
    all_tags: str  # href of the list of tags
    whole: str  # href of the list of all years
    feed: str  # href of its feed, if the site makes feeds; empty: no release in this language has the tag
    cards: tuple[Card, ...]
    sheet: Pagination
    years: tuple[CountedLink, ...]  # on the first pages, if there is more than one year
    year: str  # empty: all years


class TagsView(Record):
    tags: tuple[CountedLink, ...]


def make(edition: Edition) -> Iterator[Page]:
    links = tag_links(edition)
    for slug in sorted(edition.tags.keys() & edition.tagged):
        yield from _of_tag(slug, edition)
    if links:
        description = beginning("; ".join(link.text for link in links), LONGEST_TEASER)
        yield Page(("tags",), edition.list_path("tag"), "tags.html", TagsView(links), description=description)


def _of_tag(slug: str, edition: Edition) -> Iterator[Page]:
    releases = only(Release, (edition.versions[ref] for ref in edition.tagged[slug]))
    has_feed = any(not version.lang for version in releases)
    feed = edition.href(edition.list_path("tag", slug) + ATOM) if has_feed else ""
    years = by_year(releases)
    links = year_links(years, edition, "tag", slug)
    for year, shown in {"": releases, **years}.items():
        under = (slug, year) if year else (slug,)
        for path, sheet, on_page in paginate(shown, edition, "tag", *under):
            cards = tuple(edition.cards[version.ref] for version in on_page)
            view = TagView(
                label=edition.tags[slug].text,
                all_tags=edition.href(edition.list_path("tag")),
                whole=edition.tags[slug].href,
                feed=feed,
                cards=cards,
                sheet=sheet,
                years=links if sheet.number == 1 else (),
                year=year,
            )
            key = ("tag", *under, str(sheet.number))
            description = beginning(": ".join(filter(None, (view.label, listing(cards)))), LONGEST_TEASER)
            yield Page(key, path, "tag.html", view, view.label, description, section="tag")


def tag_links(edition: Edition) -> tuple[CountedLink, ...]:
    """The tags that releases have, in alphabetical order, each with the number of these."""
    found = (
        CountedLink(edition.tags[slug].href, edition.tags[slug].text, len(edition.tagged[slug]))
        for slug in edition.tags.keys() & edition.tagged
    )
    return tuple(sorted(found, key=lambda link: edition.language.sort_key(link.text)))


def href(edition: Edition) -> str:
    """The href of the list of tags; empty while no release has a tag."""
    return edition.href(edition.list_path("tag")) if edition.tags.keys() & edition.tagged else ""
