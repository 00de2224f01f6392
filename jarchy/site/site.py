"""A whole site at one instant: an edition per language, what is held back, and what is wrong.

What documents decide beside each other is found out in full, unless nothing but texts has changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from jarchy.content.config import Config, Security
from jarchy.content.parse import Parsed
from jarchy.content.site_file import SITE_FILE
from jarchy.files.attached import AttachedFile
from jarchy.files.root import RootFile
from jarchy.images.icon import IconFiles
from jarchy.images.media import ImageFile
from jarchy.kinds.release import Release
from jarchy.model import Edition, Ref
from jarchy.problems import Location, Problem, problem
from jarchy.site.addresses import Directory, LinkBeside, directory_of, with_mentions
from jarchy.site.alone import alone_of
from jarchy.site.card_checks import check_cards
from jarchy.site.checks import check, waived_by, with_settled
from jarchy.site.claims import Unread, claims
from jarchy.site.comparisons import Compare, at_once
from jarchy.site.drafts import Drafts
from jarchy.site.editions import ShownVersions, link_editions, make_editions, spoken_of
from jarchy.site.gate import Gate, gate_at
from jarchy.site.held import Held, with_pages
from jarchy.site.linked import Linked
from jarchy.site.moments import Moments
from jarchy.site.news import news_ends
from jarchy.site.passages import SpokenWords
from jarchy.site.policies import check_policies, told_once
from jarchy.site.publication import Shown, shown
from jarchy.site.repeated_quotes import spoken_words
from jarchy.site.translations import Documents, join
from jarchy.site.withheld_checks import check_moments


class Site(Struct, frozen=True):
    """A site at one instant. `next_change` is the next instant at which it changes without any edit, `next_warning`
    the one at which there are other problems, in Unix time in seconds.
    """

    editions: tuple[Edition, ...]
    front: Edition  # of the default language
    documents: Documents
    security: Security | None  # None after it has expired
    as_of: datetime
    next_change: datetime | None
    held: tuple[Held, ...]
    links_beside: tuple[LinkBeside, ...]
    problems: tuple[Problem, ...]
    linked: Linked
    next_warning: float | None = None
    root: tuple[RootFile, ...] = ()  # files that are copied to its root
    icons: IconFiles | None = None  # None: nothing is known of assets/
    is_preview: bool = False  # with drafts: no search engine may index any of it


def make_site(
    parsed: Iterable[Parsed],
    config: Config,
    as_of: datetime,
    *,
    unread: Unread,
    media: Mapping[str, ImageFile],
    files: Mapping[str, AttachedFile],
    root: tuple[RootFile, ...] = (),
    found: Iterable[Problem] = (),
    drafts: bool = False,
    is_repository_public: bool = False,
    compare: Compare = at_once,
    admitted: Ref | None = None,
) -> Site:
    """The site at `as_of`. With `drafts`, it includes withheld documents, marked as such, but for unfinished ones.
    Nothing is known about files that are `unread`. `found` are the problems with files that documents name.
    `compare` may know what comparisons of texts find. `admitted` is as in `withheld`.
    """
    parsed = tuple(parsed)
    directory = directory_of(parsed, config, [one.address for one in root])
    parsed = tuple(with_mentions(file, directory) for file in parsed)
    joined = join(parsed, claims(parsed, unread, config.kinds), config.kinds)
    waived, spoken, moments = waived_by(config.checks, joined), spoken_words(joined), Moments(as_of)
    gate = gate_at(as_of, joined, config, waived.get("missing-translation", frozenset()), admitted)
    unasked = with_settled(waived, joined, as_of)
    problems = tuple(
        Drafts(parsed, config.kinds).excuse(
            told_once(
                (
                    *found,
                    *check(parsed, joined, gate.hidden, unread, directory, compare, unasked, spoken),
                    *check_moments(joined, gate.held, moments, is_repository_public=is_repository_public),
                    *check_policies(joined, config, gate.unasked, as_of),
                    *check_cards(joined, config),
                    *_expired(config.security, as_of),
                )
            )
        )
    )
    public = shown(joined, gate.hidden, problems, drafts=drafts)
    is_complete = not joined.claims.unsure and all(file.document for file in parsed)
    told = spoken_of(joined, public, config.codes, as_of)
    linked = _linked(gate, public, directory, told, spoken, waived, as_of, is_complete=is_complete)
    shown_versions = ShownVersions(config, joined, linked, as_of)
    links = tuple(link_editions(shown_versions, directory))
    editions = tuple(make_editions(shown_versions, links, media, files))
    changes = (
        *gate.changes(config, as_of, drafts=drafts),
        *_moments(joined, public, config, as_of),
        config.security.expires.instant if config.security else None,
    )
    return site_of(
        config,
        joined,
        editions,
        replace(linked, editions=links, held=tuple(with_pages(gate.held, joined, editions))),
        as_of,
        min((at.astimezone(config.zone) for at in changes if at and at > as_of), default=None),
        root,
        tuple(directory.links_beside(parsed)),
        problems,
        next_warning=moments.next,
    )


def _linked(
    gate: Gate,
    public: Shown,
    directory: Directory,
    told: Mapping[Ref, tuple[Ref, ...]],
    spoken: Mapping[str, SpokenWords],
    waived: Mapping[str, frozenset[Ref]],
    as_of: datetime,
    *,
    is_complete: bool,
) -> Linked:
    """What the documents decide beside each other, before anything is known of pages."""
    joined = gate.documents
    return Linked(
        originals={ref: original.path for ref, original in joined.originals.items()},
        translated={name: translation.path for name, translation in joined.translations.items()},
        reasons=public.reasons,
        translations=frozenset(public.translations),
        hidden=dict(gate.hidden),
        held=gate.held,
        mentioned_by=dict(joined.mentioned_by),
        mentioned_later=gate.mentions.later(as_of),
        spoken_of=dict(told),
        aliases=dict(directory.aliases),
        alone=alone_of(joined.originals, public.reasons),
        attached=dict(directory.attached),
        spoken=dict(spoken),
        waived=dict(waived),
        is_complete=is_complete,
    )


def site_of(
    config: Config,
    documents: Documents,
    editions: tuple[Edition, ...],
    linked: Linked,
    as_of: datetime,
    next_change: datetime | None,
    root: tuple[RootFile, ...],
    links_beside: tuple[LinkBeside, ...] = (),
    problems: tuple[Problem, ...] = (),
    *,
    next_warning: float | None,
) -> Site:
    return Site(
        editions=editions,
        documents=documents,
        front=editions[config.codes.index(config.default)],
        security=None if any(_expired(config.security, as_of)) else config.security,
        as_of=as_of,
        next_change=next_change,
        next_warning=next_warning,
        held=linked.held,
        links_beside=links_beside,
        problems=problems,
        linked=linked,
        root=root,
    )


def _moments(joined: Documents, public: Shown, config: Config, as_of: datetime) -> Iterator[datetime | None]:
    """The instants at which what is shown says something else."""
    fields = [joined.originals[ref].fields for ref in public.reasons]
    if config.makes("sitemap"):
        yield news_ends((facts.at(as_of) for facts in fields if isinstance(facts, Release)), as_of)
    for facts in fields:
        yield from (moment.instant for _, moment in facts.moments)
        yield from facts.at(as_of).span(config.zone) or ()
        yield facts.closes_at(config.zone)
        yield facts.pinned_until.instant if facts.pinned_until else None


def _expired(security: Security | None, as_of: datetime) -> Iterator[Problem]:
    if security and security.expires.instant <= as_of:
        yield problem(Location(SITE_FILE, *security.mark), "security-expired")
