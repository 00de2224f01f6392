"""Press releases: what the newsroom announces."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Literal, Self

from msgspec import field
from msgspec.structs import replace

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.attachments import Attachments, Enclosure, check_attachments, enclosures, unplaced
from jarchy.kinds.authors import Author, byline
from jarchy.kinds.contacts import Contact
from jarchy.kinds.event import Event, EventSummary, event_summary
from jarchy.kinds.event_changes import Notice, notices
from jarchy.kinds.organisation import Boilerplate, boilerplates
from jarchy.kinds.page_parts import Body, body, document_page
from jarchy.kinds.participants import Named, check_participants
from jarchy.kinds.pictures import Figures, Pictured, figures
from jarchy.kinds.press import can_be_asked, press_contacts
from jarchy.kinds.queries import short_links
from jarchy.kinds.related import related
from jarchy.kinds.updates import Change, Update, are_minor, changes, check_moment, check_updates
from jarchy.model import Card, Edition, Finding, Kind, Link, Original, OriginalDocument, Page, Ref, Version, Withdrawal
from jarchy.problems import did_you_mean
from jarchy.schema.publishing import Publish
from jarchy.schema.types import (
    ContactSlug,
    EventSlug,
    Headline,
    LanguageCode,
    OfficeSlug,
    OrganisationSlug,
    QuoteSlug,
    ReleaseSlug,
    RequiredTranslatable,
    Slug,
    TagSlug,
    Translatable,
)


class Preview(Record, kw_only=True):
    """Who may read the release before its embargo ends: `jarchy preview` makes an encrypted page for them."""

    for_: Literal["press"] = field(name="for")
    until: DateOrTime | None = None  # None: until the embargo ends


class Release(Pictured, kw_only=True):
    status: Literal["draft", "published", "withdrawn"] | None = None  # type: ignore[assignment]  # adds “withdrawn”
    withdrawn: DateOrTime | None = None  # since when
    reason: RequiredTranslatable | None = None  # why
    title: Headline
    subtitle: Headline | None = None
    summary: Translatable | None = None
    date: DateOrTime
    date_note: RequiredTranslatable | None = None  # what is said of a date that editors assume
    date_shown: bool = True  # “no”: it serves the order of lists alone
    dateline: Translatable | None = None  # the place from which the release is sent
    updates: dict[Slug, Update] = {}
    event: EventSlug | None = None
    tags: tuple[TagSlug, ...] = ()
    attachments: Attachments = {}
    authors: dict[Slug, Author] = {}
    contacts: tuple[ContactSlug, ...] = ()
    offices: tuple[OfficeSlug, ...] = ()  # organisations that answer, too
    organisations: tuple[OrganisationSlug, ...] = ()  # who issues it; by default, the organisers of the event
    related: tuple[ReleaseSlug, ...] = ()
    own_words: tuple[QuoteSlug, ...] = ()  # quotes whose words its text repeats on purpose
    lead: bool = False  # whether it leads the front page, though there are newer ones
    only: LanguageCode | None = None  # for readers of this language alone
    pinned_until: DateOrTime | None = None  # until when it stands first, though there are newer ones
    preview: Preview | None = None
    publish: Publish | None = None

    is_news: ClassVar[bool] = True

    @property
    def headline(self) -> str:
        return self.title

    @property
    def when(self) -> DateOrTime:
        """The moment at which it comes out: an embargo may end later than the date that it bears."""
        return max(self.date, self.embargo, key=lambda when: when.at) if self.embargo else self.date

    @property
    def shown_when(self) -> DateOrTime | None:
        return self.date if self.date_shown else None

    @property
    def when_note(self) -> str:
        return self.date_note or ""

    @property
    def came_out(self) -> DateOrTime | None:
        """The moment at which it came out, if readers are told."""
        return self.when if self.date_shown else None

    @property
    def published(self) -> DateOrTime | None:
        """The same, for formats in which no note can stand beside it."""
        return None if self.date_note else self.came_out

    @property
    def public_from(self) -> DateOrTime:
        return self.date

    @property
    def teaser(self) -> str:
        return self.summary or ""

    @property
    def is_withdrawn(self) -> bool:
        return self.status == "withdrawn"

    @property
    def moments(self) -> tuple[tuple[str, DateOrTime], ...]:
        updates = (("updates", update.date) for update in self.updates.values())
        return (*updates, ("withdrawn", self.withdrawn)) if self.withdrawn else tuple(updates)

    def at(self, as_of: datetime) -> Self:
        """The release as of an instant: without later updates, without a withdrawal that is still ahead, and pinned
        only as long as it is.

        A translation has only the reason of a withdrawal, without its date.
        """
        if not (self.updates or self.withdrawn or self.reason or self.pinned_until):  # nearly all
            return self
        published = {key: update for key, update in self.updates.items() if update.date.instant <= as_of}
        pinned = self.pinned_until if self.pinned_until and self.pinned_until.instant > as_of else None
        told = replace(self, updates=published, pinned_until=pinned)
        if self.withdrawn and self.withdrawn.instant <= as_of:
            return told
        status = None if self.status == "withdrawn" else self.status
        return replace(told, status=status, withdrawn=None, reason=None)

    def is_corrected_slightly(self, since: DateOrTime) -> bool:
        return are_minor(self.updates.values(), since)

    @property
    def withdrawal(self) -> Withdrawal | None:
        return Withdrawal(self.withdrawn, self.reason or "") if self.withdrawn else None

    def as_withdrawn(self) -> Self:
        kept = super().as_withdrawn()
        return replace(kept, reason=self.reason, date_note=self.date_note, attachments={}, related=())

    @property
    def modified(self) -> DateOrTime | None:
        """The moment of the last change that readers are told of: a correction or the withdrawal."""
        moments = [change.when for change in changes(self.updates.values())]
        return max([*moments, self.withdrawn] if self.withdrawn else moments, key=lambda when: when.at, default=None)

    @property
    def last_told(self) -> DateOrTime | None:
        return self.modified or self.published


class ReleaseView(Record):
    title: str
    subtitle: str
    byline: tuple[Link, ...]  # who issues it, by their short names
    authors: tuple[Named, ...]
    when: DateOrTime | None  # None: readers are not told
    date_note: str
    updated: DateOrTime | None  # when readers were last told of an update
    dateline: str
    withdrawal: Withdrawal | None
    pictures: Figures
    body: Body
    attachments: tuple[Enclosure, ...]  # those that the text does not place
    enclosures: tuple[Enclosure, ...]  # all of them
    event: EventSummary | None
    overtaken: Notice | None  # what became of the event after the release
    notes: tuple[Boilerplate, ...]  # notes to editors: the issuers' texts about themselves
    contacts: tuple[Contact, ...]
    changes: tuple[Change, ...]
    related: tuple[Card, ...]
    tags: tuple[Link, ...]
    url: str  # full address, for those who cite the page


def page(version: Version[Release], edition: Edition) -> Page:
    made = document_page(version, edition, "release.html", view(version, edition), version.fields.title)
    return replace(made, updated=modified(version, edition) or version.fields.published)


def view(version: Version[Release], edition: Edition) -> ReleaseView:
    release = version.fields
    event = event_of(release, edition)
    visible = changes(release.updates.values())
    return ReleaseView(
        title=release.title,
        subtitle=release.subtitle or "",
        byline=_byline(release, edition),
        authors=byline(release.authors, version.lang, edition),
        when=release.shown_when,
        date_note=release.when_note,
        updated=visible[0].when if visible else None,
        dateline=release.dateline or "",
        withdrawal=version.withdrawal,
        pictures=figures(version, edition),
        body=body(version, edition),
        attachments=unplaced(version, edition),
        enclosures=enclosures(version, edition),
        event=event_summary(event, edition) if event else None,
        overtaken=overtaken(release, edition),
        notes=boilerplates(issuers(release, edition), edition),
        contacts=press_contacts(release.contacts, release.offices, edition),
        changes=visible,
        related=related(
            version,
            (Ref("release", slug) for slug in release.related),
            event.ref if event else None,
            edition,
        ),
        tags=tuple(edition.tags[slug] for slug in release.tags if slug in edition.tags),
        url=edition.url(edition.path(version.ref)),
    )


def event_of(release: Release, edition: Edition) -> Version[Event] | None:
    return edition.find(Event, Ref("event", release.event)) if release.event else None


def overtaken(release: Release, edition: Edition) -> Notice | None:
    """The last change of its event, of which the release says nothing because it is older."""
    event = event_of(release, edition)
    told = notices(event.fields.changes, event.lang, event.fields.appointment) if event else ()
    last = next(iter(told), None)
    return last if last and last.when.at > release.when.at else None


def modified(version: Version[Release], edition: Edition) -> DateOrTime | None:
    """The moment of the last change on its page that readers are told of, also of its event."""
    own, later = version.fields.modified, overtaken(version.fields, edition)
    return later.when if later and not (own and own.at > later.when.at) else own


def issuers(release: Release, edition: Edition) -> tuple[str, ...]:
    """The slugs of the organisations that issue the release; by default, the organisers of its event."""
    event = event_of(release, edition)
    return release.organisations or (event.fields.organisers if event else ())


def _byline(release: Release, edition: Edition) -> tuple[Link, ...]:
    publisher = (edition.issuer.slug,) if edition.issuer else ()
    return short_links("organisation", issuers(release, edition) or publisher, edition)


def check(document: OriginalDocument[Release], originals: Mapping[Ref, Original]) -> Iterator[Finding]:
    release = document.fields
    yield from check_updates(release.updates, release.when)
    yield from check_attachments(release.attachments)
    if release.withdrawn:
        yield from check_moment("withdrawn", "withdrawn", release.withdrawn, release.when)
    if release.pinned_until:
        yield from check_moment("pinned_until", "pinned_until", release.pinned_until, release.when)
    yield from _check_withdrawal(release)
    if not (document.prose.html or release.is_withdrawn or release.status == "draft"):
        yield Finding("", "empty-text")
    yield from check_participants("authors", release.authors)
    for slug in release.own_words:
        if Ref("quote", slug) not in originals:
            suggestion = did_you_mean(slug, [ref.slug for ref in originals if ref.kind == "quote"])
            yield Finding("own_words", "own-words-of-nobody", {"slug": slug, "suggestion": suggestion})
    if not can_be_asked(release.contacts, release.offices, originals):
        yield Finding("contacts", "no-contact")


def _check_withdrawal(release: Release) -> Iterable[Finding]:
    if release.is_withdrawn and not (release.withdrawn and release.reason):
        yield Finding("status", "withdrawn-why")
    for key in ("withdrawn", "reason"):
        if getattr(release, key) and not release.is_withdrawn:
            yield Finding(key, "not-withdrawn", {"key": key})


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
    shared_as="article",
    has_photo_card=True,
    has_dated_slug=True,
)
