"""The releases with a tag, and the list of tags. A tag without a public release has no page."""

from collections.abc import Collection, Iterator
from heapq import nlargest

from jarchy.core.records import Record
from jarchy.kinds.queries import LONGEST_TEASER, beginning, listing
from jarchy.kinds.release import Release
from jarchy.model import Card, Category, Edition, Link, Page, only
from jarchy.outputs.feeds import path_of_subject
from jarchy.outputs.pagination import Pagination, paginate
from jarchy.outputs.years import CountedLink, by_year, year_links

LABEL = "Subjects"
MOST_SUBJECTS = 60  # beside another list
ADDRESSES = ("{tags}/", "{tags}/{tag}/{sheet}", "{tags}/{tag}/{year}/{sheet}")


class TagView(Record):
    label: str
    all_tags: str  # href of the list of tags
    categories: tuple[Link, ...]  # those that the tag belongs to
    whole: str  # href of the list of all years
    feed: str  # href of its feed, if the site makes feeds; empty: no release in this language has the tag
    cards: tuple[Card, ...]
    sheet: Pagination
    years: tuple[CountedLink, ...]  # on the first pages, if there is more than one year
    year: str  # empty: all years


class TagGroup(Record):
    label: str  # of a category; empty: of tags without one
    href: str  # of its page
    tags: tuple[CountedLink, ...]


class TagsView(Record):
    tags: tuple[CountedLink, ...]  # all of them
    groups: tuple[TagGroup, ...]  # by category; one without a label, if there are no categories


def make(edition: Edition) -> Iterator[Page]:
    links = tag_links(edition)
    categories = _categories_of_tags(edition)
    for slug in sorted(edition.tags.keys() & edition.tagged):
        yield from _of_tag(slug, tuple(categories.get(slug, ())), edition)
    if links:
        description = beginning("; ".join(link.text for link in links), LONGEST_TEASER)
        yield Page(
            ("tags",),
            edition.list_path("tag"),
            "tags.html",
            TagsView(links, tuple(_groups(edition))),
            description=description,
        )


def _categories_of_tags(edition: Edition) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for category in edition.categories:
        for slug in category.tags:
            found.setdefault(slug, []).append(category.link)
    return found


def _of_tag(slug: str, categories: tuple[Link, ...], edition: Edition) -> Iterator[Page]:
    releases = only(Release, (edition.versions[ref] for ref in edition.tagged[slug]))
    has_feed = any(not version.lang for version in releases)
    feed = edition.href(path_of_subject(slug, edition)) if has_feed else ""
    years = by_year(releases)
    links = year_links(years, edition, "tag", slug)
    for year, shown in {"": releases, **years}.items():
        under = (slug, year) if year else (slug,)
        for path, sheet, on_page in paginate(shown, edition, "tag", *under):
            cards = tuple(edition.cards[version.ref] for version in on_page)
            view = TagView(
                label=edition.tags[slug].text,
                all_tags=edition.href(edition.list_path("tag")),
                categories=categories,
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


def _groups(edition: Edition) -> Iterator[TagGroup]:
    """The categories in the order of content/tags.yaml, without those of which no release has a tag."""
    for category in edition.categories:
        if links := tag_links(edition, category.tags):
            yield TagGroup(category.link.text, category.link.href, links)
    if others := tag_links(edition, _without_category(edition)):
        yield TagGroup("", "", others)


def _without_category(edition: Edition) -> Collection[str]:
    return edition.tags.keys() - {slug for category in edition.categories for slug in category.tags}


def tag_links(edition: Edition, tags: Collection[str] | None = None) -> tuple[CountedLink, ...]:
    """The tags that releases have, in alphabetical order, each with the number of these; all, or those among `tags`."""
    found = (
        CountedLink(edition.tags[slug].href, edition.tags[slug].text, len(edition.tagged[slug]))
        for slug in ({*edition.tags} if tags is None else {*tags}) & edition.tagged.keys()
    )
    return tuple(sorted(found, key=lambda link: (edition.language.sort_key(link.text), link.href)))


def subjects(edition: Edition) -> tuple[CountedLink, ...]:
    """The categories, and the tags without one; of very many, those with the most releases."""
    categories = (
        CountedLink(one.link.href, one.link.text, count)
        for one in edition.categories
        if (count := _count(one, edition))
    )
    found = (*categories, *tag_links(edition, _without_category(edition)))
    largest = {*nlargest(MOST_SUBJECTS, found, key=lambda link: link.count)}
    return tuple(link for link in found if link in largest)


def _count(category: Category, edition: Edition) -> int:
    """The number of releases that have one of its tags."""
    return len({ref for slug in category.tags for ref in edition.tagged.get(slug, ())})


def href(edition: Edition) -> str:
    """The href of the list of tags; empty while no release has a tag."""
    return edition.href(edition.list_path("tag")) if edition.tags.keys() & edition.tagged else ""
