"""The releases under a tag, and the list of tags. A tag without a public release has no page."""

from collections.abc import Iterator

from msgspec import Struct

from jarchy.kinds.parts import card, newest
from jarchy.model import Card, Edition, Link, Page, Ref
from jarchy.outputs.paging import Sheet, sheets


class TagView(Struct, frozen=True):
    label: str
    all_tags: str  # href of their list
    cards: tuple[Card, ...]
    sheet: Sheet


class TagsView(Struct, frozen=True):
    tags: tuple[Link, ...]


def pages(edition: Edition) -> Iterator[Page]:
    tagged: dict[str, list[Ref]] = {}
    for release in edition.of_kind("release"):
        for slug in (slug for slug in release.fields.tags if slug in edition.tags):
            tagged.setdefault(slug, []).append(release.ref)
    for slug, refs in sorted(tagged.items()):
        label = edition.tags[slug]
        for path, sheet, shown in sheets(newest("release", refs, edition), edition, "tag", slug):
            all_tags = edition.href(edition.list_path("tag"))
            view = TagView(label, all_tags, tuple(card(version, edition) for version in shown), sheet)
            yield Page(("tag", slug, str(sheet.number)), path, "tag.html", view, label, edition.description)
    if tagged:
        slugs = sorted(tagged, key=lambda slug: edition.language.sort_key(edition.tags[slug]))
        links = tuple(Link(edition.href(edition.list_path("tag", slug)), edition.tags[slug]) for slug in slugs)
        yield Page(("tags",), edition.list_path("tag"), "tags.html", TagsView(links), description=edition.description)
