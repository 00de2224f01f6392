"""A site whose documents decide beside each other what they decided in the last build, with other texts."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from jarchy.build.cache_rows import LastBuild
from jarchy.build.comparisons import Comparisons
from jarchy.build.digests import Digests, facts_of
from jarchy.build.known_documents import KnownDocuments
from jarchy.build.session import Session
from jarchy.build.source_files import known_attached, known_images, known_root
from jarchy.build.workers import Workers
from jarchy.content.config import Config
from jarchy.content.parse import Parsed
from jarchy.core.lazy import LazyTable
from jarchy.model import Ref
from jarchy.problems import Problem, errors, has_code
from jarchy.problems.by_file import ByFile
from jarchy.site.card_checks import check_cards
from jarchy.site.checks import check, with_settled
from jarchy.site.claims import Unread
from jarchy.site.drafts import UNFINISHED
from jarchy.site.editions import ShownVersions, make_editions
from jarchy.site.linked import Linked
from jarchy.site.moments import Moments
from jarchy.site.policies import check_policies, deadlines, told_once
from jarchy.site.site import Site, site_of
from jarchy.site.withheld_checks import check_moments

Value = TypeVar("Value")


class FormerSite(Struct, frozen=True):
    """The site of the last build, in the memory of this process, with what was read of it."""

    documents: KnownDocuments
    site: Site
    digests: Digests


class LinkedSite(Struct, frozen=True):
    """What is known of a site without its texts."""

    session: Session
    last: LastBuild
    config: Config
    linked: Linked
    former: FormerSite | None = None

    @property
    def as_of(self) -> datetime:
        return self.session.request.instant(self.config.zone)

    def documents(self, others: Mapping[str, Parsed]) -> KnownDocuments:
        """Its documents. `others` are files in place of those that the cache has."""
        former = self.former.documents if self.former else None
        return KnownDocuments(self.session.cache, self.config, self.linked, others, known_root(self.session), former)

    def site(self, known: KnownDocuments, edited: AbstractSet[Ref]) -> Site:
        """The site of these documents, which are read when they are asked for. But for the edited ones, they are as
        they were, and so is all that is known of them.
        """
        shown_versions = ShownVersions(self.config, known.documents, self.linked, self.as_of)
        images = known_images(self.session)
        files = known_attached(self.session, self.config.largest_file)
        editions = tuple(make_editions(shown_versions, self.linked.editions, images, files))
        for edition, before in zip(editions, self.former.site.editions if self.former else (), strict=False):
            _take_over(edition.versions, before.versions, edited)
            _take_over(edition.cards, before.cards, edited)
        return site_of(
            self.config,
            known.documents,
            editions,
            self.linked,
            self.as_of,
            self.last.outcome.next_change,
            known_root(self.session),
            next_warning=self.last.outcome.good_until,
        )

    def deadlines(self, known: KnownDocuments, edited: frozenset[Ref]) -> list[datetime]:
        """The moments from which translations of the edited documents are late."""
        return list(deadlines(known.documents.only(edited), self.config, self.unasked))

    @property
    def unasked(self) -> frozenset[Ref]:
        """The documents whose translations nobody is asked for."""
        return self.linked.waived.get("missing-translation", frozenset())

    def problems(self, known: KnownDocuments, edited: frozenset[Ref]) -> tuple[list[Problem], ByFile] | None:
        """The problems of the edited documents and of those that mention them, which may name places in their texts;
        and those of all other files, as the last build knew them. None if one has consequences beyond its file, or if
        it is known only after planning whether something is there that they link to.
        """
        refs = edited.union(*(self.linked.mentioned_by.get(ref, ()) for ref in edited))
        files = [known.files[path] for ref in sorted(refs) for path in known.paths(ref)]
        paths = {file.source.path for file in files}
        before = self.session.problems_of(self.last.outcome)
        own = [each for path in paths & before.keys() for each in before[path].problems]
        found = [each for each in self._found(known, files, refs) if each.where.path in paths]
        if errors(found) or any(has_code(each, UNFINISHED) for each in own) or any(known.directory.links_beside(files)):
            return None
        return found, {path: file for path, file in before.items() if path not in paths}

    def _found(self, known: KnownDocuments, files: list[Parsed], refs: AbstractSet[Ref]) -> Iterator[Problem]:
        """The problems of these files, perhaps with some of others."""
        unread, compare = Unread((), self.config.kinds), Comparisons(self.session.cache, Workers(), whole=False).compare
        joined, linked = known.documents.only(refs), self.linked
        waived = with_settled(linked.waived, joined, self.as_of)
        is_public = self.session.request.is_repository_public
        yield from told_once(
            (
                *check(files, joined, linked.hidden, unread, known.directory, compare, waived, linked.spoken),
                *check_moments(joined, linked.held, Moments(self.as_of), is_repository_public=is_public),
                *check_policies(joined, self.config, self.unasked, self.as_of),
                *check_cards(joined, self.config),
            )
        )


def _take_over(table: Mapping[Ref, Value], before: Mapping[Ref, Value], edited: AbstractSet[Ref]) -> None:
    """What was made of documents that were not edited is not made again."""
    if isinstance(table, LazyTable) and isinstance(before, LazyTable):
        table.take_over(before, edited)


def facts_shown(site: Site, refs: Iterable[Ref]) -> list[object]:
    """What other pages show of these documents: also whether a translation is fresh, and how a text begins."""
    return [facts_of(edition, ref) for ref in sorted(refs) for edition in site.editions]
