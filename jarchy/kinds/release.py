"""Press releases: what the newsroom announces."""

from collections.abc import Iterable, Mapping

from jarchy.frozen import Frozen
from jarchy.kinds.event import Occasion, occasion
from jarchy.kinds.parts import Body, body, document_page
from jarchy.kinds.person import Contact, contact
from jarchy.model import Document, Edition, Kind, Link, Page, Ref, Version, When
from jarchy.schema import Original
from jarchy.values import EventSlug, PersonSlug, Slug, Words


class Release(Original, kw_only=True):
    title: Words
    subtitle: Words | None = None
    summary: Words | None = None
    date: When
    event: EventSlug | None = None
    tags: tuple[Slug, ...] = ()
    contacts: tuple[PersonSlug, ...] = ()

    @property
    def headline(self) -> str:
        return self.title

    @property
    def when(self) -> When:
        return self.date

    @property
    def public_from(self) -> When:
        return self.date

    @property
    def teaser(self) -> str:
        return self.summary or ""


class ReleaseView(Frozen):
    title: str
    subtitle: str
    when: When
    body: Body
    event: Occasion | None
    contacts: tuple[Contact, ...]
    tags: tuple[Link, ...]


def page(version: Version, edition: Edition) -> Page:
    return document_page(version, edition, "release.html", view(version, edition), version.fields.title)


def view(version: Version, edition: Edition) -> ReleaseView:
    release: Release = version.fields
    event = edition.versions.get(Ref("event", release.event)) if release.event else None
    return ReleaseView(
        title=release.title,
        subtitle=release.subtitle or "",
        when=release.date,
        body=body(version, edition),
        event=occasion(event, edition) if event else None,
        contacts=tuple(
            contact(person, edition)
            for person in map(edition.versions.get, (Ref("person", slug) for slug in release.contacts))
            if person and person.fields.can_be_reached
        ),
        tags=tuple(edition.tags[slug] for slug in release.tags if slug in edition.tags),
    )


def check(document: Document, originals: Mapping[Ref, Document]) -> Iterable[tuple[str, str, dict[str, object]]]:
    """Somebody can be asked."""
    people = [originals.get(Ref("person", slug)) for slug in document.fields.contacts]
    if not any(
        person is None or person.fields.can_be_reached for person in people
    ):  # who is unknown is reported as such
        yield "contacts", "no-contact", {}


KIND = Kind("release", "releases", Release, page, check, newest_first=True)
