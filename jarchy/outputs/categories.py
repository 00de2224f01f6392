"""The categories of tags: each has a page with its tags and their newest releases. One without any has none."""

from collections.abc import Iterator
from itertools import islice

from jarchy.core.records import Record
from jarchy.kinds.queries import LONGEST_TEASER, beginning, newest_first, standing
from jarchy.model import Card, Category, Edition, Page
from jarchy.outputs.tags import tag_links
from jarchy.outputs.years import CountedLink

ADDRESSES = ("{tags}/{category}/",)
MOST_NEWEST = 10  # releases on the page of a category


class CategoryView(Record):
    label: str
    all_tags: str  # href of the list of tags
    tags: tuple[CountedLink, ...]
    cards: tuple[Card, ...]  # the newest releases with one of these tags


def make(edition: Edition) -> Iterator[Page]:
    for category in edition.categories:
        if links := tag_links(edition, category.tags):
            view = CategoryView(
                label=category.link.text,
                all_tags=edition.href(edition.list_path("tag")),
                tags=links,
                cards=tuple(_newest(category, edition)),
            )
            path = edition.list_path("tag", category.slug)
            description = beginning(f"{view.label}: {'; '.join(link.text for link in links)}", LONGEST_TEASER)
            yield Page(("category", category.slug), path, "category.html", view, view.label, description, section="tag")


def _newest(category: Category, edition: Edition) -> Iterator[Card]:
    """Of each tag, only the first ones are looked at: it has them in this order."""
    every = (standing(edition.versions[ref] for ref in edition.tagged.get(slug, ())) for slug in category.tags)
    found = {version.ref: version for versions in every for version in islice(versions, MOST_NEWEST)}
    return (edition.cards[one.ref] for one in islice(sorted(found.values(), key=newest_first), MOST_NEWEST))
