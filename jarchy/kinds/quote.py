"""Quotes: spoken words, attributed to a person in a role. The body is the quote."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.core.sentences import first_sentences
from jarchy.i18n.language import language
from jarchy.kinds.base import OriginalFields
from jarchy.kinds.page_parts import Body, body_of, document_page
from jarchy.kinds.queries import MOST_LISTED, beginning, first_cards, link, newest, standing, whole_lists
from jarchy.kinds.roles import RoleHolder, speaker
from jarchy.model import (
    Card,
    Edition,
    Finding,
    Kind,
    Link,
    Page,
    Ref,
    Speaker,
    Stated,
    Version,
    Withdrawal,
    only,
)
from jarchy.problems import did_you_mean
from jarchy.schema.types import EventSlug, LanguageCode, PersonSlug, RoleSlug

LONGEST_EXCERPT = 200  # characters
LONGEST_OPENING = 60  # characters of the words in the title of a page


class Approval(Record):
    """That the speaker has approved the words of a file. `seal` stands for them: `content.approvals` makes it."""

    is_own: ClassVar[bool] = True  # who approves words says nothing of their translation

    on: DateOrTime
    by: str = ""  # readers are not told
    seal: str = ""  # empty until `approve` has written it


class Quote(OriginalFields, kw_only=True):
    speaker: PersonSlug
    role: RoleSlug | None = None  # a key of the person's roles; needed when more than one was held on that day
    date: DateOrTime | None = None  # when the words were spoken; None: unknown
    event: EventSlug | None = None
    only: LanguageCode | None = None  # for readers of this language alone
    approved: Approval | None = None

    follows = True
    is_part = True

    @property
    def when(self) -> DateOrTime | None:
        return self.date

    @property
    def needs(self) -> tuple[Ref, ...]:
        return (Ref("person", self.speaker),)


class QuoteCard(Record):
    """A quote as pages show it.

    `mark` is the opening quotation mark before the words. `spoken` links to the original words, if these are a
    translation.
    """

    href: str
    mark: str
    words: Body
    speaker: Speaker
    lang: str = ""
    spoken: Link | None = None
    withheld: str = ""
    withdrawal: Withdrawal | None = None
    when: DateOrTime | None = None
    release: Link | None = None  # the newest that has it and is not withdrawn


def quote_cards(quotes: Sequence[Version[Stated]], edition: Edition) -> tuple[QuoteCard, ...]:
    """The quotes on the page of another document."""
    return tuple(quote_card(version, edition) for version in only(Quote, quotes[:MOST_LISTED]))


def quote_card(version: Version[Quote], edition: Edition) -> QuoteCard:
    own = language(version.lang) if version.lang else edition.language
    return QuoteCard(
        href=edition.href(edition.path(version.ref)),
        mark=own.quotes[0],
        words=body_of(version.prose, edition),
        speaker=spoken_by(version, edition),
        lang=version.lang,
        spoken=version.note.original if version.note else None,
        withheld=version.withheld,
        withdrawal=version.withdrawal,
        when=version.fields.date,
        release=_release_of(version, edition),
    )


def _release_of(version: Version[Quote], edition: Edition) -> Link | None:
    found = standing(newest("release", edition.mentioned_by.get(version.ref, ()), edition))
    return next((link(one.ref, edition) for one in found), None)


class Excerpt(Record):
    """The beginning of a quote: whole sentences, word for word."""

    href: str  # of the whole quote
    mark: str  # the opening quotation mark before the words
    words: str
    speaker: Speaker
    spoken: Link | None  # to the original words, if these are a translation


def excerpt(version: Version[Quote], edition: Edition) -> Excerpt | None:
    """None if the first sentence is too long to be quoted beside other things."""
    words = first_sentences(version.prose.lead, LONGEST_EXCERPT)
    if not words:
        return None
    who = spoken_by(version, edition)
    spoken = version.note.original if version.note else None
    return Excerpt(edition.cards[version.ref].href, edition.language.quotes[0], words, who, spoken)


def placed(slug: str, version: Version[Stated], edition: Edition) -> QuoteCard | None:
    """A quote as the text of another document shows it: whole where that is withdrawn, too."""
    quote = edition.find(Quote, Ref("quote", slug))
    if quote and quote.whole and version.withdrawal:
        quote = quote.whole
    return quote_card(quote, edition) if quote else None


class Source(Record):
    """Words as they were spoken, where the page has a translation of them."""

    words: Body
    page: Link  # the original's page, with the name of its language as text


class QuoteView(Record):
    quote: QuoteCard
    source: Source | None
    when: DateOrTime | None
    approved: DateOrTime | None  # when the speaker approved these words, if the site tells its readers
    event: Link | None
    releases: tuple[Card, ...]
    whole: dict[str, str]  # hrefs of the whole lists, by kind, where there are more
    url: str  # full address, for those who cite the page


def page(version: Version[Quote], edition: Edition) -> Page:
    quote = version.fields
    shown = quote_card(version, edition)
    every = listed(version, edition)
    view = QuoteView(
        quote=shown,
        source=Source(body_of(version.source, edition), version.original) if version.source else None,
        when=quote.date,
        approved=_told_approval(quote, edition),
        event=link(Ref("event", quote.event), edition) if quote.event else None,
        releases=first_cards(every["release"], edition),
        whole=whole_lists(version.ref, every, edition),
        url=edition.url(edition.path(version.ref)),
    )
    opening = "" if version.withdrawal else beginning(version.prose.lead, LONGEST_OPENING)
    return document_page(version, edition, "quote.html", view, opening)


def _told_approval(quote: Quote, edition: Edition) -> DateOrTime | None:
    """Readers are told of what is sealed alone: of other words nobody knows whether they are still the same."""
    return quote.approved.on if edition.tells_approvals and quote.approved and quote.approved.seal else None


def listed(version: Version[Quote], edition: Edition) -> dict[str, list[Version[Stated]]]:
    return {"release": newest("release", edition.mentioned_by.get(version.ref, ()), edition)}


def day_of(quote: Quote, speaking: Sequence[Stated]) -> DateOrTime | None:
    """The day of which the speaker's role counts. Undated words were spoken when the first release with them appeared,
    or shortly before. `speaking` are the documents that mention the quote; drafts among them count if there is nothing
    else. None: nobody knows.
    """
    finished = [one for one in speaking if one.status != "draft"]
    days = (one.published for one in finished or speaking)
    return quote.date or min((day for day in days if day), key=lambda day: day.at, default=None)


def spoken_by(version: Version[Quote], edition: Edition) -> Speaker:
    """The speaker in the role of that day."""
    quote = version.fields
    return speaker(quote.speaker, quote.role, version.said_on, edition)


def check_role(quote: Quote, person: RoleHolder, on: DateOrTime | None) -> Iterable[Finding]:
    """Reports a speaker who did not hold exactly one role on that day. Of undated words nobody knows for sure."""
    roles, held = person.roles, person.roles_on(on)
    named = {role.title.casefold(): key for key, role in roles.items()}
    words: dict[str, object] = {"person": person.name, "known": ", ".join(roles) or "none"}
    if quote.role is not None and quote.role not in roles:
        suggestion = did_you_mean(named.get(quote.role.casefold(), quote.role), roles)
        yield Finding("role", "unknown-role", words | {"role": quote.role, "suggestion": suggestion})
    elif on and not quote.date and roles and not (roles[quote.role] in held if quote.role else held):
        asked = quote.role or next(key for key in reversed(roles))
        yield Finding("role" if quote.role else "speaker", "undated-role", words | {"role": asked, "day": on.iso[:10]})
    elif quote.role is not None and roles[quote.role] not in held:
        yield Finding("role", "role-not-held", words | {"role": quote.role})
    elif quote.role is None and roles and not held:
        yield Finding("date", "no-role-then", words)
    elif quote.role is None and len(held) > 1:
        yield Finding("speaker", "role-unclear", words | {"count": len(held)})


KIND = Kind(
    "quote",
    "quotes",
    Quote,
    page,
    listed=listed,
    newest_first=True,
    is_spoken=True,
    label="Quotes",
    one="Quote",
    schema_type="Quotation",
    shared_as="article",
)
