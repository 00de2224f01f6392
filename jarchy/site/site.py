"""A whole site at one instant: an edition per language, what is held back, and what is wrong.

It is made in full in every build, so nothing here can be stale.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from jarchy.content.config import Config, Security
from jarchy.content.parse import Parsed
from jarchy.content.site_file import SITE_FILE
from jarchy.files.attached import AttachedFile
from jarchy.files.root import RootFile
from jarchy.images.icon import IconFiles
from jarchy.images.media import ImageFile
from jarchy.kinds.release import Release
from jarchy.model import Edition
from jarchy.problems import Location, Problem, problem
from jarchy.site.addresses import Directory, LinkBeside, with_mentions
from jarchy.site.card_checks import check_cards
from jarchy.site.checks import check
from jarchy.site.claims import Unread, claims
from jarchy.site.drafts import Drafts
from jarchy.site.editions import make_editions
from jarchy.site.fact_checks import Remember, at_once
from jarchy.site.held import Held, held_back, with_pages
from jarchy.site.news import news_ends
from jarchy.site.publication import Shown, next_change, shown, withheld
from jarchy.site.translations import Documents, join
from jarchy.site.withheld_checks import check_moments


class Site(Struct, frozen=True):
    """A site at one instant. `next_change` is the next instant at which it changes without any edit."""

    editions: tuple[Edition, ...]
    front: Edition  # of the default language
    documents: Documents
    security: Security | None  # None after it has expired
    as_of: datetime
    next_change: datetime | None
    held: tuple[Held, ...]
    links_beside: tuple[LinkBeside, ...]
    problems: tuple[Problem, ...]
    root: tuple[RootFile, ...] = ()  # files that are copied to its root
    icons: IconFiles | None = None  # None: nothing is known of assets/


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
    remember: Remember = at_once,
) -> Site:
    """The site at `as_of`. With `drafts`, it includes withheld documents, marked as such, but for unfinished ones.
    Nothing is known about files that are `unread`. `found` are the problems with files that documents name.
    `remember` may give the result of an earlier comparison of two texts.
    """
    parsed = tuple(parsed)
    directory = Directory(config, parsed, {one.address for one in root})
    parsed = tuple(with_mentions(file, directory) for file in parsed)
    joined = join(parsed, claims(parsed, unread, config.kinds), config.kinds)
    hidden = withheld(joined.originals, joined.mentioned_by, as_of)
    held = held_back(joined, hidden, as_of)
    problems = tuple(
        Drafts(parsed, config.kinds).excuse(
            (
                *found,
                *check(parsed, joined, hidden, unread, directory, remember),
                *check_moments(joined, held, as_of, is_repository_public=is_repository_public),
                *check_cards(joined, config),
                *_expired(config.security, as_of),
            )
        )
    )
    public = shown(joined, hidden, problems, drafts=drafts)
    security = None if any(_expired(config.security, as_of)) else config.security
    editions = tuple(make_editions(config, joined, public, media, files, directory, as_of))
    moments = (
        next_change(joined.originals, joined.mentioned_by, as_of, hidden, drafts=drafts),
        *_moments(joined, public, config, as_of),
        security.expires.instant if security else None,
    )
    return Site(
        editions=editions,
        documents=joined,
        front=editions[config.codes.index(config.default)],
        security=security,
        as_of=as_of,
        next_change=min((at.astimezone(config.zone) for at in moments if at and at > as_of), default=None),
        held=tuple(with_pages(held, joined, editions)),
        links_beside=tuple(directory.links_beside(parsed)),
        problems=problems,
        root=root,
    )


def _moments(joined: Documents, public: Shown, config: Config, as_of: datetime) -> Iterator[datetime | None]:
    """The instants at which what is shown says something else."""
    fields = [joined.originals[ref].fields for ref in public.reasons]
    if config.makes("sitemap"):
        yield news_ends((facts.at(as_of) for facts in fields if isinstance(facts, Release)), as_of)
    for facts in fields:
        yield from (moment.instant for _, moment in facts.moments)
        yield from facts.span(config.zone) or ()


def _expired(security: Security | None, as_of: datetime) -> Iterator[Problem]:
    if security and security.expires.instant <= as_of:
        yield problem(Location(SITE_FILE, *security.mark), "security-expired")
