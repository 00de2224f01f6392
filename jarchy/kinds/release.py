"""Press releases: what the newsroom announces."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.contacts import Contact
from jarchy.kinds.event import Event, EventSummary, event_summary
from jarchy.kinds.linked_data import in_languages, named, organisations
from jarchy.kinds.organisation import Boilerplate, boilerplates
from jarchy.kinds.page_parts import Body, body, document_page
from jarchy.kinds.person import Person, contact
from jarchy.kinds.pictures import Figures, figures
from jarchy.kinds.queries import short_links, summary
from jarchy.kinds.related import related
from jarchy.kinds.release_schema import Release
from jarchy.kinds.updates import Change, changes, check_moment, check_updates
from jarchy.model import (
    Card,
    Edition,
    Finding,
    Kind,
    Link,
    Node,
    Original,
    OriginalDocument,
    Page,
    Ref,
    Version,
    Withdrawal,
)

__all__ = ["KIND", "Release", "ReleaseView", "contacts", "event_of", "issuers", "view"]


class ReleaseView(Record):
    title: str
    subtitle: str
    byline: tuple[Link, ...]  # who issues it, by their short names
    when: DateOrTime | None  # None: readers are not told
    date_note: str
    updated: DateOrTime | None  # when readers were last told of an update
    dateline: str
    withdrawal: Withdrawal | None
    pictures: Figures
    body: Body
    event: EventSummary | None
    notes: tuple[Boilerplate, ...]  # notes to editors: the issuers' texts about themselves
    contacts: tuple[Contact, ...]
    changes: tuple[Change, ...]
    related: tuple[Card, ...]
    tags: tuple[Link, ...]
    url: str  # full address, for those who cite the page


def page(version: Version[Release], edition: Edition) -> Page:
    made = document_page(version, edition, "release.html", view(version, edition), version.fields.title)
    return replace(made, updated=version.fields.last_told)


def view(version: Version[Release], edition: Edition) -> ReleaseView:
    release = version.fields
    event = event_of(release, edition)
    visible = changes(release.updates.values())
    return ReleaseView(
        title=release.title,
        subtitle=release.subtitle or "",
        byline=_byline(release, edition),
        when=release.shown_when,
        date_note=release.when_note,
        updated=visible[0].when if visible else None,
        dateline=release.dateline or "",
        withdrawal=version.withdrawal,
        pictures=figures(version, edition),
        body=body(version, edition),
        event=event_summary(event, edition) if event else None,
        notes=boilerplates(issuers(release, edition), edition),
        contacts=contacts(release, edition),
        changes=visible,
        related=related(
            version,
            (Ref("release", slug) for slug in release.related),
            release.tags,
            event.ref if event else None,
            edition,
        ),
        tags=tuple(edition.tags[slug] for slug in release.tags if slug in edition.tags),
        url=edition.url(edition.path(version.ref)),
    )


def event_of(release: Release, edition: Edition) -> Version[Event] | None:
    return edition.find(Event, Ref("event", release.event)) if release.event else None


def issuers(release: Release, edition: Edition) -> tuple[str, ...]:
    """The slugs of the organisations that issue the release; by default, the organisers of its event."""
    event = event_of(release, edition)
    return release.organisations or (event.fields.organisers if event else ())


def _byline(release: Release, edition: Edition) -> tuple[Link, ...]:
    publisher = (edition.issuer.slug,) if edition.issuer else ()
    return short_links("organisation", issuers(release, edition) or publisher, edition)


def contacts(release: Release, edition: Edition) -> tuple[Contact, ...]:
    people = (edition.find(Person, Ref("person", slug)) for slug in release.contacts)
    return tuple(contact(person, edition) for person in people if person and person.fields.can_be_reached)


def check(document: OriginalDocument[Release], originals: Mapping[Ref, Original]) -> Iterator[Finding]:
    release = document.fields
    yield from check_updates(release.updates, release.date)
    if release.withdrawn:
        yield from check_moment("withdrawn", "withdrawn", release.withdrawn, release.date)
    yield from _check_withdrawal(release)
    if not (document.prose.html or release.is_withdrawn or release.status == "draft"):
        yield Finding("", "empty-text")
    if not any(_may_be_reached(originals.get(Ref("person", slug))) for slug in release.contacts):
        yield Finding("contacts", "no-contact")


def _may_be_reached(person: Original | None) -> bool:
    """Whether somebody can reach the contact. Unknown people are reported elsewhere."""
    return person is None or (isinstance(person.fields, Person) and person.fields.can_be_reached)


def _check_withdrawal(release: Release) -> Iterable[Finding]:
    if release.is_withdrawn and not (release.withdrawn and release.reason):
        yield Finding("status", "withdrawn-why")
    for key in ("withdrawn", "reason"):
        if getattr(release, key) and not release.is_withdrawn:
            yield Finding(key, "not-withdrawn", {"key": key})


def linked(version: Version[Release], edition: Edition) -> Node:
    fields = version.fields
    happening = event_of(fields, edition)
    organisers = organisations(happening.fields.organisers, edition) if happening else []
    return {
        "mainEntityOfPage": edition.url(edition.path(version.ref)),
        "headline": fields.title,
        "alternativeHeadline": fields.subtitle,
        "description": summary(version),
        "datePublished": fields.published.iso if fields.published else "",
        "dateModified": fields.modified.iso if fields.modified else "",
        "dateline": fields.dateline,
        "author": organisations(issuers(fields, edition), edition) or named(edition.issuer, edition),
        "publisher": organisers,
        "about": named(Ref("event", fields.event), edition) if fields.event else None,
        "keywords": [edition.tags[slug].text for slug in fields.tags if slug in edition.tags],
        "correction": [
            {"@type": "CorrectionComment", "datePublished": change.when.iso, "text": change.note}
            for change in changes(fields.updates.values())
        ],
        **in_languages(version, edition),
    }


KIND = Kind(
    "release",
    "releases",
    Release,
    page,
    check,
    newest_first=True,
    label="Press releases",
    one="Press release",
    schema_type="NewsArticle",
    linked=linked,
    shared_as="article",
    has_photo_card=True,
    has_dated_slug=True,
)
