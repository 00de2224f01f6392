"""The releases with a tag, and the list of tags. A tag without a public release has no page."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.kinds import release
from jarchy.kinds.queries import LONGEST_TEASER, beginning, listing
from jarchy.model import Card, Edition, Link, Page, only
from jarchy.outputs.feeds import ATOM
from jarchy.outputs.lists import in_order
from jarchy.outputs.pagination import Pagination, sheets

LABEL = "Subjects"


class TagView(Record):
    label: str
    all_tags: str  # href of the list of tags
    feed: str  # href of its feed, if the site makes feeds; empty: no release in this language has the tag
    cards: tuple[Card, ...]
    sheet: Pagination


class TagsView(Record):
    tags: tuple[Link, ...]


def make(edition: Edition) -> Iterator[Page]:
    tagged: dict[str, list[Card]] = {}
    for version in in_order(release.KIND, edition):
        for slug in (slug for slug in version.fields.tags if slug in edition.tags):
            tagged.setdefault(slug, []).append(edition.cards[version.ref])
    for slug, cards in sorted(tagged.items()):
        label = edition.tags[slug].text
        has_feed = any(not card.lang for card in cards)
        feed = edition.href(edition.list_path("tag", slug) + ATOM) if has_feed else ""
        for path, sheet, shown in sheets(cards, edition, "tag", slug):
            all_tags = edition.href(edition.list_path("tag"))
            view = TagView(label, all_tags, feed, tuple(shown), sheet)
            key = ("tag", slug, str(sheet.number))
            description = beginning(f"{label}: {listing(shown)}", LONGEST_TEASER)
            yield Page(key, path, "tag.html", view, label, description, section="tag")
    if tagged:
        links = sorted((edition.tags[slug] for slug in tagged), key=lambda link: edition.language.sort_key(link.text))
        description = beginning("; ".join(link.text for link in links), LONGEST_TEASER)
        yield Page(("tags",), edition.list_path("tag"), "tags.html", TagsView(tuple(links)), description=description)


def href(edition: Edition) -> str:
    """The href of the list of tags; empty while no release has a tag."""
    releases = only(release.Release, edition.of_kind("release"))
    tagged = any(slug in edition.tags for release in releases for slug in release.fields.tags)
    return edition.href(edition.list_path("tag")) if tagged else ""
